package org.motcua.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.procedure.FormFault;

/// The fields of a list of rows, such as guests or members of a family: the rows that were typed,
/// and empty ones below them. An empty row is no row.
final class ListRows {
    /// Empty rows below those that were typed.
    private static final int MORE = 2;

    private final Fields fields;
    private final Page page;
    private final String id;
    private final org.motcua.procedure.Field asked;
    private final List<FormFault> faults;

    ListRows(
            Fields fields,
            Page page,
            String id,
            org.motcua.procedure.Field asked,
            List<FormFault> faults) {
        this.fields = fields;
        this.page = page;
        this.id = id;
        this.asked = asked;
        this.faults = faults;
    }

    /// Whether a field is a list of rows.
    static boolean is(org.motcua.procedure.Field asked) {
        var item = asked.items();
        return item != null && item.rows();
    }

    List<Field> of(@Nullable Object value) {
        var item = asked.items();
        if (item == null) {
            return List.of();
        }
        var typed = value instanceof Collection<?> many ? List.copyOf(many) : List.of();
        Integer most = asked.maxItems();
        int count =
                Math.min(typed.size() + MORE, most == null ? Answers.MOST_ROWS : most.intValue());
        var shown = new ArrayList<Field>();
        for (int i = 0; i < Math.min(Math.max(count, typed.size()), Answers.MOST_ROWS); i++) {
            Map<?, ?> row =
                    i < typed.size() && typed.get(i) instanceof Map<?, ?> given ? given : Map.of();
            int number = i;
            item.properties()
                    .forEach((column, field) ->
                            shown.add(
                                    needed(
                                            column(number, column, field, row.get(column)),
                                            number < Math.max(1, typed.size()))));
        }
        return whole(shown);
    }

    private Field column(
            int row, String column, org.motcua.procedure.Field field, @Nullable Object value) {
        String path = "%s.%d.%s".formatted(id, row, column);
        String label = page.w("portal.row", page.t(asked.label()), row + 1, page.t(field.label()));
        return fields.plain(page, path, field, label, value).error(words(path).orElse(null));
    }

    /// The rows below those that were typed may stay empty, and say so.
    private static Field needed(Field field, boolean needed) {
        return needed ? field : field.mayBeEmpty();
    }

    /// What is wrong with the list as a whole stands at its first field.
    private List<Field> whole(List<Field> shown) {
        if (!shown.isEmpty() && shown.getFirst().error() == null) {
            shown.set(0, shown.getFirst().error(words(id).orElse(null)));
        }
        return List.copyOf(shown);
    }

    private Optional<String> words(String path) {
        return faults.stream()
                .filter(fault -> fault.field().equals(path))
                .findFirst()
                .map(fault -> page.t(fault.text()));
    }
}
