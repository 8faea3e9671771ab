package org.motcua.credential;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/// Keys that the program makes for itself, so that a fresh installation can sign: a root at the
/// first start, an issuing authority for each agency and a certificate for each officer when they
/// first sign. Kept as PKCS#12 under the folder of variable data.
///
/// For demonstrations and trials. Who runs it for real gives the keys of a recognised provider.
final class DemonstrationKeys implements SigningKeys {
    private static final Duration ROOT = Duration.ofDays(7305);
    private static final Duration AGENCY = Duration.ofDays(3652);
    private static final Duration OFFICER = Duration.ofDays(1095);
    private static final Duration SPARE = Duration.ofDays(1);

    private final KeyFolder folder;
    private final Clock clock;
    private @Nullable SigningKey root;
    private final ConcurrentHashMap<String, SigningKey> ready = new ConcurrentHashMap<>();

    DemonstrationKeys(Path path, Clock clock) {
        this.clock = clock;
        folder = new KeyFolder(path);
    }

    /// Opened when it is first needed, to start sooner.
    private synchronized SigningKey root() {
        if (root == null) {
            Instant now = clock.instant();
            root =
                    folder.load("root", now)
                            .orElseGet(() ->
                                    folder.keep(
                                            "root",
                                            Authority.authority(
                                                    rootName(),
                                                    null,
                                                    1,
                                                    now.minus(SPARE),
                                                    now.plus(ROOT))));
        }
        return root;
    }

    @Override
    public SigningKey of(Signer signer) {
        Instant now = clock.instant();
        String name =
                "signer-"
                        + signer.account()
                        + "-"
                        + digest(signer.name(), signer.agency().value(), signer.agencyName());
        return current(
                name,
                now,
                () ->
                        Authority.signer(
                                officerName(signer),
                                agency(signer, now),
                                now.minus(SPARE),
                                now.plus(OFFICER)));
    }

    @Override
    public List<X509Certificate> roots() {
        return List.of(root().certificate());
    }

    private SigningKey agency(Signer signer, Instant now) {
        String name = "agency-" + digest(signer.agency().value(), signer.agencyName());
        return current(
                name,
                now,
                () ->
                        Authority.authority(
                                agencyName(signer), root(), 0, now.minus(SPARE), now.plus(AGENCY)));
    }

    /// The key of that name, made anew where its days are nearly over.
    private SigningKey current(String name, Instant now, Supplier<SigningKey> make) {
        SigningKey known = ready.get(name);
        if (known != null && endsAfter(known, now.plus(SPARE))) {
            return known;
        }
        synchronized (this) {
            SigningKey key =
                    folder.load(name, now.plus(SPARE))
                            .orElseGet(() -> folder.keep(name, make.get()));
            ready.put(name, key);
            return key;
        }
    }

    private static boolean endsAfter(SigningKey key, Instant moment) {
        return key.certificate().getNotAfter().toInstant().isAfter(moment);
    }

    private static X500Name rootName() {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "Motcua")
                .addRDN(BCStyle.CN, "Motcua demonstration root")
                .build();
    }

    private static X500Name agencyName(Signer signer) {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, cut(signer.agencyName()))
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, signer.agency().value())
                .addRDN(BCStyle.CN, cut(signer.agencyName() + " · CA"))
                .build();
    }

    private static X500Name officerName(Signer signer) {
        var name =
                new X500NameBuilder()
                        .addRDN(BCStyle.O, cut(signer.agencyName()))
                        .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, signer.agency().value());
        if (!signer.title().isBlank()) {
            name.addRDN(BCStyle.T, cut(signer.title()));
        }
        return name.addRDN(BCStyle.CN, cut(signer.name())).build();
    }

    /// X.520 allows 64 characters.
    private static String cut(String text) {
        return text.length() <= 64 ? text : text.substring(0, 63) + "…";
    }

    private static String digest(String... parts) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    String.join("\n", parts)
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
