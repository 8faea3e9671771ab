package org.motcua.exchange;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// The key by which a gateway signs, and its certificate.
record SigningKey(PrivateKey key, X509Certificate certificate) {
    /// How others name it.
    String fingerprint() {
        return Peers.fingerprint(certificate);
    }
}
