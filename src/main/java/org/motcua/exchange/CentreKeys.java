package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;

/// What a centre signs by.
///
/// @param authority of the trials: issues certificates
/// @param anchor signs the directory; every gateway is told its public half
/// @param stamps signs time stamps of the trials
record CentreKeys(Authority authority, KeyPair anchor, SigningKey stamps) {
    private static final Duration STAMPS = Duration.ofDays(3000);

    /// A new anchor in the folder of a new centre.
    static KeyPair makeAnchor(Path folder) throws IOException, GeneralSecurityException {
        var keys = Authority.edwardsPair();
        LogKeys.Secrets.write(folder.resolve("anchor.key"), keys.getPrivate().getEncoded());
        LogKeys.Secrets.write(folder.resolve("anchor.pub"), keys.getPublic().getEncoded());
        return keys;
    }

    static CentreKeys in(Path folder, Clock clock) throws IOException, GeneralSecurityException {
        var authority = Authority.in(folder, clock);
        return new CentreKeys(authority, anchor(folder), stamps(folder, authority));
    }

    private static KeyPair anchor(Path folder) throws IOException, GeneralSecurityException {
        var factory = KeyFactory.getInstance("Ed25519");
        byte[] secret = Files.readAllBytes(folder.resolve("anchor.key"));
        byte[] open = Files.readAllBytes(folder.resolve("anchor.pub"));
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(open)),
                factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
    }

    private static SigningKey stamps(Path folder, Authority authority)
            throws IOException, GeneralSecurityException {
        Path key = folder.resolve("stamps.key");
        Path certificate = folder.resolve("stamps.crt");
        if (!Files.exists(key)) {
            var pair = Authority.ellipticPair();
            var issued =
                    authority.issue(
                            "Trial time stamps", "Exchange", pair.getPublic(), STAMPS, true);
            LogKeys.Secrets.write(
                    certificate, Hashes.utf8(GatewayKeys.pem("CERTIFICATE", issued.getEncoded())));
            LogKeys.Secrets.write(
                    key,
                    Hashes.utf8(GatewayKeys.pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
        }
        return new SigningKey(
                GatewayKeys.key(Files.readString(key)),
                GatewayKeys.certificate(Files.readString(certificate)));
    }
}
