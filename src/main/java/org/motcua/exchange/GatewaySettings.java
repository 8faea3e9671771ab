package org.motcua.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.trace.Traces;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a gateway must be told: `gateway.json` in its folder.
///
/// @param id the gateway, as the directory names it
/// @param consumer `host:port` where the own systems ask without TLS; only this machine by default
/// @param consumerTls the same with mutual TLS
/// @param peer `host:port` where other gateways ask
/// @param watch `host:port` of figures for who watches
/// @param anchor the public key of the centre, Base64 of X.509
/// @param centre where the directory is fetched and time stamps are got
/// @param services where the own services are, by identifier; several are tried in turn
/// @param loops how many threads carry messages; 0 for as many as there are processors
/// @param logSegment bytes of a segment of the log
/// @param logLimit bytes of all segments
/// @param skewSeconds by how much clocks may differ
/// @param pollSeconds how often the directory is asked for
/// @param stampSeconds how often the log is stamped
/// @param keepDays after how many days segments of the log go into the archive
/// @param archive the folder of the archive, from the gateway's own on; such as a mounted store
/// @param keepContentsDays after how many days kept contents of messages become unreadable for
///   ever, by the end of their keys; 0 for never
/// @param settleSeconds how long new certificates are known before they are used, so that every
///   gateway has heard of them
/// @param secrets by service, the file with the secret that the service asks of its callers; it is
///   sent as a bearer's
/// @param trust a file with certificates in PEM by which services that are asked by HTTPS prove
///   themselves; those that Java trusts where none is named
/// @param operator the file with the secret by which an operator's program reads figures and
///   messages in trouble over `watch`; none: nobody does
/// @param slowMillis from how many milliseconds on a message counts as slow
/// @param traces where a collector takes spans by OTLP over HTTP; nobody is told where none is
///   named
/// @param traceShare of the traces that begin here, up to 1, that the collector is told of
public record GatewaySettings(
        String id,
        @Nullable String consumer,
        @Nullable String consumerTls,
        @Nullable String peer,
        @Nullable String watch,
        String anchor,
        @Nullable URI centre,
        Map<String, List<URI>> services,
        int loops,
        long logSegment,
        long logLimit,
        int skewSeconds,
        int pollSeconds,
        int stampSeconds,
        int keepDays,
        @Nullable String archive,
        int keepContentsDays,
        int settleSeconds,
        Map<String, String> secrets,
        @Nullable String trust,
        @Nullable String operator,
        int slowMillis,
        @Nullable URI traces,
        @Nullable Double traceShare) {
    static final String FILE = "gateway.json";

    /// What is left out has its usual value.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    public GatewaySettings {
        services = services == null ? Map.of() : Map.copyOf(services);
        logSegment = logSegment == 0 ? 64L << 20 : logSegment;
        logLimit = logLimit == 0 ? 10L << 30 : logLimit;
        skewSeconds = skewSeconds == 0 ? 60 : skewSeconds;
        pollSeconds = pollSeconds == 0 ? 30 : pollSeconds;
        stampSeconds = stampSeconds == 0 ? 60 : stampSeconds;
        keepDays = keepDays == 0 ? 30 : keepDays;
        archive = archive == null ? "archive" : archive;
        settleSeconds = settleSeconds == 0 ? 600 : settleSeconds;
        slowMillis = slowMillis == 0 ? 2000 : slowMillis;
        secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
        if (logSegment < 8L << 20 || logSegment > 1L << 30) {
            throw new ExchangeFault("logSegment must be 8 MB to 1 GB.");
        }
    }

    /// Reads the settings of the gateway in this folder.
    public static GatewaySettings in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return JSON.readValue(Files.readAllBytes(file), GatewaySettings.class);
        } catch (IOException e) {
            throw new ExchangeFault(
                    "%s cannot be read: %s. Make it as docs/exchange.md says."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (tools.jackson.core.JacksonException e) {
            throw new ExchangeFault("%s is wrong: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    /// What traces are told by, as these settings say.
    Traces tracing() {
        var telling = new Traces("motcua-gateway", id);
        if (traces != null) {
            try {
                telling.tell(traces, traceShare == null ? 1 : traceShare);
            } catch (IllegalArgumentException e) {
                throw new ExchangeFault("%s: %s.".formatted(FILE, e.getMessage()), e);
            }
        }
        return telling;
    }

    /// Adds services to what a gateway reaches; what it is told otherwise stays as it is written.
    /// It works by them from its next start on.
    ///
    /// @param secrets by service, the file with the secret
    public static void reach(
            Path folder, Map<String, List<URI>> services, Map<String, String> secrets) {
        in(folder);
        Path file = folder.resolve(FILE);
        try {
            var all = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
            var places = all.withObject("/services");
            services.forEach((service, uris) -> {
                var list = places.putArray(service);
                uris.forEach(uri -> list.add(uri.toString()));
            });
            var files = all.withObject("/secrets");
            secrets.forEach(files::put);
            LogKeys.Secrets.write(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new ExchangeFault("%s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
