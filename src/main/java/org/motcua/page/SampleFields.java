package org.motcua.page;

import java.util.List;
import org.motcua.page.Field.Option;

/// Fields as sample pages show them, empty of fault and with one.
final class SampleFields {
    private SampleFields() {}

    static Field question(Page page, boolean bad) {
        return birthplace(page)
                .asHeading(page.w("sample.question.caption"))
                .value(bad ? null : "hospital")
                .error(bad ? page.w("sample.radio.error") : null);
    }

    static List<Field> named(String name, Page page, boolean bad) {
        String error = bad ? page.w("sample." + name + ".error") : null;
        Field field = one(name, page, bad);
        if (name.equals("number")) {
            Field fee =
                    Field.number("fee", page.w("sample.number.fee"))
                            .attribute("maxlength", "11")
                            .suffix(page.w("sample.number.unit"))
                            .value("50000");
            return List.of(field.error(error), fee);
        }
        return List.of(field.error(error));
    }

    private static Field one(String name, Page page, boolean bad) {
        return switch (name) {
            case "text" ->
                    Field.text("name", page.w("sample.text.label"))
                            .hint(page.w("sample.text.hint"))
                            .value(bad ? "" : page.w("sample.person"))
                            .autocomplete("name");
            case "number" ->
                    Field.number("card", page.w("sample.number.label"))
                            .hint(page.w("sample.number.hint"))
                            .attribute("maxlength", "12")
                            .value(bad ? "07930000" : "079300000001");
            case "date" ->
                    Field.date("born", page.w("sample.date.label"))
                            .hint(page.w("sample.date.hint"))
                            .autocomplete("bday")
                            .value(bad ? "2026-13-45" : "1961-02-28");
            case "select" ->
                    Field.select("relation", page.w("sample.select.label"), relations(page))
                            .value(bad ? "" : "mother");
            case "textarea" ->
                    Field.longText("reason", page.w("sample.textarea.label"))
                            .hint(page.w("sample.textarea.hint"))
                            .mayBeEmpty();
            case "search" ->
                    Field.search("q", page.w("sample.search.label"))
                            .hint(page.w("sample.search.hint"));
            case "file" ->
                    Field.file("paper", page.w("sample.file.label"))
                            .hint(page.w("sample.file.hint"))
                            .value(bad ? "" : "giay-chung-sinh.jpg");
            case "radio" -> birthplace(page).value(bad ? "" : "home");
            case "checkboxes" ->
                    Field.checkboxes("copies", page.w("sample.checkboxes.label"), ways(page))
                            .values(bad ? List.of() : List.of("app", "post"));
            case "password" ->
                    Field.password("password", page.w("sample.password.label"))
                            .autocomplete("current-password");
            default -> throw new IllegalArgumentException(name);
        };
    }

    static List<Field> filter(Page page) {
        return List.of(
                Field.text("q", page.w("sample.filter.code")),
                Field.select("relation", page.w("sample.select.label"), relations(page)));
    }

    private static Field birthplace(Page page) {
        return Field.radio(
                        "place",
                        page.w("sample.radio.label"),
                        List.of(
                                new Option("hospital", page.w("sample.radio.hospital")),
                                new Option("home", page.w("sample.radio.home")),
                                new Option(
                                        "abroad",
                                        page.w("sample.radio.abroad"),
                                        page.w("sample.radio.abroad.hint"),
                                        false)))
                .hint(page.w("sample.radio.hint"));
    }

    private static List<Option> relations(Page page) {
        return List.of(
                new Option("mother", page.w("sample.select.mother")),
                new Option("father", page.w("sample.select.father")),
                new Option("guardian", page.w("sample.select.guardian")));
    }

    private static List<Option> ways(Page page) {
        return List.of(
                new Option("app", page.w("sample.checkboxes.app")),
                new Option("post", page.w("sample.checkboxes.post")),
                new Option("counter", page.w("sample.checkboxes.counter")));
    }
}
