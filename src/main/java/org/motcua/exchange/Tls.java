package org.motcua.exchange;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509TrustManager;

/// Mutual TLS 1.3 between gateways, and towards own systems that come by TLS. Who the other end is
/// depends on the directory alone: a certificate that it does not list, or lists as revoked, opens
/// no connection, whoever issued it.
final class Tls {
    private static final long HANDSHAKE_MILLIS = 3000;

    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final Supplier<Snapshot> directory;
    private final java.time.Clock clock;
    private volatile Contexts contexts;

    /// Made of one key; connections that were opened by an earlier one go on by that.
    private record Contexts(SslContext server, SslContext client, SslContext consumers) {}

    Tls(Supplier<Snapshot> directory, java.time.Clock clock, SigningKey key) {
        this.directory = directory;
        this.clock = clock;
        contexts = contexts(key);
    }

    /// From now on, connections are opened by this key.
    void use(SigningKey key) {
        contexts = contexts(key);
    }

    private Contexts contexts(SigningKey key) {
        try {
            return new Contexts(
                    server(key.key(), key.certificate(), new PeerTrust()),
                    SslContextBuilder.forClient()
                            .sslProvider(provider())
                            .keyManager(key.key(), key.certificate())
                            .trustManager(new PeerTrust())
                            .protocols(PROTOCOLS)
                            .endpointIdentificationAlgorithm(null)
                            .build(),
                    server(key.key(), key.certificate(), new ConsumerTrust()));
        } catch (SSLException e) {
            throw new ExchangeFault("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    private static SslContext server(
            java.security.PrivateKey key, X509Certificate certificate, X509TrustManager trust)
            throws SSLException {
        return SslContextBuilder.forServer(key, certificate)
                .sslProvider(provider())
                .trustManager(trust)
                .clientAuth(ClientAuth.REQUIRE)
                .protocols(PROTOCOLS)
                // a ticket would let somebody in again whose certificate was revoked meanwhile
                .sessionTimeout(1)
                .build();
    }

    private static SslProvider provider() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }

    SslHandler server(ByteBufAllocator buffers) {
        return contexts.server.newHandler(buffers);
    }

    SslHandler consumer(ByteBufAllocator buffers) {
        return contexts.consumers.newHandler(buffers);
    }

    SslHandler client(ByteBufAllocator buffers) {
        var handler = contexts.client.newHandler(buffers);
        // a gateway that takes connections and says nothing is given up before the exchange is
        handler.setHandshakeTimeoutMillis(HANDSHAKE_MILLIS);
        return handler;
    }

    /// The gateway at the other end.
    Optional<String> peer(SslHandler tls) {
        return certificate(tls)
                .flatMap(one -> directory.get().peers().byTls(one, clock.millis()))
                .map(known -> known.door().id());
    }

    static Optional<X509Certificate> certificate(SslHandler tls) {
        try {
            Certificate[] chain = tls.engine().getSession().getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    private final class PeerTrust implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain);
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (directory.get().peers().byTls(chain[0], clock.millis()).isEmpty()) {
                throw new CertificateException("no gateway of the directory has this certificate");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Own systems: their certificates are listed one by one, and each message is held against
    /// them.
    private final class ConsumerTrust implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            String shown = Peers.fingerprint(chain[0]);
            chain[0].checkValidity(java.util.Date.from(clock.instant()));
            boolean listed =
                    directory.get().directory().members().stream()
                            .flatMap(member -> member.systems().stream())
                            .anyMatch(system -> system.certificates().contains(shown));
            if (!listed) {
                throw new CertificateException("no system of the directory has this certificate");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("nobody is asked with this");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
