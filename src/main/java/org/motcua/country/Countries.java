package org.motcua.country;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Holds the active country: the definitions by which this program works at this moment.
///
/// A request takes [active][#active()] once and stays with it, so that it never sees a mixture.
public final class Countries {
    /// How many past states stay at hand.
    private static final int PAST = 8;

    private final List<Kind<?>> kinds;
    private final List<Consumer<Country>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Country> past =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Country> eldest) {
                    return size() > PAST;
                }
            };
    private volatile Country active;
    private volatile Archive archive = _ -> Optional.empty();

    /// Starts with a country that was loaded with these kinds.
    public Countries(Country first, List<Kind<?>> kinds) {
        this.active = first;
        this.kinds = List.copyOf(kinds);
    }

    /// Reads and checks a whole folder.
    public static Loading load(Path folder, List<Kind<?>> kinds) {
        return new Loader(folder, kinds).load();
    }

    /// Reads a whole folder, and checks it unless this very state was found in order before.
    public static Loading load(Path folder, List<Kind<?>> kinds, Soundness before) {
        return new Loader(folder, kinds).load(before);
    }

    /// What tells one state of a folder from another, by the bytes of its files.
    public static String digest(Path folder) {
        return new Folder(folder, new ArrayList<>()).digest();
    }

    public Country active() {
        return active;
    }

    /// The day by the clocks of the active country.
    public LocalDate today(Clock clock) {
        return active.day(clock.instant());
    }

    public List<Kind<?>> kinds() {
        return kinds;
    }

    /// Makes the folder's state the active one, wholly or not at all, and tells the listeners.
    public synchronized Activation activate(Path folder) {
        return switch (load(folder, kinds)) {
            case Loading.Broken(var faults) -> new Activation.Refused(faults);
            case Loading.Loaded(var country) -> activate(country);
        };
    }

    /// Makes a country that was loaded before the active one.
    public synchronized Activation activate(Country country) {
        Country before = active;
        if (before.hash().equals(country.hash())) {
            return new Activation.Unchanged(before);
        }
        synchronized (past) {
            past.put(before.hash(), before);
        }
        active = country;
        listeners.forEach(listener -> listener.accept(country));
        return new Activation.Activated(country, before.hash());
    }

    /// Where past states are kept; set once at the start.
    public void keptIn(Archive archive) {
        this.archive = archive;
    }

    /// The country as it was at a hash, active now or long ago, so that what is pinned to it is
    /// decided by it.
    public Optional<Country> at(String hash) {
        Country now = active;
        if (now.hash().equals(hash)) {
            return Optional.of(now);
        }
        synchronized (past) {
            Country before = past.get(hash);
            if (before != null) {
                return Optional.of(before);
            }
        }
        Optional<Country> found = archive.at(hash);
        synchronized (past) {
            found.ifPresent(country -> past.put(hash, country));
        }
        return found;
    }

    /// Makes a country of what an archive kept.
    public static Country restored(String name, List<Kept> all, List<Kind<?>> kinds) {
        return Restoring.country(name, all, kinds);
    }

    /// Called with each country that becomes active from now on, in the thread that activates it.
    public void onActivation(Consumer<Country> listener) {
        listeners.add(listener);
    }
}
