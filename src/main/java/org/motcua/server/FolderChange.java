package org.motcua.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.motcua.country.Country;
import org.motcua.country.Definition;

/// What activating a folder would change in one of its files.
///
/// @param file the path below the country's folder; what a restored state knows no file of stands
///   under `archive/`
/// @param kind of the definitions
/// @param ids of the definitions, in the order of the file
record FolderChange(What what, String file, String kind, List<String> ids) {
    FolderChange {
        ids = List.copyOf(ids);
    }

    /// What becomes of them.
    enum What {
        ADDED,
        CHANGED,
        REMOVED
    }

    private record Group(String file, What what, String kind) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            return (file + "\t" + kind + "\t" + what)
                    .compareTo(other.file + "\t" + other.kind + "\t" + other.what);
        }
    }

    /// Everything that differs between two states, by file.
    static List<FolderChange> between(Country before, Country after) {
        Map<String, List<Definition<?>>> old = byIdentity(before);
        Map<String, List<Definition<?>>> fresh = byIdentity(after);
        var groups = new TreeMap<Group, Set<String>>();
        fresh.forEach((identity, now) -> {
            List<Definition<?>> then = old.get(identity);
            if (then == null) {
                note(groups, What.ADDED, now.getFirst());
            } else if (!wordings(then).equals(wordings(now))) {
                note(groups, What.CHANGED, now.getFirst());
            }
        });
        old.forEach((identity, then) -> {
            if (!fresh.containsKey(identity)) {
                note(groups, What.REMOVED, then.getFirst());
            }
        });
        var changes = new ArrayList<FolderChange>();
        groups.forEach((group, ids) ->
                changes.add(
                        new FolderChange(
                                group.what(), group.file(), group.kind(), List.copyOf(ids))));
        return changes;
    }

    private static void note(Map<Group, Set<String>> groups, What what, Definition<?> one) {
        var group = new Group(one.source().file(), what, one.kind().name());
        groups.computeIfAbsent(group, _ -> new LinkedHashSet<>()).add(one.id());
    }

    private static Map<String, List<Definition<?>>> byIdentity(Country country) {
        var all = new LinkedHashMap<String, List<Definition<?>>>();
        for (Definition<?> one : country.everything()) {
            all.computeIfAbsent(one.kind().name() + "\t" + one.id(), _ -> new ArrayList<>(1))
                    .add(one);
        }
        return all;
    }

    private static Set<String> wordings(List<Definition<?>> versions) {
        var hashes = new LinkedHashSet<String>();
        versions.forEach(one -> hashes.add(one.hash()));
        return hashes;
    }
}
