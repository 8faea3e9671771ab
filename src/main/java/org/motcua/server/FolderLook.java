package org.motcua.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Loading;

/// What was last found in the country's folder: the same bytes are read and checked once.
final class FolderLook {
    private @Nullable Looked last;

    private record Looked(String digest, Loading found) {}

    synchronized Loading look(Path folder, Countries countries) {
        String digest = Countries.digest(folder);
        var before = last;
        if (before != null && before.digest().equals(digest)) {
            return before.found();
        }
        var found = Countries.load(folder, countries.kinds());
        var active = countries.active();
        // a second copy of what is active is not kept
        boolean same =
                found instanceof Loading.Loaded(var country)
                        && country.hash().equals(active.hash());
        last = new Looked(digest, same ? new Loading.Loaded(active) : found);
        return found;
    }
}
