package org.motcua.credential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.motcua.store.StoreFault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The roots behind which a signature counts here: those of our own keys, and those of other houses
/// that the operator trusts.
@Component
class TrustedRoots {
    private final SigningKeys keys;
    private final List<X509Certificate> others;

    /// @param trusted a folder with roots of other houses in PEM, or one such file; empty for none
    TrustedRoots(SigningKeys keys, @Value("${motcua.signing.trusted:}") String trusted) {
        this.keys = keys;
        others = trusted.isBlank() ? List.of() : certificates(Path.of(trusted));
    }

    Trust trust() {
        var all = new ArrayList<>(keys.roots());
        all.addAll(others);
        return new Trust(all);
    }

    private static List<X509Certificate> certificates(Path place) {
        try {
            var all = new ArrayList<X509Certificate>();
            if (Files.isDirectory(place)) {
                try (var files = Files.list(place)) {
                    for (var file : files.sorted().toList()) {
                        all.addAll(read(file));
                    }
                }
            } else {
                all.addAll(read(place));
            }
            return List.copyOf(all);
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreFault(
                    "The roots of others in %s cannot be read: %s. Check motcua.signing.trusted."
                            .formatted(place, e.getMessage()),
                    e);
        }
    }

    private static List<X509Certificate> read(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream stream = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
