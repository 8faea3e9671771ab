package org.motcua.country;

import java.util.ArrayList;
import java.util.List;

/// A kind of definition, such as procedures or units: where its files are and what must hold.
///
/// The form of the files follows from their ending and beginning: a YAML file that begins as a list
/// holds many definitions, any other YAML file holds one; a CSV file holds one in each row, with
/// names of columns such as `name.vi` for what is nested. The schema is
/// `country/schema/<name>.schema.json`, where keys are written like_this for the record's component
/// `likeThis`. Each definition may carry `effective: {from: day, until: day}`.
///
/// @param name of the kind, in the singular, "procedure"
/// @param glob which files, relative to the country's folder, "procedures/*.yaml"
/// @param type the record that a definition becomes
/// @param id the keys whose values, joined by "/", identify a definition; none: the file's name
///   without its ending
/// @param gaps whether the definitions of one id may leave days without any
/// @param checks what must hold beyond the schema
public record Kind<T>(
        String name,
        String glob,
        Class<T> type,
        List<String> id,
        boolean gaps,
        List<Check<T>> checks) {
    public Kind {
        id = List.copyOf(id);
        checks = List.copyOf(checks);
    }

    /// A kind whose definitions are identified by their key `id`.
    public static <T> Kind<T> of(String name, String glob, Class<T> type) {
        return new Kind<>(name, glob, type, List.of("id"), false, List.of());
    }

    public Kind<T> identifiedBy(String... keys) {
        return new Kind<>(name, glob, type, List.of(keys), gaps, checks);
    }

    /// Each file holds one definition, identified by the file's name without its ending.
    public Kind<T> identifiedByFile() {
        return new Kind<>(name, glob, type, List.of(), gaps, checks);
    }

    /// The definitions of one id may leave days on which there is none.
    public Kind<T> withGaps() {
        return new Kind<>(name, glob, type, id, true, checks);
    }

    public Kind<T> checkedBy(Check<T> check) {
        var all = new ArrayList<>(checks);
        all.add(check);
        return new Kind<>(name, glob, type, id, gaps, all);
    }
}
