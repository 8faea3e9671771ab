package org.motcua.country;

import java.time.ZoneId;
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
}
