package org.motcua.country;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Holds the active country: the definitions by which this program works at this moment.
///
/// A request takes [active][#active()] once and stays with it, so that it never sees a mixture.
public final class Countries {
    private final List<Kind<?>> kinds;
    private final List<Consumer<Country>> listeners = new CopyOnWriteArrayList<>();
    private volatile Country active;

    /// Starts with a country that was loaded with these kinds.
    public Countries(Country first, List<Kind<?>> kinds) {
        this.active = first;
        this.kinds = List.copyOf(kinds);
    }

    /// Reads and checks a whole folder.
    public static Loading load(Path folder, List<Kind<?>> kinds) {
        return new Loader(folder, kinds).load();
    }

    public Country active() {
        return active;
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
        active = country;
        listeners.forEach(listener -> listener.accept(country));
        return new Activation.Activated(country, before.hash());
    }

    /// Called with each country that becomes active from now on, in the thread that activates it.
    public void onActivation(Consumer<Country> listener) {
        listeners.add(listener);
    }
}
