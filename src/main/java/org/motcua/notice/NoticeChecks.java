package org.motcua.notice;

import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.kernel.Text;

/// What must hold for a message before anybody gets it: it leaves open only what it declares, and
/// its short form fits into two parts even with the longest values.
final class NoticeChecks {
    private NoticeChecks() {}

    static void check(Definition<NoticeDefinition> definition, Country country, Faults faults) {
        var notice = definition.value();
        places("/title", notice.title(), notice, faults);
        places("/body", notice.body(), notice, faults);
        Text sms = notice.sms();
        if (sms != null) {
            places("/sms", sms, notice, faults);
            sms.byLanguage().forEach((language, words) -> length(language, words, notice, faults));
        }
    }

    private static void places(String pointer, Text text, NoticeDefinition notice, Faults faults) {
        text.byLanguage()
                .forEach((language, words) -> {
                    for (String name : Wording.places(words)) {
                        if (!notice.open().containsKey(name)) {
                            faults.at(
                                    pointer + "/" + language,
                                    "notice-value",
                                    "The words use {%s}, which is not declared.".formatted(name),
                                    "Declare it under values, or correct its name.");
                        }
                    }
                });
    }

    private static void length(
            String language, String words, NoticeDefinition notice, Faults faults) {
        String longest = words;
        for (String name : Wording.places(words)) {
            var value = notice.open().get(name);
            if (value != null) {
                // a letter with a mark, because one such letter shortens every part
                longest = longest.replace("{" + name + "}", "ữ".repeat(Wording.most(value)));
            }
        }
        if (!ShortMessage.fits(longest)) {
            faults.at(
                    "/sms/" + language,
                    "notice-sms-length",
                    "With its longest values the text has %d characters in %d parts."
                            .formatted(longest.length(), ShortMessage.parts(longest)),
                    "Shorten it, or lower the most characters of a value: two parts hold 134.");
        }
    }
}
