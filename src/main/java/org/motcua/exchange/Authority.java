package org.motcua.exchange;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// An authority for certificates, for trials; in production those of an accredited one are enrolled
/// in the same way.
final class Authority {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration AUTHORITY_HOLDS = Duration.ofDays(3650);

    private final SigningKey key;
    private final Clock clock;

    private Authority(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// The authority of a folder, made where there is none.
    static Authority in(Path folder, Clock clock) {
        Path file = folder.resolve("authority.key");
        Path certificate = folder.resolve("authority.crt");
        try {
            if (!Files.exists(file)) {
                var pair = ellipticPair();
                var issued = selfSigned(pair, clock);
                LogKeys.Secrets.write(
                        certificate,
                        Hashes.utf8(GatewayKeys.pem("CERTIFICATE", issued.getEncoded())));
                LogKeys.Secrets.write(
                        file,
                        Hashes.utf8(
                                GatewayKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
            }
            return new Authority(
                    new SigningKey(
                            GatewayKeys.key(Files.readString(file)),
                            GatewayKeys.certificate(Files.readString(certificate))),
                    clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new ExchangeFault(
                    "The authority in %s cannot be used: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /// Whether a certificate is valid at a time in milliseconds.
    static boolean holds(X509Certificate certificate, long at) {
        var time = java.time.Instant.ofEpochMilli(at);
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    static KeyPair ellipticPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    static KeyPair edwardsPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static X509Certificate selfSigned(KeyPair pair, Clock clock) {
        var name =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.CN, "Exchange trial authority")
                        .build();
        var from = clock.instant().minus(Duration.ofHours(1));
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(120, RANDOM),
                        Date.from(from),
                        Date.from(from.plus(AUTHORITY_HOLDS)),
                        name,
                        pair.getPublic());
        return signed(builder, pair, true, KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    /// A certificate for a gateway, or for the time stamp authority.
    X509Certificate issue(
            String gateway, String member, PublicKey to, Duration holds, boolean stamps) {
        org.bouncycastle.asn1.x500.X500Name issuer =
                org.bouncycastle.asn1.x500.X500Name.getInstance(
                        key.certificate().getSubjectX500Principal().getEncoded());
        var from = clock.instant().minus(Duration.ofMinutes(5));
        var name =
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.O, member)
                        .addRDN(BCStyle.CN, gateway)
                        .build();
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(120, RANDOM),
                        Date.from(from),
                        Date.from(clock.instant().plus(holds)),
                        name,
                        to);
        return signed(
                builder,
                new KeyPair(key.certificate().getPublicKey(), key.key()),
                false,
                stamps ? -1 : KeyUsage.digitalSignature);
    }

    private static X509Certificate signed(
            JcaX509v3CertificateBuilder builder, KeyPair by, boolean authority, int usage) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (usage < 0) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            } else {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new ExchangeFault("No certificate could be made: " + e.getMessage(), e);
        }
    }

    /// What a gateway asks a certificate by, in PEM.
    static String request(String gateway, KeyPair pair, String algorithm) {
        try {
            var name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, gateway).build();
            var request =
                    new JcaPKCS10CertificationRequestBuilder(name, pair.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
            return GatewayKeys.pem("CERTIFICATE REQUEST", request.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new ExchangeFault("No request could be made: " + e.getMessage(), e);
        }
    }

    /// The key that a request is about, where whoever made it has the private one.
    ///
    /// @throws BadMessage where not
    static PublicKey requested(String pem, String gateway) {
        try {
            var request =
                    new JcaPKCS10CertificationRequest(
                            new PKCS10CertificationRequest(GatewayKeys.decode(pem)));
            var key = request.getPublicKey();
            boolean holds =
                    request.isSignatureValid(
                            new org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder()
                                    .build(key));
            var names = request.getSubject().getRDNs(BCStyle.CN);
            boolean named =
                    names.length == 1 && names[0].getFirst().getValue().toString().equals(gateway);
            if (!holds || !named) {
                throw new BadMessage("The request is not signed by its key, or for another.");
            }
            return key;
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException e) {
            throw new BadMessage("This is no certificate request: " + e.getMessage());
        }
    }
}
