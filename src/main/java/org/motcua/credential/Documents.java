package org.motcua.credential;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;
import org.springframework.stereotype.Component;

/// Prints documents from their definitions: forms of the law, receipts, and results before they are
/// signed.
@Component
public class Documents {
    /// The documents of a country.
    public static final Kind<DocumentDefinition> KIND =
            Kind.of("document", "documents/*.yaml", DocumentDefinition.class)
                    .checkedBy(DocumentChecks::check);

    /// The pieces that documents share.
    public static final Kind<DocumentPart> PART =
            Kind.of("document-part", "documents/parts/*.yaml", DocumentPart.class)
                    .checkedBy(DocumentChecks::checkPart);

    private final Countries countries;
    private final Clock clock;
    private final Typesetter typesetter = new Typesetter();

    public Documents(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /// The PDF/A file of an unsigned document.
    ///
    /// Beside its own fields every document may use those of [StandardFields].
    ///
    /// @param template id of the document definition
    /// @param fields a value for every field that the definition declares and does not call
    ///   optional
    /// @param language in which the reader reads; the binding language always stands
    /// @throws IllegalArgumentException where a field is missing or not declared
    public byte[] render(String template, Map<String, ?> fields, String language) {
        return print(definition(template), fields, language, "");
    }

    /// The definition of that name that holds today.
    Definition<DocumentDefinition> definition(String template) {
        Country country = countries.active();
        LocalDate today = country.day(clock.instant());
        return country.get(KIND, template, today);
    }

    /// @param code the public code, written into the file; empty where it has none
    byte[] print(
            Definition<DocumentDefinition> definition,
            Map<String, ?> fields,
            String language,
            String code) {
        Country country = countries.active();
        var layouts = country.view(Layouts.class, Layouts::new);
        var document = definition.value();
        var composition =
                new Composition(
                        document,
                        layouts.parts(),
                        layouts.words(),
                        layouts.format(),
                        country.settings().tags(),
                        language);
        String body = composition.write(layouts.of(definition), fields);
        String binding = country.settings().binding();
        return typesetter.set(document.title().in(binding), binding, code, body);
    }

    /// What is read out of a country once: layouts and the way it writes dates and money.
    record Layouts(
            Map<String, Template> byHash,
            Map<String, Template> parts,
            Map<String, Text> words,
            Format format) {
        Layouts(Country country) {
            this(documents(country), parts(country), words(country), format(country));
        }

        Template of(Definition<DocumentDefinition> definition) {
            Template template = byHash.get(definition.hash());
            return template != null ? template : Template.parse(definition.value().body());
        }

        private static Map<String, Template> documents(Country country) {
            var byHash = new HashMap<String, Template>();
            for (var document : country.all(KIND)) {
                byHash.put(document.hash(), Template.parse(document.value().body()));
            }
            return Map.copyOf(byHash);
        }

        private static Map<String, Template> parts(Country country) {
            var byId = new HashMap<String, Template>();
            for (var part : country.all(PART)) {
                byId.put(part.id(), Template.parse(part.value().body()));
            }
            return Map.copyOf(byId);
        }

        private static Map<String, Text> words(Country country) {
            var words = new HashMap<String, Text>();
            country.all(PART).forEach(part -> words.putAll(part.value().wording()));
            return Map.copyOf(words);
        }

        private static Format format(Country country) {
            String binding = country.settings().binding();
            var words = country.words();
            return new Format(
                    country.settings().zone(),
                    Locale.forLanguageTag(binding),
                    words.of("credential.format.date", binding),
                    words.of("credential.format.long-date", binding),
                    words.of("credential.format.time", binding),
                    words.of("credential.format.money", binding));
        }
    }
}
