package org.motcua.credential;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// A key ready to sign with, and the chain from its certificate up to the root.
record SigningKey(PrivateKey key, List<X509Certificate> chain) {
    SigningKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }
}
