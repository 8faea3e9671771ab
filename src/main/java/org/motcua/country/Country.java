package org.motcua.country;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All definitions of a country at one state of its folder. Never changes.
public final class Country {
    private final String name;
    private final String hash;
    private final CountrySettings settings;
    private final Words words;
    private final Map<String, Shelf> shelves;
    private final Map<Class<?>, View> views = new ConcurrentHashMap<>();

    Country(
            String name,
            String hash,
            CountrySettings settings,
            Words words,
            Map<String, Shelf> shelves) {
        this.name = name;
        this.hash = hash;
        this.settings = settings;
        this.words = words;
        this.shelves = Map.copyOf(shelves);
    }

    /// The folder's name.
    public String name() {
        return name;
    }

    /// SHA-256 over all definitions: the identity of this state of the country.
    public String hash() {
        return hash;
    }

    public CountrySettings settings() {
        return settings;
    }

    /// The day at a moment, by the clocks of this country.
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, settings.zone());
    }

    public Words words() {
        return words;
    }

    /// All definitions of a kind, in the order of files and of places in them.
    public <T> List<Definition<T>> all(Kind<T> kind) {
        return shelf(kind).all(kind);
    }

    /// The definitions of a kind that hold on a day.
    public <T> List<Definition<T>> all(Kind<T> kind, LocalDate on) {
        return all(kind).stream().filter(one -> one.effective().contains(on)).toList();
    }

    /// All versions of one definition, the earliest first.
    public <T> List<Definition<T>> versions(Kind<T> kind, String id) {
        return shelf(kind).versions(kind, id);
    }

    /// The version of a definition that holds on a day.
    public <T> Optional<Definition<T>> find(Kind<T> kind, String id, LocalDate on) {
        for (Definition<T> version : versions(kind, id)) {
            if (version.effective().contains(on)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /// The version of a definition that holds on a day.
    ///
    /// @throws NoSuchElementException where there is none
    public <T> Definition<T> get(Kind<T> kind, String id, LocalDate on) {
        return find(kind, id, on)
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "no %s %s on %s".formatted(kind.name(), id, on)));
    }

    /// The definition with exactly this content.
    public <T> Optional<Definition<T>> byHash(Kind<T> kind, String hash) {
        return shelf(kind).byHash(kind, hash);
    }

    /// How many definitions of a kind there are, all versions counted.
    public int count(Kind<?> kind) {
        return shelf(kind).size();
    }

    /// Everything, as an archive keeps it.
    public List<Kept> kept() {
        return shelves.values().stream()
                .flatMap(shelf -> shelf.everything().stream())
                .map(one -> new Kept(one.kind().name(), one.id(), one.content()))
                .toList();
    }

    /// All definitions of all kinds.
    public List<Definition<?>> everything() {
        return shelves.values().stream().flatMap(shelf -> shelf.everything().stream()).toList();
    }

    /// Something computed from this country, such as an index, made once and kept with it. Who
    /// comes while it is being made waits for it; a maker may ask for another view.
    public <V> V view(Class<V> type, Function<Country, V> maker) {
        View view = views.computeIfAbsent(type, _ -> new View());
        synchronized (view) {
            if (view.made == null) {
                view.made = maker.apply(this);
            }
            return type.cast(view.made);
        }
    }

    private static final class View {
        private @Nullable Object made;
    }

    private Shelf shelf(Kind<?> kind) {
        Shelf shelf = shelves.get(kind.name());
        if (shelf == null) {
            throw new IllegalArgumentException(
                    "This country was loaded without the kind " + kind.name());
        }
        return shelf;
    }
}
