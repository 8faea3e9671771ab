package org.motcua.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.ValueType;

/// A filing whose case is known.
record Situation(
        String id, Filing filing, Settled settled, Map<String, Object> variables, Scope scope) {
    boolean in(List<String> cases) {
        return cases.isEmpty() || cases.contains(id);
    }

    boolean by(List<Channel> channels) {
        return channels.isEmpty() || channels.contains(filing.channel());
    }

    boolean holds(@Nullable String source) {
        return scope.holds(source, variables);
    }

    String text(String source) {
        return scope.value(source, ValueType.STRING, variables).map(String::valueOf).orElse("");
    }

    /// What has no value is left out.
    Map<String, Object> values(Map<String, String> sources) {
        var values = new LinkedHashMap<String, Object>();
        sources.forEach((name, source) ->
                Stream.of(scope.value(source, ValueType.ANY, variables))
                        .flatMap(Optional::stream)
                        .filter(value -> !value.equals(""))
                        .forEach(value -> values.put(name, value)));
        return values;
    }
}
