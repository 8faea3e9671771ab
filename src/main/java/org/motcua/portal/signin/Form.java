package org.motcua.portal.signin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Accounts.Fault;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;

/// A page with one short form, as all pages of this kind are.
///
/// @param title the key of the heading
/// @param intro the key of the words above the fields
/// @param button the key of the words on the button, naming the act
/// @param warning the key of words that stand out above everything, with what to do
/// @param hidden fields that only travel along
/// @param links keys of words and the paths they lead to, below the form
public record Form(
        Page page,
        String title,
        @Nullable String intro,
        String action,
        String button,
        @Nullable String warning,
        List<Object> arguments,
        List<Field> fields,
        Map<String, String> hidden,
        Map<String, String> links) {

    static Form of(Page page, String key, String action, List<Field> fields) {
        return new Form(
                page,
                key + ".title",
                key + ".intro",
                action,
                key + ".button",
                null,
                List.of(),
                fields,
                Map.of(),
                Map.of());
    }

    /// The same without the words under its title.
    Form withoutIntro() {
        return new Form(
                page, title, null, action, button, warning, arguments, fields, hidden, links);
    }

    Form hidden(String name, String value) {
        var more = new LinkedHashMap<>(hidden);
        more.put(name, value);
        return new Form(
                page, title, intro, action, button, warning, arguments, fields, more, links);
    }

    Form link(String key, String path) {
        var more = new LinkedHashMap<>(links);
        more.put(key, path);
        return new Form(
                page, title, intro, action, button, warning, arguments, fields, hidden, more);
    }

    Form warning(String key, Object... about) {
        return new Form(
                page, title, intro, action, button, key, List.of(about), fields, hidden, links);
    }

    /// Puts faults to their fields; one without a field goes to the first.
    Form faults(List<Fault> faults) {
        var marked =
                fields.stream()
                        .map(field ->
                                faults.stream()
                                        .filter(f -> f.field().equals(field.name()))
                                        .findFirst()
                                        .map(f -> field.error(words(f)))
                                        .orElse(field))
                        .toList();
        return new Form(
                page, title, intro, action, button, warning, arguments, marked, hidden, links);
    }

    Html show() {
        return view();
    }

    /// As the answer to what was sent and cannot be taken.
    Html invalid() {
        return view().invalid();
    }

    private Html.View view() {
        return Html.of("portal/signin/form", Map.of("form", this));
    }

    private String words(Fault fault) {
        return page.w(fault.key(), fault.arguments().toArray());
    }
}
