package org.motcua.country;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.motcua.kernel.Text;
import tools.jackson.databind.JsonNode;

/// Reads a folder and checks it as a whole, in steps, each of which finds all that it can: files
/// and their form, identity, schema with references and texts, records, dates of effect, words, and
/// what each kind's checks demand. Within a step all processors work; the answer does not depend on
/// who comes first.
final class Loader {
    static final Kind<CountrySettings> SETTINGS =
            Kind.of("country", "country.yaml", CountrySettings.class)
                    .identifiedByFile()
                    .checkedBy(CountrySettings::languagesOnce)
                    .checkedBy(CountrySettings::examplesFit);

    private final List<Fault> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final Folder folder;

    Loader(Path folder, List<Kind<?>> kinds) {
        this.folder = new Folder(folder, faults);
        this.kinds.addAll(withOwn(kinds));
    }

    /// The kinds of other rooms and those of this one.
    static List<Kind<?>> withOwn(List<Kind<?>> kinds) {
        var all = new ArrayList<Kind<?>>();
        all.add(SETTINGS);
        all.add(WordFile.KIND);
        all.addAll(kinds);
        return all;
    }

    Loading load() {
        return load(false);
    }

    Loading load(Soundness before) {
        return load(!folder.isMissing() && before.remembers(folder.digest()));
    }

    private Loading load(boolean sound) {
        if (folder.isMissing()) {
            return new Loading.Broken(List.copyOf(faults));
        }
        try (var crew = new Crew()) {
            Map<Kind<?>, List<Tree>> trees = trees(crew);
            folder.tellUnread(kinds);
            Optional<Country> country = country(shelves(trees, sound, crew));
            if (!sound) {
                country.ifPresent(one -> check(one, crew));
            }
            return country.isPresent() && faults.isEmpty()
                    ? new Loading.Loaded(country.get())
                    : new Loading.Broken(List.copyOf(new TreeSet<>(faults)));
        }
    }

    private Map<Kind<?>, List<Tree>> trees(Crew crew) {
        var reading = new LinkedHashMap<Kind<?>, Crew.Work<List<Tree>>>();
        for (Kind<?> kind : kinds) {
            reading.put(kind, crew.begin(folder.files(kind.glob()), file -> trees(kind, file)));
        }
        var trees = new LinkedHashMap<Kind<?>, List<Tree>>();
        reading.forEach((kind, read) ->
                trees.put(kind, read.done().stream().flatMap(List::stream).toList()));
        return trees;
    }

    private List<Tree> trees(Kind<?> kind, String file) {
        return folder.text(file).map(text -> trees(kind, file, text)).orElse(List.of());
    }

    private List<Tree> trees(Kind<?> kind, String file, String text) {
        if (text.isBlank()) {
            faults.add(
                    new Fault(
                            file,
                            1,
                            1,
                            "empty",
                            "The file is empty.",
                            "Write a definition into it, or delete it."));
            return List.of();
        }
        if (file.endsWith(".csv")) {
            var ofFile = new ArrayList<Fault>();
            List<Tree> rows =
                    new CsvFile(file, text, Schemas.shared().columns(kind), ofFile).read();
            faults.addAll(ofFile);
            return rows;
        }
        return file.endsWith(".yaml")
                ? new YamlFile(file, text, faults).read()
                : List.of(YamlTree.ofText(file, text));
    }

    /// What references and texts are held against; a definition that is broken elsewhere still
    /// exists, so that one mistake is told once.
    private Known known(Map<Kind<?>, List<Tree>> trees) {
        var ids = new HashMap<String, Set<String>>();
        trees.forEach((kind, ofKind) -> {
            var all = new LinkedHashSet<String>();
            ofKind.forEach(tree -> Shaping.id(kind, tree).ifPresent(all::add));
            ids.put(kind.name(), all);
        });
        var languages = new ArrayList<String>();
        for (Tree tree : trees.getOrDefault(SETTINGS, List.of())) {
            for (JsonNode language : tree.content().path("languages")) {
                languages.add(language.path("tag").asString(""));
            }
        }
        return new Known(ids, languages);
    }

