package org.motcua.credential;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// Whether a certificate leads to a root that is trusted, and what it says of its holder.
///
/// @param roots that are trusted
record Trust(List<X509Certificate> roots) {
    private static final int LONGEST = 6;

    Trust {
        roots = List.copyOf(roots);
    }

    /// Follows a certificate up to a trusted root (RFC 5280).
    ///
    /// @param given certificates that came with it, in any order
    /// @param at the moment at which it has to hold
    /// @throws GeneralSecurityException where no chain leads to a trusted root
    void validate(X509Certificate leaf, List<X509Certificate> given, Instant at)
            throws GeneralSecurityException {
        var path = new ArrayList<X509Certificate>();
        X509Certificate step = leaf;
        while (step != null && !roots.contains(step) && path.size() < LONGEST) {
            path.add(step);
            var issuer = step.getIssuerX500Principal();
            step =
                    given.stream()
                            .filter(one -> one.getSubjectX500Principal().equals(issuer))
                            .findFirst()
                            .orElse(null);
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
        var rules = new PKIXParameters(anchors);
        rules.setRevocationEnabled(false);
        rules.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), rules);
    }

    static String commonName(X509Certificate certificate) {
        return named(certificate, BCStyle.CN)
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }

    /// The code of the agency that holds it (organizationIdentifier, X.520).
    static Optional<String> agency(X509Certificate certificate) {
        return named(certificate, BCStyle.ORGANIZATION_IDENTIFIER);
    }

    private static Optional<String> named(X509Certificate certificate, ASN1ObjectIdentifier what) {
        var found =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                        .getRDNs(what);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(IETFUtils.valueToString(found[0].getFirst().getValue()));
    }
}
