package org.motcua.country;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.motcua.kernel.Text;
import tools.jackson.databind.JsonNode;

/// Reads a folder and checks it as a whole, in steps, each of which finds all that it can: files
/// and their form, identity, schema with references and texts, records, dates of effect, words, and
/// what each kind's checks demand.
final class Loader {
    static final Kind<CountrySettings> SETTINGS =
            Kind.of("country", "country.yaml", CountrySettings.class)
                    .identifiedByFile()
                    .checkedBy(CountrySettings::languagesOnce)
                    .checkedBy(CountrySettings::examplesFit);

    private final List<Fault> faults = new ArrayList<>();
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
        if (folder.isMissing()) {
            return new Loading.Broken(List.copyOf(faults));
        }
        var trees = new LinkedHashMap<Kind<?>, List<Tree>>();
        for (Kind<?> kind : kinds) {
            trees.put(kind, trees(kind));
        }
        folder.tellUnread(kinds);
        var shaping = new Shaping(known(trees), faults);
        var shelves = new LinkedHashMap<String, Shelf>();
        trees.forEach((kind, ofKind) -> shelves.put(kind.name(), shelf(kind, ofKind, shaping)));
        Optional<Country> country = country(shelves);
        country.ifPresent(this::check);
        return country.isPresent() && faults.isEmpty()
                ? new Loading.Loaded(country.get())
                : new Loading.Broken(List.copyOf(new TreeSet<>(faults)));
    }

    private List<Tree> trees(Kind<?> kind) {
        var all = new ArrayList<Tree>();
        for (String file : folder.files(kind.glob())) {
            folder.text(file).ifPresent(text -> all.addAll(trees(kind, file, text)));
        }
        return all;
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
            return new CsvFile(file, text, Schemas.shared().columns(kind), faults).read();
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

    private <T> Shelf shelf(Kind<T> kind, List<Tree> trees, Shaping shaping) {
        var definitions = new ArrayList<Definition<T>>(trees.size());
        for (Tree tree : trees) {
            shaping.definition(kind, tree).ifPresent(definitions::add);
        }
        Effects.check(kind, definitions, faults);
        return new Shelf(kind, definitions);
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

    private void check(Country country) {
        kinds.forEach(kind -> check(kind, country));
    }

    private <T> void check(Kind<T> kind, Country country) {
        for (Definition<T> definition : country.all(kind)) {
            for (Check<T> check : kind.checks()) {
                check(check, definition, country);
            }
        }
    }

    /// A check that fails because something else is broken says nothing.
    private <T> void check(Check<T> check, Definition<T> definition, Country country) {
        int before = faults.size();
        try {
            check.check(definition, country, new Faults(definition.source(), faults));
        } catch (RuntimeException e) {
            if (before == 0) {
                throw e;
            }
        }
    }
}
