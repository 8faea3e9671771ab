package org.motcua.intake;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of a file.
///
/// @param rows of the file
/// @param created new records
/// @param changed records that say something else now
/// @param unchanged rows that say what the registry says already
/// @param refused rows that were not taken; they stand in the file of complaints
/// @param dangling references to records that are not there (yet)
/// @param resumed after how many rows an earlier run was cut off
/// @param byRule how often each rule was broken
public record Report(
        long rows,
        long created,
        long changed,
        long unchanged,
        long refused,
        long dangling,
        long resumed,
        SortedMap<String, Long> byRule,
        Optional<Path> complaints) {
    static final Report NONE = new Report(0, 0, 0, 0, 0, 0, 0, new TreeMap<>(), Optional.empty());

    Report plus(Examined one) {
        var rules = new TreeMap<>(byRule);
        one.refused()
                .forEach(washed ->
                        washed.complaints()
                                .forEach(
                                        complaint -> rules.merge(complaint.rule(), 1L, Long::sum)));
        long updates = one.changed();
        return new Report(
                rows + one.rows(),
                created + one.pieces().size() - updates,
                changed + updates,
                unchanged + one.unchanged(),
                refused + one.refused().size(),
                dangling + one.dangling(),
                resumed,
                rules,
                complaints);
    }

    Report with(Path file) {
        return new Report(
                rows,
                created,
                changed,
                unchanged,
                refused,
                dangling,
                resumed,
                byRule,
                Optional.of(file));
    }

    /// What the journal keeps of it.
    Map<String, Object> told(String name, String hash) {
        return Map.of(
                "file", name,
                "hash", hash,
                "rows", rows,
                "created", created,
                "changed", changed,
                "refused", refused);
    }
}
