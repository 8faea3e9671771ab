package org.motcua.country;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.motcua.kernel.Text;

/// What holds for the whole country: the file `country.yaml`.
///
/// @param name of the country
/// @param languages in which every text is written; the first is the binding one
/// @param zone of its clocks
/// @param identifiers how numbers of people and organisations look, by name
public record CountrySettings(
        Text name,
        List<Language> languages,
        ZoneId zone,
        Currency currency,
        Map<String, NumberForm> identifiers) {
    /// A language by its tag (BCP 47), with its name in itself.
    public record Language(String tag, String name) {}

    /// @param code by ISO 4217
    /// @param symbol as people write it
    /// @param decimals digits after the point that are in use
    public record Currency(String code, String symbol, int decimals) {}

    /// @param pattern regular expression for the whole number, without blanks
    /// @param example a made-up number that fits
    public record NumberForm(Text name, String pattern, String example) {}

    /// The tags of all languages, the binding one first.
    public List<String> tags() {
        return languages.stream().map(Language::tag).toList();
    }

    /// The tag of the binding language.
    public String binding() {
        return languages.getFirst().tag();
    }

    static void languagesOnce(
            Definition<CountrySettings> definition, Country country, Faults faults) {
        var seen = new HashSet<String>();
        List<String> tags = definition.value().tags();
        for (int i = 0; i < tags.size(); i++) {
            if (!seen.add(tags.get(i))) {
                faults.at(
                        "/languages/%d/tag".formatted(i),
                        "twice",
                        "The language \"%s\" stands here a second time.".formatted(tags.get(i)),
                        "Keep one of the two.");
            }
        }
    }

    static void examplesFit(
            Definition<CountrySettings> definition, Country country, Faults faults) {
        definition
                .value()
                .identifiers()
                .forEach((name, form) -> {
                    if (!form.example().matches(form.pattern())) {
                        faults.at(
                                "/identifiers/%s/example".formatted(name),
                                "example",
                                "The example \"%s\" does not fit its own pattern."
                                        .formatted(form.example()),
                                "Correct the one or the other.");
                    }
                });
    }
}
