package org.motcua.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The keys of a gateway, in its folder: `tls.key` and `tls.crt` show other gateways who it is,
/// `sign.key` and `sign.crt` sign its messages.
///
/// @param tls the key of TLS
/// @param sign the key of signatures
record GatewayKeys(SigningKey tls, SigningKey sign) {
    static final String FOLDER = "keys";

    static GatewayKeys in(Path folder) {
        Path keys = folder.resolve(FOLDER);
        return new GatewayKeys(pair(keys, "tls"), pair(keys, "sign"));
    }

    private static SigningKey pair(Path folder, String name) {
        Path key = folder.resolve(name + ".key");
        Path certificate = folder.resolve(name + ".crt");
        try {
            return new SigningKey(
                    key(Files.readString(key)), certificate(Files.readString(certificate)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ExchangeFault(
                    "%s or %s cannot be read: %s. Enrol the gateway first."
                            .formatted(key, certificate, e.getMessage()),
                    e);
        }
    }

    static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] der = decode(pem);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException _) {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        }
    }

    static byte[] decode(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    static String pem(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, lines.encodeToString(der), label);
    }
}
