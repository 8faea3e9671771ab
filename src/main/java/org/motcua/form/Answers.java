package org.motcua.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.procedure.Field;
import org.motcua.procedure.Form;
import org.springframework.util.MultiValueMap;

/// Reads the answers of a page out of a sent form, as the rules want them.
public final class Answers {
    /// The names under which parts of a field travel.
    static final String UNIT = "-unit";

    static final String FIND = "-find";
    static final String LINE = "-line";
    static final int MOST_ROWS = 200;

    private final Places places;

    public Answers(Places places) {
        this.places = places;
    }

    /// What was typed for the fields of a page.
    public Map<String, Object> read(Form form, Form.Page page, MultiValueMap<String, String> sent) {
        var answers = new LinkedHashMap<String, Object>();
        for (String id : page.fields()) {
            Field field = form.get(id);
            if (mentioned(id, sent)) {
                answers.put(id, value(id, field, sent));
            }
        }
        return answers;
    }

    private static boolean mentioned(String id, MultiValueMap<String, String> sent) {
        return sent.keySet().stream()
                .anyMatch(name ->
                        name.equals(id) || name.startsWith(id + "-") || name.startsWith(id + "."));
    }

    private Object value(String id, Field field, MultiValueMap<String, String> sent) {
        if (field.has("address")) {
            return Map.of("unit", unit(id, sent), "line", first(sent, id + LINE));
        }
        if (field.has("unit")) {
            return unit(id, sent);
        }
        if (field.has("date") || field.has("date-or-year")) {
            return date(id, field, sent);
        }
        if (field.type().equals("array")) {
            return list(id, field, sent);
        }
        return first(sent, id);
    }

    /// The chosen unit, or the one that the typed words name beyond doubt.
    private String unit(String id, MultiValueMap<String, String> sent) {
        return places.choose(first(sent, id + FIND), first(sent, id + UNIT));
    }

    private static String date(String id, Field field, MultiValueMap<String, String> sent) {
        String day = first(sent, id + "-day");
        String month = first(sent, id + "-month");
        String year = first(sent, id + "-year");
        if (day.isEmpty() && month.isEmpty() && (year.isEmpty() || field.has("date-or-year"))) {
            return year;
        }
        return "%s-%s-%s".formatted(padded(year, 4), padded(month, 2), padded(day, 2));
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private List<Object> list(String id, Field field, MultiValueMap<String, String> sent) {
        Field.Item item = field.items();
        var values = new ArrayList<Object>();
        if (item == null || !item.rows()) {
            values.addAll(sent.getOrDefault(id, List.of()));
            values.removeIf(one -> one.toString().isBlank());
            return values;
        }
        for (int i = 0; i < MOST_ROWS; i++) {
            var row = new LinkedHashMap<String, Object>();
            for (var column : item.properties().entrySet()) {
                String name = "%s.%d.%s".formatted(id, i, column.getKey());
                Object typed = value(name, column.getValue(), sent);
                if (!"".equals(typed)) {
                    row.put(column.getKey(), typed);
                }
            }
            if (!row.isEmpty()) {
                values.add(row);
            }
        }
        return values;
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
