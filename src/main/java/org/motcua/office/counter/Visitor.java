package org.motcua.office.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.dossier.Filings;
import org.motcua.identity.IdentifierRule;
import org.motcua.identity.Identifiers;
import org.motcua.kernel.PersonNumber;
import org.motcua.office.CardCode;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Who stands at the counter, as typed or read from the card.
///
/// @param card what was scanned; a number that was typed counts as scanned
/// @param born and address as the card says, to compare with the face and the form
record Visitor(String card, String number, String name, String phone, String born, String address) {
    static final Visitor NOBODY = new Visitor("", "", "", "", "", "");

    Filings.Helped helped() {
        return new Filings.Helped(
                Optional.of(number).filter(text -> !text.isEmpty()).map(PersonNumber::new),
                name,
                Optional.of(phone).filter(text -> !text.isEmpty()),
                Optional.empty());
    }

    boolean known() {
        return !name.isEmpty();
    }

    /// Without the person.
    @Override
    public String toString() {
        return "Visitor[]";
    }

    /// Reads visitors out of sent forms.
    @Component
    static class Desk {
        private static final int LONGEST_NAME = 100;

        private final Countries countries;

        Desk(Countries countries) {
            this.countries = countries;
        }

        private Identifiers identifiers() {
            return new Identifiers(
                    countries.active().all(IdentifierRule.KIND).stream()
                            .map(Definition::value)
                            .toList());
        }

        /// What was typed; a scanned card says it better than fingers.
        Visitor read(Page page, MultiValueMap<String, String> sent) {
            String card = first(sent, "card");
            var scanned = scanned(card);
            if (scanned.isPresent()) {
                var read = scanned.get();
                return new Visitor(
                        card,
                        read.number(),
                        read.name(),
                        first(sent, "phone"),
                        read.born().map(page.format()::shortDate).orElse(""),
                        read.address().orElse(""));
            }
            String number = first(sent, "number").isEmpty() ? card : first(sent, "number");
            return new Visitor(
                    card,
                    identifiers().normal(Identifiers.PERSONAL_NUMBER, number),
                    cut(first(sent, "name")),
                    first(sent, "phone").replaceAll("[^0-9+]", ""),
                    first(sent, "born"),
                    first(sent, "address"));
        }

        private Optional<CardCode.Read> scanned(String text) {
            Country country = countries.active();
            return country.all(CardCode.KIND).stream()
                    .flatMap(code -> code.value().read(text).stream())
                    .findFirst();
        }

        /// The fields of a visitor, with what has to be mended.
        List<Field> fields(Page page, Visitor visitor, boolean examined) {
            var fields = new ArrayList<Field>();
            fields.add(
                    Field.text("number", page.w("office.counter.number"))
                            .attribute("inputmode", "numeric")
                            .attribute("maxlength", "20")
                            .value(visitor.number())
                            .error(examined ? numberFault(page, visitor) : null)
                            .mayBeEmpty());
            fields.add(
                    Field.text("name", page.w("office.counter.name"))
                            .attribute("maxlength", String.valueOf(LONGEST_NAME))
                            .value(visitor.name())
                            .error(
                                    examined && visitor.name().isBlank()
                                            ? page.w("office.counter.name.missing")
                                            : null));
            fields.add(
                    Field.text("phone", page.w("office.counter.phone"))
                            .attribute("inputmode", "tel")
                            .attribute("maxlength", "20")
                            .value(visitor.phone())
                            .mayBeEmpty());
            return fields;
        }

        private @Nullable String numberFault(Page page, Visitor visitor) {
            return visitor.number().isEmpty()
                            || identifiers()
                                    .doubts(Identifiers.PERSONAL_NUMBER, visitor.number())
                                    .isEmpty()
                    ? null
                    : page.w("office.counter.number.wrong");
        }

        private static String cut(String name) {
            return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        }

        private static String first(MultiValueMap<String, String> sent, String name) {
            String value = sent.getFirst(name);
            return value == null ? "" : value.replace("\0", "").strip();
        }
    }
}
