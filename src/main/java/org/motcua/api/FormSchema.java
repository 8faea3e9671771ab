package org.motcua.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Field;
import org.motcua.procedure.Form;

/// The form of a procedure as a JSON Schema (2020-12) in one language.
///
/// No field is `required`: which ones are asked depends on the answers before, and the quote tells
/// it. `x-optional` says that a field may be left empty where it is asked.
final class FormSchema {
    private final Speech speech;
    private final Map<String, CodeList> codes;

    FormSchema(Speech speech, Map<String, CodeList> codes) {
        this.speech = speech;
        this.codes = Map.copyOf(codes);
    }

    Map<String, Object> of(String address, String title, Form form) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", address);
        schema.put("title", title);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties(form.properties()));
        schema.put("x-pages", form.pages().stream().map(this::page).toList());
        return schema;
    }

    private Map<String, Object> page(Form.Page page) {
        var made = new LinkedHashMap<String, Object>();
        made.put("id", page.id());
        made.put("title", speech.t(page.title()));
        put(made, "why", speech.maybe(page.why()));
        put(made, "when", page.when());
        made.put("fields", page.fields());
        return made;
    }

    private Map<String, Object> properties(Map<String, Field> fields) {
        var made = new LinkedHashMap<String, Object>();
        fields.forEach((id, field) -> made.put(id, field(field)));
        return made;
    }

    private Map<String, Object> field(Field field) {
        var made = new LinkedHashMap<String, Object>();
        made.put("type", field.type());
        made.put("title", speech.t(field.label()));
        put(made, "description", speech.maybe(field.hint()));
        String format = field.format();
        if (format != null) {
            made.put(
                    format.equals("date") || format.equals("email") ? "format" : "x-format",
                    format);
        }
        put(made, "minLength", field.minLength());
        put(made, "maxLength", field.maxLength());
        put(made, "pattern", field.pattern() == null ? null : "^(?:" + field.pattern() + ")$");
        put(made, "minimum", field.minimum());
        put(made, "maximum", field.maximum());
        put(made, "minItems", field.minItems());
        put(made, "maxItems", field.maxItems());
        options(made, field.options());
        CodeList list = field.codes() == null ? null : codes.get(field.codes());
        if (list != null) {
            var entries = new LinkedHashMap<String, Text>();
            list.entries().forEach(entry -> entries.put(entry.code(), entry.name()));
            options(made, entries);
        }
        if (field.has("address")) {
            made.put(
                    "properties",
                    Map.of("unit", Map.of("type", "string"), "line", Map.of("type", "string")));
            made.put("additionalProperties", false);
        }
        put(made, "items", items(field.items()));
        if (field.mayBeAbsent()) {
            made.put("x-optional", true);
        }
        put(made, "x-not-before", field.notBefore());
        if (field.past()) {
            made.put("x-past", true);
        }
        return made;
    }

    private @Nullable Map<String, Object> items(Field.@Nullable Item item) {
        if (item == null) {
            return null;
        }
        var made = new LinkedHashMap<String, Object>();
        made.put("type", item.type());
        options(made, item.options());
        if (item.rows()) {
            made.put("properties", properties(item.properties()));
            made.put("additionalProperties", false);
        }
        return made;
    }

    private void options(Map<String, Object> made, Map<String, Text> options) {
        if (options.isEmpty()) {
            return;
        }
        List<Map<String, Object>> choices = new ArrayList<>();
        options.forEach(
                (value, name) -> choices.add(Map.of("const", value, "title", speech.t(name))));
        made.put("oneOf", choices);
    }

    private static void put(Map<String, Object> made, String key, @Nullable Object value) {
        if (value != null) {
            made.put(key, value);
        }
    }
}
