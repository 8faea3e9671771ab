package org.motcua.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The sides of a gateway: own systems by mutual TLS, services by HTTPS, and all of it by IPv6.
class FacesTest {
    private static final String OTHER = Trial.ASKER + "/other";
    private static final Clock CLOCK = Clock.systemUTC();

    @Test
    void anOwnSystemShowsTheCertificateThatTheDirectoryLists() throws Exception {
        try (var gateways = new TrialGateways()) {
            var own = certified(gateways, Trial.CLIENT);
            var others = certified(gateways, OTHER);
            var unlisted = certified(gateways, Trial.CLIENT);
            gateways.trial
                    .centre()
                    .change(now ->
                            now.withMembers(
                                    now.members().stream()
                                            .map(one ->
                                                    one.id().equals(Trial.ASKER)
                                                            ? systems(one, own, others)
                                                            : one)
                                            .toList()));
            gateways.give();
            gateways.reset(gateways.trial.askingFolder(), "\"consumerTls\" : \"127.0.0.1:0\"");
            var address =
                    "https://127.0.0.1:%d/r1/%s/001190000001"
                            .formatted(gateways.asking.port("consumerTls"), Trial.SERVICE);

            assertThat(asked(address, own, Trial.CLIENT)).isEqualTo("200 ");
            assertThat(asked(address, others, Trial.CLIENT))
                    .isEqualTo("403 Server.ClientProxy.UnknownClient");
            assertThat(gateways.person().statusCode()).as("by the plain face").isEqualTo(403);
            assertThatThrownBy(() -> asked(address, unlisted, Trial.CLIENT))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> asked(address, null, Trial.CLIENT))
                    .isInstanceOf(IOException.class);
            assertThat(gateways.served).hasValue(1);
        }
    }

    private static Directory.Member systems(
            Directory.Member member, SigningKey own, SigningKey others) {
        return new Directory.Member(
                member.id(),
                member.name(),
                List.of(
                        new Directory.Subsystem(Trial.CLIENT, List.of(own.fingerprint())),
                        new Directory.Subsystem(OTHER, List.of(others.fingerprint()))));
    }

    private static SigningKey certified(TrialGateways gateways, String system) {
        KeyPair pair = Authority.ellipticPair();
        return new SigningKey(
                pair.getPrivate(),
                gateways.trial
                        .centre()
                        .authority()
                        .issue(system, Trial.ASKER, pair.getPublic(), Duration.ofDays(1), false));
    }

    private static String asked(String address, @Nullable SigningKey by, String client)
            throws IOException, GeneralSecurityException {
        var connection = (HttpsURLConnection) URI.create(address).toURL().openConnection();
        connection.setSSLSocketFactory(context(by).getSocketFactory());
        connection.setHostnameVerifier((_, _) -> true);
        connection.setRequestProperty("X-Road-Client", client);
        connection.setReadTimeout(5000);
        return connection.getResponseCode()
                + " "
                + java.util.Objects.toString(connection.getHeaderField("X-Road-Error"), "");
    }

    private static SSLContext context(@Nullable SigningKey by) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(
                by == null ? null : keys(by).getKeyManagers(),
                new TrustManager[] {new Everybody()},
                null);
        return context;
    }

    private static KeyManagerFactory keys(SigningKey by) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "own", by.key(), new char[0], new X509Certificate[] {by.certificate()});
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            return keys;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aServiceByHttpsIsAskedWhereItsCertificateIsTrustedAndForItsName() throws Exception {
        try (var gateways = new TrialGateways()) {
            var good = forAddress("127.0.0.1");
            var stranger = forAddress("127.0.0.2");
            Path trusted = gateways.trial.answeringFolder().resolve("services.pem");
            Files.writeString(trusted, pem(good) + pem(stranger));
            for (var one : List.of(good, stranger)) {
                var server = https(one);
                try {
                    var place =
                            "\"services\" : {\"%s\" : [ \"https://127.0.0.1:%d\" ]}"
                                    .formatted(Trial.SERVICE, server.getAddress().getPort());
                    gateways.reset(gateways.trial.answeringFolder(), place, "\"trust\" : null");
                    assertThat(gateways.person().statusCode()).as("nobody vouches").isEqualTo(503);
                    gateways.reset(
                            gateways.trial.answeringFolder(), "\"trust\" : \"services.pem\"");
                    assertThat(gateways.person().statusCode())
                            .isEqualTo(one.equals(good) ? 200 : 503);
                } finally {
                    server.stop(0);
                }
            }
        }
    }

    private static String pem(SigningKey one) throws GeneralSecurityException {
        return GatewayKeys.pem("CERTIFICATE", one.certificate().getEncoded());
    }

    private static SigningKey forAddress(String address) throws Exception {
        var pair = Authority.ellipticPair();
        var name = new X500Name("CN=service");
        var now = CLOCK.instant();
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(3600)),
                        name,
                        pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
        return new SigningKey(
                pair.getPrivate(),
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(pair.getPrivate()))));
    }

    private static HttpsServer https(SigningKey by) throws Exception {
        var server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        var context = SSLContext.getInstance("TLS");
        context.init(keys(by).getKeyManagers(), null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/", exchange -> TrialGateways.reply(exchange, 200, TrialGateways.PERSON));
        server.start();
        return server;
    }

    @Test
    void allOfItGoesByVersionSixOfTheProtocolToo() throws Exception {
        try (var gateways = new TrialGateways()) {
            var service =
                    com.sun.net.httpserver.HttpServer.create(
                            new InetSocketAddress(InetAddress.getAllByName("::1")[0], 0), 10);
            service.createContext(
                    "/", exchange -> TrialGateways.reply(exchange, 200, TrialGateways.PERSON));
            service.start();
            int peer = TrialGateways.freePort();
            gateways.trial
                    .centre()
                    .change(now ->
                            now.withDoors(
                                    now.gateways().stream()
                                            .map(one ->
                                                    new Directory.Door(
                                                            one.id(),
                                                            one.member(),
                                                            List.of("[::1]:" + peer),
                                                            one.credentials()))
                                            .toList()));
            gateways.reset(
                    gateways.trial.answeringFolder(),
                    "\"peer\" : \"[::1]:%d\"".formatted(peer),
                    "\"services\" : {\"%s\" : [ \"http://[::1]:%d\" ]}"
                            .formatted(Trial.SERVICE, service.getAddress().getPort()));
            gateways.reset(gateways.trial.askingFolder(), "\"consumer\" : \"[::1]:0\"");
            var connection =
                    (HttpURLConnection)
                            URI.create(
                                            "http://[::1]:%d/r1/%s/001190000001"
                                                    .formatted(
                                                            gateways.asking.port("consumer"),
                                                            Trial.SERVICE))
                                    .toURL()
                                    .openConnection();
            connection.setRequestProperty("X-Road-Client", Trial.CLIENT);

            assertThat(connection.getResponseCode()).isEqualTo(200);
            service.stop(0);
        }
    }

    @Test
    void aServiceIsToldTheSecretThatItAsksForAndNotWhatTheConsumerMadeUp() throws Exception {
        try (var gateways = new TrialGateways()) {
            Files.writeString(gateways.trial.answeringFolder().resolve("people.secret"), "s3\n");
            gateways.reset(
                    gateways.trial.answeringFolder(),
                    "\"secrets\" : {\"%s\" : \"people.secret\"}".formatted(Trial.SERVICE));
            var heard = new java.util.ArrayList<List<String>>();
            gateways.answer =
                    exchange -> {
                        heard.add(exchange.getRequestHeaders().get("Authorization"));
                        TrialGateways.reply(exchange, 200, "{}");
                    };
            var request =
                    gateways.request("/r1/" + Trial.SERVICE + "/1")
                            .header("Authorization", "Bearer other")
                            .build();
            gateways.client.send(request, java.net.http.HttpResponse.BodyHandlers.discarding());

            assertThat(heard).containsExactly(List.of("Bearer s3"));
        }
    }

    @Test
    void aShortFileOfSettingsIsEnough() throws Exception {
        Path folder = Files.createTempDirectory("settings");
        Files.writeString(
                folder.resolve(GatewaySettings.FILE), "{\"id\": \"A/B/C/gw\", \"anchor\": \"x\"}");

        var settings = GatewaySettings.in(folder);

        assertThat(settings.services()).isEqualTo(Map.of());
        assertThat(settings.keepDays()).isEqualTo(30);
        assertThat(settings.archive()).isEqualTo("archive");
    }
}
