package org.motcua.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.country.CountrySettings;
import org.motcua.kernel.Folding;
import org.motcua.kernel.Text;
import org.motcua.registry.Registry;

/// Which column of a file is which field: by the field's name, by a part of a group
/// (`residence.unit`), or by what people call it in any language of the country. Columns whose
/// names begin with `_` are notes.
final class Columns {
    static final String KEY = "key";
    static final String SINCE = "since";

    /// More cells than columns.
    static final String SURPLUS = "_surplus";

    /// A line that could not be read at all.
    static final String BROKEN = "_broken";

    private final Registry registry;
    private final Map<String, Place> byTitle = new HashMap<>();
    private final Map<String, Optional<Place>> known = new HashMap<>();

    /// Where a cell belongs.
    ///
    /// @param field the name of a field, or [#KEY] or [#SINCE]
    /// @param part of a group; empty for the whole
    record Place(String field, String part) {}

    Columns(Registry registry, Country country) {
        this.registry = registry;
        var twice = new ArrayList<String>();
        for (CountrySettings.Language language : country.settings().languages()) {
            registry.fields()
                    .forEach((name, field) ->
                            title(field.title(), language.tag(), new Place(name, ""), twice));
            title(registry.key().title(), language.tag(), new Place(KEY, ""), twice);
        }
        twice.forEach(byTitle::remove);
    }

    private void title(Text title, String language, Place place, List<String> twice) {
        String folded = Folding.fold(title.in(language));
        var other = byTitle.put(folded, place);
        // a field that repeats the key is the key: "Personal number"
        if (other != null && !other.equals(place) && !place.field().equals(KEY)) {
            twice.add(folded);
        }
    }

    /// Where a column belongs; nowhere where the registry has nothing of this name.
    Optional<Place> find(String column) {
        return known.computeIfAbsent(column, this::look);
    }

    private Optional<Place> look(String column) {
        if (column.equals(KEY) || column.equals(SINCE) || registry.fields().containsKey(column)) {
            return Optional.of(new Place(column, ""));
        }
        int dot = column.indexOf('.');
        if (dot > 0) {
            var group = registry.fields().get(column.substring(0, dot));
            if (group != null && group.type() == Registry.Type.GROUP) {
                return Optional.of(new Place(column.substring(0, dot), column.substring(dot + 1)));
            }
        }
        return Optional.ofNullable(byTitle.get(Folding.fold(column)));
    }

    /// Whether a column is a note of ours or of whoever sent the file.
    static boolean note(String column) {
        return column.startsWith("_");
    }

    /// The columns that belong nowhere.
    List<String> strange(List<String> columns) {
        return columns.stream()
                .filter(column -> !column.isEmpty() && !note(column) && find(column).isEmpty())
                .toList();
    }
}
