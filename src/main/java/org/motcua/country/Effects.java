package org.motcua.country;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.motcua.kernel.Period;

/// The versions of one definition: no day may have two of them and, unless the kind allows it, no
/// day between the first and the last may have none.
final class Effects {
    private Effects() {}

    static <T> void check(Kind<T> kind, List<Definition<T>> definitions, List<Fault> faults) {
        var byId = new LinkedHashMap<String, List<Definition<T>>>();
        for (Definition<T> one : definitions) {
            byId.computeIfAbsent(one.id(), _ -> new ArrayList<>(1)).add(one);
        }
        for (List<Definition<T>> versions : byId.values()) {
            if (versions.size() > 1) {
                versions(kind, versions, faults);
            }
        }
    }

    private static <T> void versions(
            Kind<T> kind, List<Definition<T>> versions, List<Fault> faults) {
        versions.sort(Comparator.comparing(one -> one.effective().from()));
        for (int i = 1; i < versions.size(); i++) {
            Definition<T> before = versions.get(i - 1);
            Definition<T> after = versions.get(i);
            Period first = before.effective();
            LocalDate from = after.effective().from();
            if (first.equals(Definition.ALWAYS) && after.effective().equals(Definition.ALWAYS)) {
                tell(
                        faults,
                        after,
                        "",
                        "duplicate-id",
                        "The %s \"%s\" is defined a second time."
                                .formatted(kind.name(), after.id()),
                        "The other one stands at %s. Remove one, or give both dates of effect."
                                .formatted(place(before)));
            } else if (first.overlaps(after.effective())) {
                tell(
                        faults,
                        after,
                        "/effective",
                        "effective",
                        "On %s the %s \"%s\" has two versions."
                                .formatted(from, kind.name(), after.id()),
                        "End the one at %s with \"until: %s\".".formatted(place(before), from));
            } else if (!kind.gaps() && first.until() != null && first.until().isBefore(from)) {
                tell(
                        faults,
                        after,
                        "/effective",
                        "effective",
                        "From %s until %s the %s \"%s\" has no version."
                                .formatted(first.until(), from, kind.name(), after.id()),
                        "Let the one at %s end on %s, or this one begin on %s."
                                .formatted(place(before), from, first.until()));
            }
        }
    }

    private static void tell(
            List<Fault> faults,
            Definition<?> at,
            String pointer,
            String rule,
            String message,
            String mend) {
        Position place = at.source().position(pointer);
        faults.add(
                new Fault(at.source().file(), place.line(), place.column(), rule, message, mend));
    }

    private static String place(Definition<?> definition) {
        return definition.source().file() + ":" + definition.source().position("").line();
    }
}
