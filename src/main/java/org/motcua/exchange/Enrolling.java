package org.motcua.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The gateway's side of an enrolment: makes its keys, which never leave its folder, and the
/// requests for their certificates.
public final class Enrolling {
    private final Path keys;
    private final String gateway;

    /// @param folder of the gateway
    /// @param gateway its identifier
    public Enrolling(Path folder, String gateway) {
        keys = folder.resolve(GatewayKeys.FOLDER);
        this.gateway = Call.identifiers(gateway, 4);
    }

    /// What a centre is asked by: PKCS #10 requests for the keys of TLS and of signatures, in PEM.
    public record Requests(String tls, String sign) {}

    /// Makes new keys and the requests for them. The keys wait beside those in use.
    public Requests request() {
        var tls = Authority.ellipticPair();
        var sign = Authority.edwardsPair();
        var requests =
                new Requests(
                        Authority.request(gateway, tls, "SHA256withECDSA"),
                        Authority.request(gateway, sign, "Ed25519"));
        try {
            write("next-tls.key", GatewayKeys.pem("PRIVATE KEY", tls.getPrivate().getEncoded()));
            write("next-sign.key", GatewayKeys.pem("PRIVATE KEY", sign.getPrivate().getEncoded()));
            write("tls.csr", requests.tls());
            write("sign.csr", requests.sign());
        } catch (IOException e) {
            throw new ExchangeFault("Keys cannot be kept: " + e.getMessage(), e);
        }
        return requests;
    }

    /// Takes the keys into use with the certificates that came for them; a gateway reads them when
    /// it starts next.
    public void granted(Centre.Enrolment enrolment) {
        try {
            write("tls.crt", enrolment.tls());
            write("sign.crt", enrolment.sign());
            for (String name : List.of("tls.key", "sign.key")) {
                Files.move(
                        keys.resolve("next-" + name),
                        keys.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ExchangeFault("Keys cannot be kept: " + e.getMessage(), e);
        }
    }

    private void write(String name, String pem) throws IOException {
        LogKeys.Secrets.write(keys.resolve(name), Hashes.utf8(pem));
    }
}
