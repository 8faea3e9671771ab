package org.motcua.procedure;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.kernel.Folding;
import org.motcua.kernel.Text;

/// What people read: no "print, sign and scan", questions that are not essays, and no place in a
/// message that nobody fills.
final class WordingProof {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    /// What every message may name beside the fields of the form.
    static final Set<String> DETAILS =
            Set.of("dossier", "agency", "due", "amount", "reason", "title", "link", "officer");

    private final Procedure procedure;
    private final Country country;
    private final Faults faults;

    WordingProof(Procedure procedure, Country country, Faults faults) {
        this.procedure = procedure;
        this.country = country;
        this.faults = faults;
    }

    void prove() {
        read("/title", procedure.title());
        read("/receives", procedure.receives());
        Places.each(
                "/form/pages",
                procedure.form().pages(),
                (at, page) -> {
                    read(at + "/title", page.title());
                    read(at + "/why", page.why());
                });
        procedure
                .form()
                .properties()
                .forEach((id, field) -> {
                    read("/form/properties/" + id + "/x-label", field.label());
                    read("/form/properties/" + id + "/x-hint", field.hint());
                });
        Places.each(
                "/papers",
                procedure.papers(),
                (at, paper) -> {
                    read(at + "/title", paper.title());
                    read(at + "/hint", paper.hint());
                });
        var fields = new HashSet<>(procedure.form().properties().keySet());
        Places.each(
                "/fees",
                procedure.fees(),
                (at, fee) -> places(at + "/how", fee.how(), fields, Set.of("price")));
        Places.each(
                "/messages",
                procedure.messages(),
                (at, message) -> {
                    read(at + "/text", message.text());
                    places(at + "/text", message.text(), fields, DETAILS);
                });
    }

    private void read(String pointer, @Nullable Text text) {
        if (text == null) {
            return;
        }
        for (Definition<UnwantedWording> definition : country.all(Procedures.UNWANTED)) {
            UnwantedWording unwanted = definition.value();
            unwanted.phrases()
                    .forEach((language, phrases) -> {
                        String said = " " + Folding.fold(text.in(language)) + " ";
                        for (String phrase : phrases) {
                            if (said.contains(" " + Folding.fold(phrase) + " ")) {
                                faults.at(
                                        pointer + "/" + language,
                                        "procedure-wording",
                                        "'%s' must not be said to applicants.".formatted(phrase),
                                        unwanted.instead().in("en"));
                            }
                        }
                    });
        }
    }

    private void places(
            String pointer, @Nullable Text text, Set<String> fields, Set<String> details) {
        if (text == null) {
            return;
        }
        text.byLanguage()
                .forEach((language, words) -> {
                    Matcher matcher = PLACE.matcher(words);
                    while (matcher.find()) {
                        String name = matcher.group(1);
                        if (!fields.contains(name) && !details.contains(name)) {
                            faults.at(
                                    pointer + "/" + language,
                                    matcher.start(),
                                    "procedure-place",
                                    "Nothing fills {%s}.".formatted(name),
                                    "Name a field of the form, or one of %s."
                                            .formatted(new java.util.TreeSet<>(details)));
                        }
                    }
                });
    }
}
