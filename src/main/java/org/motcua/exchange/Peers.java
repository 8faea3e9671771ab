package org.motcua.exchange;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The gateways that the directory names, by their certificates: who is at the other end of a
/// connection, and whose signature that is. What is not listed is nobody, whoever issued it.
final class Peers {
    private final Map<String, Directory.Door> doors = new HashMap<>();
    private final Map<String, Known> tls = new HashMap<>();
    private final Map<String, Known> sign = new HashMap<>();
    private final Map<String, Set<String>> systems = new HashMap<>();
    private final Map<String, String> memberOf = new HashMap<>();

    Peers(Directory directory) {
        var authorities = new ArrayList<X509Certificate>();
        directory.authorities().forEach(each -> authorities.add(certificate(each)));
        var members = new HashSet<String>();
        for (var member : directory.members()) {
            members.add(member.id());
            for (var system : member.systems()) {
                memberOf.put(system.id(), member.id());
                systems.put(system.id(), Set.copyOf(system.certificates()));
            }
        }
        for (var door : directory.gateways()) {
            if (members.contains(door.member())) {
                doors.put(door.id(), door);
                door.credentials().forEach(each -> take(door, each, authorities));
            }
        }
    }

    /// A certificate and whose it is.
    record Known(Directory.Door door, X509Certificate certificate, boolean revoked) {
        boolean holds(long now) {
            return !revoked && Authority.holds(certificate, now);
        }

        PublicKey key() {
            return certificate.getPublicKey();
        }
    }

    private void take(
            Directory.Door door, Directory.Credential one, List<X509Certificate> authorities) {
        var certificate = certificate(one.certificate());
        if (authorities.stream().noneMatch(each -> issued(each, certificate))) {
            return;
        }
        var known = new Known(door, certificate, one.revoked() != null);
        (one.use() == Directory.Use.TLS ? tls : sign).put(fingerprint(certificate), known);
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    Optional<Directory.Door> door(String id) {
        return Optional.ofNullable(doors.get(id));
    }

    /// Who shows this certificate, while it holds.
    Optional<Known> byTls(X509Certificate certificate, long now) {
        return Optional.ofNullable(tls.get(fingerprint(certificate)))
                .filter(known -> known.holds(now));
    }

    /// Whose signature key this is, while it holds.
    Optional<Known> bySigning(String fingerprint, long now) {
        return Optional.ofNullable(sign.get(fingerprint)).filter(known -> known.holds(now));
    }

    /// Whether this system belongs to this member.
    boolean belongs(String system, String member) {
        return member.equals(memberOf.get(system));
    }

    /// The certificates by which a system may show itself to its own gateway.
    Set<String> certificatesOf(String system) {
        return systems.getOrDefault(system, Set.of());
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return Hashes.hex(Hashes.of(certificate.getEncoded()));
        } catch (CertificateException e) {
            throw new BadMessage("A certificate cannot be encoded: " + e.getMessage());
        }
    }

    static X509Certificate certificate(String base64) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate)
                    factory.generateCertificate(new ByteArrayInputStream(Hashes.bytes(base64)));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new BadMessage("A certificate in the directory cannot be read.");
        }
    }
}
