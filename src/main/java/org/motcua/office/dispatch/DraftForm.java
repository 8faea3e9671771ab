package org.motcua.office.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.dispatch.Business;
import org.motcua.dispatch.DispatchKinds;
import org.motcua.dispatch.Facts;
import org.motcua.dispatch.Outgoing;
import org.motcua.dispatch.Refusal;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// What is typed about a document, between the fields of a page and its facts.
@Component
class DraftForm {
    private final Countries countries;
    private final Names names;

    DraftForm(Countries countries, Names names) {
        this.countries = countries;
        this.names = names;
    }

    /// What is kept, as if it had just been typed.
    static Map<String, String> sent(Outgoing draft) {
        var facts = draft.facts();
        var sent = new LinkedHashMap<String, String>();
        sent.put("number", facts.number());
        sent.put("notation", facts.notation());
        sent.put("place", facts.place());
        if (facts.dated() != null) {
            InForms.day(sent, "dated", facts.dated());
        }
        sent.put("type", facts.type());
        sent.put("subject", facts.subject());
        sent.put("content", facts.content());
        sent.put("signer", facts.signer());
        sent.put("position", facts.position());
        sent.put("competence", facts.competence());
        if (facts.due() != null) {
            InForms.day(sent, "due", facts.due());
        }
        sent.put("places", String.join("\n", facts.toPlaces()));
        sent.put("priority", String.valueOf(facts.priority()));
        sent.put("pages", facts.pages() == 0 ? "" : String.valueOf(facts.pages()));
        sent.put("steering", String.valueOf(facts.steering()));
        sent.put("receivers", String.join("\n", draft.receivers()));
        sent.put("reason", draft.reason());
        return sent;
    }

    /// Whether something was typed as a day that is none.
    static boolean badDay(Map<String, String> sent) {
        return Stream.of("dated", "due")
                .anyMatch(name ->
                        !Field.dateFrom(sent, name).isEmpty()
                                && IncomingPages.day(sent, name) == null);
    }

    Facts facts(Page page, Map<String, String> sent) {
        String type = IncomingPages.typed(sent, "type");
        boolean normative =
                page.country().all(DispatchKinds.TYPE, names.today()).stream()
                        .anyMatch(one ->
                                one.value().normative()
                                        && one.value().name().byLanguage().containsValue(type));
        return new Facts(
                IncomingPages.typed(sent, "number"),
                IncomingPages.typed(sent, "notation"),
                IncomingPages.typed(sent, "place"),
                IncomingPages.day(sent, "dated"),
                type,
                normative,
                IncomingPages.typed(sent, "subject"),
                IncomingPages.typed(sent, "content"),
                IncomingPages.typed(sent, "competence"),
                IncomingPages.typed(sent, "position"),
                IncomingPages.typed(sent, "signer"),
                IncomingPages.day(sent, "due"),
                lines(sent.getOrDefault("places", ""), "\\R"),
                number(sent, "priority", 0, 4),
                number(sent, "pages", 0, 60_000),
                number(sent, "steering", 1, 3));
    }

    private static int number(Map<String, String> sent, String name, int least, int most) {
        String text = IncomingPages.typed(sent, name);
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : least;
        return Math.clamp(number, least, most);
    }

    /// The codes of receivers, parted by lines, commas or blanks.
    static List<String> codes(Map<String, String> sent) {
        return lines(sent.getOrDefault("receivers", ""), "[,;\\s]+");
    }

