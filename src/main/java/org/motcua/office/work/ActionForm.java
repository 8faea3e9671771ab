package org.motcua.office.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.page.Field;

/// One thing that an officer may do with a dossier now.
///
/// @param act the last part of the address to which it is sent
/// @param button the words of the button, naming the act
/// @param say what to know before doing it
/// @param key the access key of the button
/// @param main one of the ordinary acts of this step, shown open
/// @param grave ends the dossier or cannot be undone
/// @param preview what the person would read; empty while nobody asked to see it
public record ActionForm(
        String act,
        String title,
        @Nullable String say,
        List<Field> fields,
        String button,
        @Nullable String key,
        boolean main,
        boolean grave,
        boolean previewable,
        List<String> preview) {
    public ActionForm {
        fields = List.copyOf(fields);
        preview = List.copyOf(preview);
    }

    static ActionForm main(String act, String title, List<Field> fields, String button) {
        return new ActionForm(
                act, title, null, fields, button, null, true, false, false, List.of());
    }

    static ActionForm more(String act, String title, List<Field> fields, String button) {
        return new ActionForm(
                act, title, null, fields, button, null, false, false, false, List.of());
    }

    ActionForm key(String newKey) {
        return new ActionForm(
                act, title, say, fields, button, newKey, main, grave, previewable, preview);
    }

    ActionForm say(@Nullable String words) {
        return new ActionForm(
                act, title, words, fields, button, key, main, grave, previewable, preview);
    }

    ActionForm isGrave() {
        return new ActionForm(
                act, title, say, fields, button, key, main, true, previewable, preview);
    }

    ActionForm isMain() {
        return new ActionForm(
                act, title, say, fields, button, key, true, grave, previewable, preview);
    }

    ActionForm previewed(List<String> items) {
        return new ActionForm(act, title, say, fields, button, key, main, grave, true, items);
    }
}
