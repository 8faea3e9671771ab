package org.motcua.credential;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Makes certificates (RFC 5280) on the curve P-256: small signatures, quick on any machine.
final class Authority {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Authority() {}

    /// A certificate that signs certificates; without an issuer it is a root.
    static SigningKey authority(
            X500Name subject, @Nullable SigningKey issuer, int below, Instant from, Instant until) {
        return make(subject, issuer, below, from, until);
    }

    /// A certificate that signs documents.
    static SigningKey signer(X500Name subject, SigningKey issuer, Instant from, Instant until) {
        return make(subject, issuer, -1, from, until);
    }

    private static SigningKey make(
            X500Name subject, @Nullable SigningKey issuer, int below, Instant from, Instant until) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            KeyPair pair = generator.generateKeyPair();
            var by = issuer == null ? null : issuer.certificate();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            by == null
                                    ? subject
                                    : X500Name.getInstance(
                                            by.getSubjectX500Principal().getEncoded()),
                            new BigInteger(120, RANDOM).setBit(119),
                            Date.from(from),
                            Date.from(until),
                            subject,
                            pair.getPublic());
            extend(builder, pair, by, below);
            var signing =
                    new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(issuer == null ? pair.getPrivate() : issuer.key());
            var certificate = parse(builder.build(signing).getEncoded());
            var chain = new ArrayList<X509Certificate>(List.of(certificate));
            if (issuer != null) {
                chain.addAll(issuer.chain());
            }
            return new SigningKey(pair.getPrivate(), chain);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate cannot be made for " + subject, e);
        }
    }

    private static void extend(
            JcaX509v3CertificateBuilder builder,
            KeyPair pair,
            @Nullable X509Certificate by,
            int below)
            throws GeneralSecurityException, IOException {
        var ids = new JcaX509ExtensionUtils();
        boolean signsCertificates = below >= 0;
        builder.addExtension(
                Extension.basicConstraints,
                true,
                signsCertificates ? new BasicConstraints(below) : new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        signsCertificates
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                ids.createSubjectKeyIdentifier(pair.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                ids.createAuthorityKeyIdentifier(
                        by == null ? pair.getPublic() : by.getPublicKey()));
    }

    private static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new java.io.ByteArrayInputStream(encoded));
    }
}