    private static List<String> lines(String text, String between) {
        return Stream.of(text.split(between, -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .limit(1000)
                .toList();
    }

    List<Field> fields(Page page, Outgoing draft, Map<String, String> sent, List<Refusal> why) {
        var fields = new ArrayList<Field>();
        boolean change = draft.kind() != Business.Kind.NEW;
        if (change) {
            fields.add(
                    longText(page, "reason", sent, "3").error(wrong(page, why, Refusal.NO_WORDS)));
        }
        fields.add(text(page, "number", sent).attribute("inputmode", "numeric"));
        fields.add(text(page, "notation", sent).hint(hint(page, "notation")));
        fields.add(
                Field.date("dated", DocumentViews.word(page, "field.dated"))
                        .value(Field.dateFrom(sent, "dated")));
        fields.add(text(page, "place", sent).mayBeEmpty());
        fields.add(type(page, sent));
        fields.add(longText(page, "subject", sent, "2").attribute("maxlength", "500"));
        fields.add(longText(page, "content", sent, "4").mayBeEmpty());
        fields.add(text(page, "signer", sent));
        fields.add(text(page, "position", sent).mayBeEmpty());
        fields.add(text(page, "competence", sent).hint(hint(page, "competence")).mayBeEmpty());
        fields.add(
                Field.radio(
                                "steering",
                                DocumentViews.word(page, "field.steering"),
                                Stream.of("1", "2", "3")
                                        .map(one ->
                                                new Field.Option(
                                                        one,
                                                        DocumentViews.word(
                                                                page, "steering." + one)))
                                        .toList())
                        .value(sent.getOrDefault("steering", "1")));
        fields.add(
                Field.date("due", DocumentViews.word(page, "field.due"))
                        .hint(hint(page, "due"))
                        .mayBeEmpty()
                        .value(Field.dateFrom(sent, "due"))
                        .error(wrong(page, why, Refusal.NO_DUE)));
        fields.add(priority(page, sent));
        fields.add(text(page, "pages", sent).attribute("inputmode", "numeric").mayBeEmpty());
        fields.add(longText(page, "places", sent, "3").hint(hint(page, "places")).mayBeEmpty());
        if (!change) {
            fields.add(
                    longText(page, "receivers", sent, "3")
                            .hint(hint(page, "receivers"))
                            .error(wrong(page, why, Refusal.NO_SUCH_AGENCY)));
        }
        return fields;
    }

    private static Field text(Page page, String name, Map<String, String> sent) {
        return Field.text(name, DocumentViews.word(page, "field." + name))
                .attribute("maxlength", "500")
                .value(sent.get(name));
    }

    private static Field longText(Page page, String name, Map<String, String> sent, String rows) {
        return Field.longText(name, DocumentViews.word(page, "field." + name))
                .attribute("rows", rows)
                .value(sent.get(name));
    }

    private static String hint(Page page, String name) {
        return DocumentViews.word(page, "field." + name + ".hint");
    }

    private static @Nullable String wrong(Page page, List<Refusal> why, Refusal one) {
        return why.contains(one) ? page.w("dispatch.refusal." + one) : null;
    }

    /// A type is written in the binding language, whatever the page is in: it goes into the
    /// message.
    private Field type(Page page, Map<String, String> sent) {
        String binding = page.country().settings().binding();
        var options = new ArrayList<Field.Option>();
        options.add(new Field.Option("", DocumentViews.word(page, "choose")));
        page.country()
                .all(DispatchKinds.TYPE, names.today())
                .forEach(one ->
                        options.add(
                                new Field.Option(
                                        one.value().name().in(binding),
                                        page.t(one.value().name()))));
        return Field.select("type", DocumentViews.word(page, "field.type"), options)
                .value(sent.get("type"));
    }

    private Field priority(Page page, Map<String, String> sent) {
        var options =
                page.country().all(DispatchKinds.PRIORITY, names.today()).stream()
                        .map(one -> new Field.Option(one.value().id(), page.t(one.value().name())))
                        .toList();
        return Field.select("priority", DocumentViews.word(page, "field.priority"), options)
                .value(sent.getOrDefault("priority", "0"));
    }

    /// The receivers by name, as far as they were kept.
    List<String> receivers(Page page, Outgoing draft) {
        return draft.receivers().stream()
                .map(code ->
                        stands(code)
                                ? "%s (%s)"
                                        .formatted(names.agency(page, new AgencyCode(code)), code)
                                : DocumentViews.word(page, "unknown-agency", code))
                .toList();
    }

    private boolean stands(String code) {
        try {
            return names.agency(new AgencyCode(code)).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Ministries and the committees of provinces with their codes, to look them up.
    Table codes(Page page) {
        var agencies = Agencies.of(countries.active());
        var rows =
                Stream.of("government-office", "ministry", "provincial-committee")
                        .flatMap(kind -> agencies.all(kind, names.today()).stream())
                        .distinct()
                        .map(one -> row(page, one))
                        .toList();
        return new Table(
                DocumentViews.word(page, "table.codes"),
                List.of(
                        new Table.Column(DocumentViews.word(page, "column.agency-code")),
                        new Table.Column(DocumentViews.word(page, "column.agency"))),
                rows,
                true);
    }

    private static List<Table.Cell> row(Page page, Agency one) {
        return List.of(new Table.Cell(one.code().value()), new Table.Cell(page.t(one.name())));
    }
}