    private Map<String, Shelf> shelves(Map<Kind<?>, List<Tree>> trees, boolean sound, Crew crew) {
        var shaping = new Shaping(known(trees), faults);
        var filling = new LinkedHashMap<String, Supplier<Shelf>>();
        trees.forEach((kind, ofKind) ->
                filling.put(kind.name(), shelf(kind, ofKind, shaping, sound, crew)));
        var shelves = new LinkedHashMap<String, Shelf>();
        filling.forEach((name, filled) -> shelves.put(name, filled.get()));
        return shelves;
    }

    private <T> Supplier<Shelf> shelf(
            Kind<T> kind, List<Tree> trees, Shaping shaping, boolean sound, Crew crew) {
        Crew.Work<Optional<Definition<T>>> shaped =
                crew.begin(
                        trees,
                        tree ->
                                sound
                                        ? Shaping.id(kind, tree)
                                                .flatMap(id -> shaping.unchecked(kind, id, tree))
                                        : shaping.definition(kind, tree));
        return () -> {
            List<Definition<T>> definitions =
                    shaped.done().stream().flatMap(Optional::stream).toList();
            Effects.check(kind, definitions, faults);
            return new Shelf(kind, definitions);
        };
    }

    private Optional<Country> country(Map<String, Shelf> shelves) {
        List<Definition<CountrySettings>> settings = definitions(shelves, SETTINGS);
        if (settings.size() != 1) {
            if (faults.stream().noneMatch(fault -> fault.file().equals(SETTINGS.glob()))) {
                faults.add(
                        new Fault(
                                SETTINGS.glob(),
                                1,
                                1,
                                "country",
                                "A country needs one file country.yaml with one definition.",
                                "Write its name, languages, zone and currency into it."));
            }
            return Optional.empty();
        }
        return assembled(
                String.valueOf(folder.root().toAbsolutePath().normalize().getFileName()), shelves);
    }

    static Optional<Country> assembled(String name, Map<String, Shelf> shelves) {
        var texts = new HashMap<String, Text>();
        for (Definition<WordFile> one : definitions(shelves, WordFile.KIND)) {
            texts.putAll(one.value().words());
        }
        return definitions(shelves, SETTINGS).stream()
                .findFirst()
                .map(settings ->
                        new Country(
                                name, hash(shelves), settings.value(), new Words(texts), shelves));
    }

    /// Over the kind, identity and hash of every definition, sorted, a line each.
    private static String hash(Map<String, Shelf> shelves) {
        var lines = new TreeSet<String>();
        for (Shelf shelf : shelves.values()) {
            for (Definition<?> one : shelf.everything()) {
                lines.add(one.kind().name() + " " + one.id() + " " + one.hash());
            }
        }
        return Canonical.hash(String.join("\n", lines));
    }

    private static <T> List<Definition<T>> definitions(Map<String, Shelf> shelves, Kind<T> kind) {
        Shelf shelf = shelves.get(kind.name());
        return shelf == null ? List.of() : shelf.all(kind);
    }

    /// A check that breaks because something else is broken says nothing.
    private void check(Country country, Crew crew) {
        var broken = new ConcurrentLinkedQueue<RuntimeException>();
        var checking = new ArrayList<Crew.Work<?>>();
        for (Kind<?> kind : kinds) {
            if (!kind.checks().isEmpty()) {
                checking.add(check(kind, country, crew, broken));
            }
        }
        checking.forEach(Crew.Work::done);
        if (faults.isEmpty() && !broken.isEmpty()) {
            throw broken.element();
        }
    }

    private <T> Crew.Work<?> check(
            Kind<T> kind, Country country, Crew crew, Queue<RuntimeException> broken) {
        return crew.begin(
                country.all(kind),
                definition -> {
                    // a list of its own: a check may ask what was found so far, while others work
                    var own = new ArrayList<Fault>();
                    var found = new Faults(definition.source(), own);
                    try {
                        kind.checks().forEach(check -> check.check(definition, country, found));
                    } catch (RuntimeException e) {
                        broken.add(e);
                    }
                    faults.addAll(own);
                    return true;
                });
    }
}
