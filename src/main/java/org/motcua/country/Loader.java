package org.motcua.country;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.motcua.kernel.Period;
import org.motcua.kernel.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a folder and checks it as a whole, in steps, each of which finds all that it can: files,
/// form, identity, schema with references and texts, records, dates of effect, words, and what each
/// kind's checks demand.
final class Loader {
    static final Kind<CountrySettings> SETTINGS =
            Kind.of("country", "country.yaml", CountrySettings.class).identifiedByFile();

    /// A file of words: each key with its text.
    record WordFile(@com.fasterxml.jackson.annotation.JsonValue Map<String, Text> words) {
        @com.fasterxml.jackson.annotation.JsonCreator(
                mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
        WordFile {}
    }

    static final Kind<WordFile> WORDS =
            Kind.of("words", "words/*.yaml", WordFile.class).identifiedByFile();

    private final List<Fault> faults = new ArrayList<>();
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final Folder folder;

    Loader(Path folder, List<Kind<?>> kinds) {
        this.folder = new Folder(folder, faults);
        this.kinds.add(SETTINGS);
        this.kinds.add(WORDS);
        this.kinds.addAll(kinds);
    }

    Loading load() {
        var shelves = new LinkedHashMap<String, Shelf>();
        var all = new ArrayList<Definition<?>>();
        for (Kind<?> kind : kinds) {
            shelves.put(kind.name(), shelve(kind, all));
        }
        if (faults.isEmpty()) {
            Country country = country(shelves, all);
            for (Kind<?> kind : kinds) {
                check(kind, country);
            }
            if (faults.isEmpty()) {
                return new Loading.Loaded(country);
            }
        }
        return new Loading.Broken(List.copyOf(new TreeSet<>(faults)));
    }

    private <T> Shelf shelve(Kind<T> kind, List<Definition<?>> all) {
        var definitions = new ArrayList<Definition<T>>();
        for (String file : folder.files(kind.glob())) {
            for (Tree tree : trees(file)) {
                definition(kind, tree).ifPresent(definitions::add);
            }
        }
        all.addAll(definitions);
        return new Shelf(kind, definitions);
    }

    private List<Tree> trees(String file) {
        return folder.text(file)
                .map(text ->
                        file.endsWith(".csv")
                                ? new CsvFile(file, text, Map.of(), faults).read()
                                : new YamlFile(file, text, faults).read())
                .orElse(List.of());
    }

    private <T> java.util.Optional<Definition<T>> definition(Kind<T> kind, Tree tree) {
        JsonNode content = tree.content();
        JsonNode effective = content.get("effective");
        Period period = Definition.ALWAYS;
        JsonNode body = content;
        if (effective != null && content instanceof ObjectNode object) {
            period = Records.make(effective, Period.class);
            var copy = object.deepCopy();
            copy.remove("effective");
            body = copy;
        }
        try {
            T value = Records.make(body, kind.type());
            return java.util.Optional.of(
                    new Definition<>(
                            kind,
                            id(kind, tree),
                            value,
                            period,
                            Canonical.hash(content),
                            content,
                            tree));
        } catch (JacksonException e) {
            Position at = tree.position("");
            faults.add(
                    new Fault(
                            tree.file(),
                            at.line(),
                            at.column(),
                            "record",
                            e.getOriginalMessage(),
                            "Mend the value."));
            return java.util.Optional.empty();
        }
    }

    private static String id(Kind<?> kind, Tree tree) {
        if (kind.id().isEmpty()) {
            String name = tree.file().substring(tree.file().lastIndexOf('/') + 1);
            int dot = name.lastIndexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }
        var parts = new ArrayList<String>();
        for (String key : kind.id()) {
            parts.add(tree.content().path(key).asString(""));
        }
        return String.join("/", parts);
    }

    private Country country(Map<String, Shelf> shelves, List<Definition<?>> all) {
        var texts = new HashMap<String, Text>();
        for (Definition<WordFile> one : definitions(shelves, WORDS)) {
            texts.putAll(one.value().words());
        }
        CountrySettings settings = definitions(shelves, SETTINGS).getFirst().value();
        var lines = new TreeSet<String>();
        for (Definition<?> one : all) {
            lines.add(one.kind().name() + " " + one.id() + " " + one.hash());
        }
        return new Country(
                String.valueOf(folder.root().toAbsolutePath().normalize().getFileName()),
                Canonical.hash(String.join("\n", lines)),
                settings,
                new Words(texts),
                shelves);
    }

    private static <T> List<Definition<T>> definitions(Map<String, Shelf> shelves, Kind<T> kind) {
        Shelf shelf = shelves.get(kind.name());
        return shelf == null ? List.of() : shelf.all(kind);
    }

    private <T> void check(Kind<T> kind, Country country) {
        for (Definition<T> definition : country.all(kind)) {
            for (Check<T> check : kind.checks()) {
                check.check(definition, country, new Faults(definition.source(), faults));
            }
        }
    }
}
