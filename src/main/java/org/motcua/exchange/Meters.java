package org.motcua.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Figures of a gateway, in the text format of Prometheus.
final class Meters {
    private static final int MOST = 5000;
    private static final List<String> NAMES = List.of("client", "service", "outcome");

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    private record Key(String name, String client, String service, String outcome) {}

    void answered(Right right, int status) {
        add(
                "answered",
                right.agreement().consumer(),
                right.service().id(),
                status < 400 ? "ok" : status < 500 ? "4xx" : "5xx");
    }

    void served(String client, String service) {
        add("served", client, service, "ok");
    }

    void refused(String client, String service, Refusal why) {
        add("refused", client, service, why.type());
    }

    void incident(String type) {
        add("incidents", "", "", type);
    }

    private void add(String name, String client, String service, String outcome) {
        var key = new Key(name, client, service, outcome);
        var count = counts.get(key);
        if (count == null) {
            // names that somebody invents must not fill the memory
            boolean room = counts.size() < MOST;
            count =
                    counts.computeIfAbsent(
                            room ? key : new Key(name, "other", "other", outcome),
                            _ -> new LongAdder());
        }
        count.increment();
    }

    String text(Map<String, Number> gauges) {
        var lines = new TreeMap<String, String>();
        counts.forEach((key, count) ->
                lines.put(
                        "motcua_exchange_%s_total{%s=\"%s\",%s=\"%s\",%s=\"%s\"}"
                                .formatted(
                                        key.name,
                                        NAMES.get(0),
                                        plain(key.client),
                                        NAMES.get(1),
                                        plain(key.service),
                                        NAMES.get(2),
                                        plain(key.outcome)),
                        Long.toString(count.sum())));
        gauges.forEach((name, value) ->
                lines.put("motcua_exchange_" + name, String.format(Locale.ROOT, "%s", value)));
        var text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    private static String plain(String text) {
        return text.replaceAll("[\"\\\\\n]", "?");
    }
}
