package org.motcua.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row on its way to a record: what was read of it so far, what was written otherwise in the
/// file, what is wrong with it.
final class Washed {
    private final Row row;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private @Nullable String key;
    private @Nullable LocalDate since;
    private int own;

    Washed(Row row) {
        this.row = row;
    }

    /// Why a row is not taken.
    ///
    /// @param rule key of the country's words, under `intake.fault.` or `registry.finding.`
    /// @param field at which field; empty for the whole row
    /// @param detail what tells more: the units into which one was divided
    record Complaint(String rule, String field, String detail) {}

    /// A number by which a record was known before, or that lost its first zero: only the registry
    /// can tell which record is meant.
    ///
    /// @param field where it stands; [Columns#KEY] for the key
    /// @param former whether it is a number of before, not one of today
    record Asked(String field, String registry, String number, boolean former) {}

    Row row() {
        return row;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /// What the file says where the record says it otherwise, by field.
    Map<String, String> written() {
        return written;
    }

    List<Complaint> complaints() {
        return complaints;
    }

    List<Asked> asked() {
        return asked;
    }

    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    Optional<LocalDate> since() {
        return Optional.ofNullable(since);
    }

    /// Everything that the row alone tells is said.
    void read() {
        own = complaints.size();
    }

    /// Forgets what other records told of the row, so that it can be judged anew.
    void afresh() {
        complaints.subList(own, complaints.size()).clear();
    }

    boolean sound() {
        return complaints.isEmpty();
    }

    void key(String value) {
        key = value;
    }

    void since(LocalDate day) {
        since = day;
    }

    void complain(String rule, String field, String detail) {
        complaints.add(new Complaint(rule, field, detail));
    }

    void complain(String rule, String field) {
        complain(rule, field, "");
    }

    /// Puts a value where it belongs, and keeps what the file says where that is something else.
    void put(String field, Object value, String as) {
        if (field.equals(Columns.KEY)) {
            key = value.toString();
        } else {
            fields.put(field, value);
        }
        if (!value.toString().equals(as)) {
            written.putIfAbsent(field, as);
        }
    }
}
