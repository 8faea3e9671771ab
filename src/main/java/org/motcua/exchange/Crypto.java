package org.motcua.exchange;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Ed25519 by the fastest provider of this machine. The JDK's own is 20 to 70 times slower than the
/// native one, and is never used; Bouncy Castle, in plain Java, stands in where there is no native
/// one.
final class Crypto {
    private static final String ALGORITHM = "Ed25519";
    private static final Provider PROVIDER = provider();

    private Crypto() {}

    /// What signs here, for the operator.
    static String name() {
        return PROVIDER.getName();
    }

    /// Signs with one key; for one thread.
    static final class Signer {
        private final Signature signature;

        Signer(PrivateKey key) {
            try {
                signature = Signature.getInstance(ALGORITHM, PROVIDER);
                signature.initSign(
                        keys().generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
            } catch (GeneralSecurityException e) {
                throw new ExchangeFault("The key cannot sign: " + e.getMessage(), e);
            }
        }

        byte[] sign(byte[] bytes) {
            try {
                signature.update(bytes);
                return signature.sign();
            } catch (SignatureException e) {
                throw new ExchangeFault("Nothing could be signed: " + e.getMessage(), e);
            }
        }
    }

    /// Checks signatures of one key; for one thread.
    static final class Verifier {
        private final Signature signature;

        Verifier(PublicKey key) {
            try {
                signature = Signature.getInstance(ALGORITHM, PROVIDER);
                signature.initVerify(
                        keys().generatePublic(new X509EncodedKeySpec(key.getEncoded())));
            } catch (GeneralSecurityException e) {
                throw new BadMessage("The key cannot check signatures: " + e.getMessage());
            }
        }

        boolean signed(byte[] bytes, byte[] by) {
            try {
                signature.update(bytes);
                return signature.verify(by);
            } catch (SignatureException _) {
                return false;
            }
        }
    }

    /// The native provider takes the JDK's keys as they are.
    private static KeyFactory keys() throws GeneralSecurityException {
        return PROVIDER instanceof BouncyCastleProvider
                ? KeyFactory.getInstance(ALGORITHM, PROVIDER)
                : KeyFactory.getInstance(ALGORITHM);
    }

    private static Provider provider() {
        return nativeProvider().orElseGet(BouncyCastleProvider::new);
    }

    private static Optional<Provider> nativeProvider() {
        try {
            var found = com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider.INSTANCE;
            if (found.getLoadingError() == null) {
                Signature.getInstance(ALGORITHM, found);
                return Optional.of(found);
            }
        } catch (LinkageError | GeneralSecurityException _) {
            // another processor or system: Bouncy Castle does it
        }
        return Optional.empty();
    }

    /// Whether this is an Ed25519 key, the only kind that signs messages here.
    static void require(PublicKey key) throws InvalidKeyException {
        if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals(ALGORITHM)) {
            throw new InvalidKeyException("messages are signed with Ed25519");
        }
    }
}
