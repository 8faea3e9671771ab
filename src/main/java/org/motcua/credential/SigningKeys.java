package org.motcua.credential;

import java.security.cert.X509Certificate;
import java.util.List;

/// The port to the keys that sign: made by the program for a demonstration, or the operator's own
/// (a PKCS#12 file or a PKCS#11 module).
interface SigningKeys {
    /// The key with which this officer signs for this agency.
    SigningKey of(Signer signer);

    /// The roots that a reader of our documents trusts.
    List<X509Certificate> roots();
}
