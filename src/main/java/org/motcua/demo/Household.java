package org.motcua.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Invented people who live together.
///
/// @param elder the husband's mother, where she lives with them
/// @param newborn a child whose birth was notified and not registered
record Household(
        Person head,
        Optional<Person> spouse,
        Optional<LocalDate> married,
        List<Person> children,
        Optional<Person> elder,
        Optional<Newborn> newborn,
        Optional<String> licence,
        Optional<String> certificate) {
    Household {
        children = List.copyOf(children);
    }

    /// A birth as the hospital notified it.
    record Newborn(String notification, LocalDate born, boolean female, String hospital) {
        /// Hospitals notify on the day after.
        LocalDate issued() {
            return born.plusDays(1);
        }
    }

    Household with(Newborn other) {
        return new Household(
                head, spouse, married, children, elder, Optional.of(other), licence, certificate);
    }

    List<Person> people() {
        var all = new ArrayList<Person>();
        all.add(head);
        spouse.ifPresent(all::add);
        all.addAll(children);
        elder.ifPresent(all::add);
        return all;
    }
}
