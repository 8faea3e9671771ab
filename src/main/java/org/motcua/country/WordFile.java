package org.motcua.country;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.motcua.kernel.Text;

/// A file of words: each key with its text.
record WordFile(@JsonValue Map<String, Text> words) {
    static final Kind<WordFile> KIND =
            Kind.of("words", "words/*.yaml", WordFile.class)
                    .identifiedByFile()
                    .checkedBy(WordFile::uniqueKeys)
                    .checkedBy(WordFile::samePlaces);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    WordFile {
        words = Map.copyOf(words);
    }

    /// Which file has a key; made once for a country.
    private record Owners(Map<String, String> files) {
        static Owners of(Country country) {
            var files = new HashMap<String, String>();
            for (Definition<WordFile> one : country.all(KIND)) {
                one.value().words().keySet().forEach(key -> files.putIfAbsent(key, one.id()));
            }
            return new Owners(files);
        }
    }

    private static void uniqueKeys(
            Definition<WordFile> definition, Country country, Faults faults) {
        Map<String, String> files = country.view(Owners.class, Owners::of).files();
        for (String key : definition.value().words().keySet()) {
            String owner = files.getOrDefault(key, definition.id());
            if (!owner.equals(definition.id())) {
                faults.at(
                        "/" + YamlFile.escaped(key),
                        "duplicate-key",
                        "The words \"%s\" are written a second time.".formatted(key),
                        "They also stand in words/%s.yaml. Keep one of the two.".formatted(owner));
            }
        }
    }

    /// Languages may use different places (a month by its name or by its number), but where one
    /// fills something in, the others do too.
    private static void samePlaces(
            Definition<WordFile> definition, Country country, Faults faults) {
        String binding = country.settings().binding();
        definition
                .value()
                .words()
                .forEach((key, text) ->
                        text.byLanguage()
                                .keySet()
                                .forEach(language -> places(key, text, binding, language, faults)));
    }

    private static void places(
            String key, Text text, String binding, String language, Faults faults) {
        var expected = places(text.in(binding));
        var found = places(text.in(language));
        if (expected.isEmpty() != found.isEmpty()) {
            faults.at(
                    "/%s/%s".formatted(YamlFile.escaped(key), language),
                    "places",
                    "Here %s is filled in, but in \"%s\" %s."
                            .formatted(named(found), binding, named(expected)),
                    "Write the places into both, or into neither.");
        }
    }

    private static String named(TreeSet<String> places) {
        return places.isEmpty() ? "nothing" : String.join(", ", places);
    }

    private static TreeSet<String> places(String words) {
        var found = new TreeSet<String>();
        for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', open + 1)) {
            int place = Words.place(words, open);
            if (place >= 0) {
                found.add("{" + place + "}");
            }
        }
        return found;
    }
}
