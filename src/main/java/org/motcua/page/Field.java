package org.motcua.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing a form asks for: what it is called, what was typed, and what is wrong with it.
///
/// Made by kind and completed step by step; the part `part/field.jte` shows any of them.
///
/// ```java
/// Field.text("name", page.w("..."))
///         .hint(page.w("...")).value(form.get("name")).error(fault).autocomplete("name")
/// ```
///
/// @param value what was typed; a date as "2026-11-24", also when it is no real date
/// @param caption small words above the label when the label is the heading of the page; null when
///   the label is an ordinary one
/// @param attributes what the browser should know, by the names of HTML (`autocomplete`,
///   `inputmode`, `maxlength`, `accept`, `spellcheck`)
public record Field(
        Kind kind,
        String name,
        String label,
        @Nullable String hint,
        String value,
        @Nullable String error,
        List<Option> options,
        @Nullable String caption,
        @Nullable String suffix,
        boolean optional,
        Map<String, String> attributes) {

    /// What is shown for it.
    public enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        DATE,
        RADIO,
        CHECKBOXES,
        SELECT,
        SEARCH,
        FILE,
        PASSWORD
    }

    /// One answer to choose.
    public record Option(String value, String label, @Nullable String hint, boolean chosen) {
        public Option(String value, String label) {
            this(value, label, null, false);
        }

        Option chosenIf(boolean isChosen) {
            return new Option(value, label, hint, isChosen);
        }
    }

    public Field {
        options = List.copyOf(options);
        attributes = Map.copyOf(attributes);
    }

    public static Field text(String name, String label) {
        return of(Kind.TEXT, name, label, List.of());
    }

    public static Field longText(String name, String label) {
        return of(Kind.LONG_TEXT, name, label, List.of());
    }

    /// Digits only, with the keys for digits on a phone; never with the arrows of a number field,
    /// which change a code by accident.
    public static Field number(String name, String label) {
        return of(Kind.NUMBER, name, label, List.of()).attribute("inputmode", "numeric");
    }

    /// Day, month and year in three fields `name-day`, `name-month`, `name-year`; see
    /// [#dateFrom(Map, String)].
    public static Field date(String name, String label) {
        return of(Kind.DATE, name, label, List.of());
    }

    public static Field radio(String name, String label, List<Option> options) {
        return of(Kind.RADIO, name, label, options);
    }

    public static Field checkboxes(String name, String label, List<Option> options) {
        return of(Kind.CHECKBOXES, name, label, options);
    }

    public static Field select(String name, String label, List<Option> options) {
        return of(Kind.SELECT, name, label, options);
    }

    public static Field search(String name, String label) {
        return of(Kind.SEARCH, name, label, List.of());
    }

    /// A file or a picture from the camera.
    public static Field file(String name, String label) {
        return of(Kind.FILE, name, label, List.of())
                .attribute("accept", "image/*,application/pdf,.heic,.heif");
    }

    public static Field password(String name, String label) {
        return of(Kind.PASSWORD, name, label, List.of());
    }

    public Field hint(@Nullable String words) {
        return copy(words, value, error, options, caption, suffix, optional, attributes);
    }

    /// What was typed or chosen; null is nothing. Marks the option with this value.
    public Field value(@Nullable String typed) {
        String now = typed == null ? "" : typed;
        var marked = options.stream().map(o -> o.chosenIf(o.value().equals(now))).toList();
        return copy(hint, now, error, marked, caption, suffix, optional, attributes);
    }

    /// What was chosen where several answers may be.
    public Field values(List<String> chosen) {
        var marked = options.stream().map(o -> o.chosenIf(chosen.contains(o.value()))).toList();
        return copy(hint, value, error, marked, caption, suffix, optional, attributes);
    }

    /// What is wrong and how to mend it; null is nothing.
    public Field error(@Nullable String words) {
        return copy(hint, value, words, options, caption, suffix, optional, attributes);
    }

    /// Shows the label as the heading of the page, with small words above it.
    public Field asHeading(String above) {
        return copy(hint, value, error, options, above, suffix, optional, attributes);
    }

    /// What the number counts, such as the currency; read out with the label.
    public Field suffix(String unit) {
        return copy(hint, value, error, options, caption, unit, optional, attributes);
    }

    /// May be left empty; the label says so.
    public Field mayBeEmpty() {
        return copy(hint, value, error, options, caption, suffix, true, attributes);
    }

    /// What kind of personal data it is, by the list of HTML, so that the browser can fill it in.
    public Field autocomplete(String token) {
        return attribute("autocomplete", token);
    }

    public Field attribute(String attribute, String is) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, is);
        return copy(hint, value, error, options, caption, suffix, optional, more);
    }

    /// The identifier of the field in the page.
    public String id() {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /// Where a link from the error summary goes: the first thing that can be filled in.
    public String target() {
        return kind == Kind.DATE ? id() + "-day" : id();
    }

    /// The identifiers of hint and error, for those who listen; null when there is neither.
    public @Nullable String describedBy() {
        var ids = new ArrayList<String>();
        if (hint != null) {
            ids.add(id() + "-hint");
        }
        if (error != null) {
            ids.add(id() + "-error");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    /// One attribute for the browser, or null.
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /// Year (0), month (1) or day (2) of a date as it was typed.
    public String datePart(int part) {
        String[] parts = value.split("-", -1);
        return part < parts.length ? parts[part] : "";
    }

    /// Reads the three fields of a date from a form, as typed: "2026-11-24", "2026--" for a year
    /// alone, empty when nothing was typed.
    public static String dateFrom(Map<String, String> form, String name) {
        String day = form.getOrDefault(name + "-day", "").strip();
        String month = form.getOrDefault(name + "-month", "").strip();
        String year = form.getOrDefault(name + "-year", "").strip();
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return "";
        }
        return year + "-" + twoDigits(month) + "-" + twoDigits(day);
    }

    private static String twoDigits(String typed) {
        return typed.matches("\\d") ? "0" + typed : typed;
    }

    private static Field of(Kind kind, String name, String label, List<Option> options) {
        return new Field(kind, name, label, null, "", null, options, null, null, false, Map.of());
    }

    private Field copy(
            @Nullable String newHint,
            String newValue,
            @Nullable String newError,
            List<Option> newOptions,
            @Nullable String newCaption,
            @Nullable String newSuffix,
            boolean isOptional,
            Map<String, String> newAttributes) {
        return new Field(
                kind,
                name,
                label,
                newHint,
                newValue,
                newError,
                newOptions,
                newCaption,
                newSuffix,
                isOptional,
                newAttributes);
    }
}
