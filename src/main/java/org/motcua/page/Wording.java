package org.motcua.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The words of the active country.
final class Wording {
    private final Map<String, Map<String, String>> words = new HashMap<>();

    Wording(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            var load = new Load(LoadSettings.builder().build());
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                @SuppressWarnings("unchecked")
                var entries =
                        (Map<String, Map<String, String>>)
                                load.loadFromString(Files.readString(file));
                words.putAll(entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> languages() {
        return List.of("vi", "en");
    }

    ZoneId zone() {
        return ZoneId.of("Asia/Ho_Chi_Minh");
    }

    String of(String key, String language, Object... arguments) {
        Map<String, String> entry = words.get(key);
        if (entry == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        String text = entry.getOrDefault(language, key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i].toString());
        }
        return text;
    }
}
