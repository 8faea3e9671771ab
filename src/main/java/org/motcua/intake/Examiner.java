package org.motcua.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.motcua.registry.Bulk;
import org.motcua.registry.Finding;
import org.motcua.registry.Registry;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Scrutiny;

/// Judges rows by all rules of the registry and by what it holds already; asks the database a few
/// times for many rows.
final class Examiner {
    /// Stands for the key that the registry will draw, which fits.
    private static final String DRAWN = "?";

    private final Bulk bulk;
    private final Registry registry;
    private final Scrutiny scrutiny;
    private final Neighbours neighbours;
    private final Manner manner;
    private final boolean numbers;
    private final String cause;
    private final LocalDate today;

    /// How rows are judged.
    enum Manner {
        /// A row that breaks any rule goes back.
        WHOLE,
        /// Only what the registry itself would not write goes back; the rest becomes faults that
        /// the owner mends.
        LENIENT,
        /// References to records that are not there go back too.
        STRICT
    }

    /// @param cause the journal subject of the file
    Examiner(Bulk bulk, Registry registry, Scrutiny scrutiny, Imports.Order order, String cause) {
        this.bulk = bulk;
        this.registry = registry;
        this.scrutiny = scrutiny;
        this.neighbours = new Neighbours(bulk, registry);
        this.manner = order.manner();
        this.numbers = order.number() && registry.key().made();
        this.cause = cause;
        this.today = bulk.today();
    }

    Examined examine(List<Washed> rows) {
        neighbours.resolve(rows);
        neighbours.spell(rows);
        var once = new HashMap<Washed, String>();
        identify(rows, once);
        var keys = new HashSet<String>();
        rows.forEach(row -> row.key().ifPresent(keys::add));
        var standing = bulk.current(registry.id(), keys);
        var work = new Work(once, standing, neighbours.takenValues(rows));
        rows.forEach(work::judge);
        long dangling = neighbours.dangling(work.judged, manner == Manner.STRICT);
        return work.examined(rows.size(), dangling, keys);
    }

    /// Rows without a key, in a registry that numbers its records, are known by what they say.
    private void identify(List<Washed> rows, Map<Washed, String> once) {
        if (!numbers) {
            return;
        }
        for (Washed row : rows) {
            if (row.key().isEmpty() && row.sound()) {
                once.put(row, "intake:" + hash(registry.id(), row.fields()));
            }
        }
        var written = bulk.written(once.values());
        once.forEach((row, name) -> {
            var key = written.get(name);
            if (key != null) {
                row.key(key);
            }
        });
    }

    private static String hash(String registry, Map<String, Object> fields) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(registry.getBytes(StandardCharsets.UTF_8));
            digest.update(new TreeMap<>(fields).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Work {
        private final Map<Washed, String> once;
        private final Map<String, Bulk.Standing> standing;
        private final Map<String, Map<String, List<String>>> taken;
        private final Map<String, Map<String, Object>> inChunk = new HashMap<>();
        private final Map<String, String> unique = new HashMap<>();
        private final List<Bulk.Piece> pieces = new ArrayList<>();
        private final Map<Integer, Map<String, String>> written = new HashMap<>();
        private final List<Washed> refused = new ArrayList<>();
        private final Map<Washed, Map<String, Object>> judged = new LinkedHashMap<>();
        private final Map<Washed, Bulk.Piece> pieceOf = new HashMap<>();
        private long unchanged;

        private Work(
                Map<Washed, String> once,
                Map<String, Bulk.Standing> standing,
                Map<String, Map<String, List<String>>> taken) {
            this.once = once;
            this.standing = standing;
            this.taken = taken;
        }

        private void judge(Washed row) {
            if (row.sound() && row.key().isEmpty() && !numbers) {
                row.complain("key-missing", Columns.KEY);
            }
            if (!row.sound()) {
                refused.add(row);
                return;
            }
            String key = row.key().orElseGet(() -> Objects.requireNonNull(once.get(row)));
            var before = Optional.ofNullable(standing.get(key));
            var old = before.map(Bulk.Standing::record).map(RegistryRecord::fields);
            var fields = merged(old.orElse(Map.of()), row.fields());
            if (old.isPresent() && old.get().equals(fields)) {
                unchanged++;
                return;
            }
            var earlier = inChunk.putIfAbsent(key, fields);
            if (earlier != null && earlier.equals(fields)) {
                unchanged++;
                return;
            }
            if (earlier != null || before.filter(one -> one.cause().equals(cause)).isPresent()) {
                row.complain("twice", Columns.KEY);
            }
            rules(row, row.key().orElse(DRAWN), fields);
            if (row.sound()) {
                judged.put(row, fields);
                pieceOf.put(row, piece(row, fields, before));
            } else {
                refused.add(row);
            }
        }

        private Bulk.Piece piece(
                Washed row, Map<String, Object> fields, Optional<Bulk.Standing> before) {
            return new Bulk.Piece(
                    row.key(),
                    fields,
                    row.since().orElse(today),
                    before.map(Bulk.Standing::record),
                    row.key().isEmpty() ? Optional.ofNullable(once.get(row)) : Optional.empty());
        }

        private void rules(Washed row, String key, Map<String, Object> fields) {
            var found =
                    manner == Manner.LENIENT
                            ? scrutiny.forbidden(key, fields)
                            : scrutiny.look(key, fields).findings();
            for (Finding finding : found) {
                if (!(finding.rule().equals("key") && key.equals(DRAWN))) {
                    row.complain(finding.rule(), finding.field());
                }
            }
            taken.forEach((field, byValue) -> {
                if (fields.get(field) instanceof String value) {
                    var others = byValue.getOrDefault(value, List.of());
                    var here = unique.putIfAbsent(field + "\n" + value, key);
                    if (others.stream().anyMatch(other -> !other.equals(key))
                            || (here != null && !here.equals(key))) {
                        row.complain("not-unique", field);
                    }
                }
            });
        }

        private Examined examined(long rows, long dangling, Set<String> keys) {
            judged.keySet()
                    .forEach(row -> {
                        if (row.sound()) {
                            if (!row.written().isEmpty()) {
                                written.put(pieces.size(), row.written());
                            }
                            pieces.add(Objects.requireNonNull(pieceOf.get(row)));
                        } else {
                            refused.add(row);
                        }
                    });
            refused.sort(java.util.Comparator.comparingLong(row -> row.row().number()));
            return new Examined(rows, pieces, written, refused, unchanged, dangling, keys);
        }
    }

    /// A row says something of some fields; the others stay as they are.
    private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> row) {
        if (old.isEmpty()) {
            return row;
        }
        var fields = new LinkedHashMap<>(old);
        row.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts && fields.get(name) instanceof Map<?, ?> before) {
                var group = new LinkedHashMap<Object, Object>(before);
                group.putAll(parts);
                fields.put(name, group);
            } else {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
