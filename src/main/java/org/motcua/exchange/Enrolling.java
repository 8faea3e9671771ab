package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;

/// The gateway's side of an enrolment: makes its keys, which never leave its folder, and the
/// requests for their certificates.
public final class Enrolling {
    private final Path keys;
    private final KeyPair tls = Authority.ellipticPair();
    private final KeyPair sign = Authority.edwardsPair();
    private final String gateway;

    /// @param folder of the gateway
    /// @param gateway its identifier
    public Enrolling(Path folder, String gateway) {
        keys = folder.resolve(GatewayKeys.FOLDER);
        this.gateway = gateway;
    }

    /// A PKCS #10 request for the key of TLS, in PEM.
    public String tlsRequest() {
        return Authority.request(gateway, tls, "SHA256withECDSA");
    }

    /// The same for the key of signatures.
    public String signRequest() {
        return Authority.request(gateway, sign, "Ed25519");
    }

    /// Keeps the keys with the certificates that came for them; a gateway takes them when it starts
    /// next.
    public void granted(Centre.Enrolment enrolment) {
        try {
            write("tls.key", GatewayKeys.pem("PRIVATE KEY", tls.getPrivate().getEncoded()));
            write("sign.key", GatewayKeys.pem("PRIVATE KEY", sign.getPrivate().getEncoded()));
            write("tls.crt", enrolment.tls());
            write("sign.crt", enrolment.sign());
        } catch (IOException e) {
            throw new ExchangeFault("Keys cannot be kept: " + e.getMessage(), e);
        }
    }

    private void write(String name, String pem) throws IOException {
        LogKeys.Secrets.write(keys.resolve(name), Hashes.utf8(pem));
    }
}
