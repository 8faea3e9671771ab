package org.motcua.office.agreements;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.agreement.Agreements;
import org.motcua.agreement.Refusal;
import org.motcua.agreement.Wanted;
import org.motcua.exchange.Directory;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What is offered over the exchange, and the form that asks for it.
@Controller
@Allow("agreement.request")
class RequestPages {
    private static final String SERVICES = AgreementPages.HOME + "/services";
    private static final int YEARS = 1;
    private static final int RATE = 10;

    private final Agreements agreements;
    private final Names names;

    RequestPages(Agreements agreements, Names names) {
        this.agreements = agreements;
        this.names = names;
    }

    /// What is offered, found by words of its name or its owner.
    @GetMapping(SERVICES)
    Html services(Page page, @RequestParam(defaultValue = "") String q) {
        String words = q.strip().toLowerCase(Locale.ROOT);
        var rows = new ArrayList<List<Table.Cell>>();
        for (var offer : offers()) {
            String owner = names.agency(page, Agreements.agency(offer.id()));
            String title = page.t(offer.title());
            if ((title + " " + owner + " " + offer.id()).toLowerCase(Locale.ROOT).contains(words)) {
                rows.add(
                        List.of(
                                new Table.Cell(
                                        title,
                                        AgreementPages.HOME + "/new?service=" + offer.id(),
                                        null),
                                new Table.Cell(owner),
                                new Table.Cell(
                                        AgreementViews.grade(page, offer.grade()),
                                        null,
                                        AgreementViews.tone(offer.grade())),
                                new Table.Cell(offer.id())));
            }
        }
        var table =
                new Table(
                        page.w("office.agreements.services"),
                        List.of(
                                new Table.Column(page.w("office.agreements.service")),
                                new Table.Column(page.w("office.agreements.owner")),
                                new Table.Column(page.w("office.agreements.grade")),
                                new Table.Column(page.w("office.agreements.path"))),
                        rows,
                        true);
        return Html.of(
                "office/agreements/services",
                Map.of(
                        "services",
                        table,
                        "filter",
                        List.of(Field.text("q", page.w("office.agreements.find")).value(q))));
    }

    private List<Directory.Offer> offers() {
        return agreements.directory().map(Directory::services).orElse(List.of());
    }

    @GetMapping(AgreementPages.HOME + "/new")
    Html form(Page page, SignedIn who, @RequestParam(defaultValue = "") String service) {
        var sent = new LinkedHashMap<String, String>();
        var today = names.today();
        put(sent, "from", today);
        put(sent, "until", today.plusYears(YEARS).minusDays(1));
        sent.put("rate", Integer.toString(RATE));
        sent.put("storing", Directory.Storing.ENCRYPTED.name());
        return form(page, who, offered(service), sent, List.of(), List.of());
    }

    private static void put(Map<String, String> sent, String name, LocalDate day) {
        sent.put(name + "-day", Integer.toString(day.getDayOfMonth()));
        sent.put(name + "-month", Integer.toString(day.getMonthValue()));
        sent.put(name + "-year", Integer.toString(day.getYear()));
    }

    private Directory.Offer offered(String service) {
        return agreements
                .service(service)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping(AgreementPages.HOME)
    Html request(
            Page page,
            SignedIn who,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") List<String> fields) {
        var offer = offered(sent.getOrDefault("service", ""));
        var wanted =
                new Wanted(
                        sent.getOrDefault("consumer", ""),
                        offer.id(),
                        sent.getOrDefault("purpose", "").strip(),
                        sent.getOrDefault("reason", "").strip(),
                        sent.getOrDefault("legal-basis", "").strip(),
                        fields,
                        storing(sent.getOrDefault("storing", "")),
                        rate(sent.getOrDefault("rate", "").strip()),
                        date(sent, "from"),
                        date(sent, "until"));
        return switch (agreements.request(who, wanted)) {
            case Agreements.Outcome.Done(var one) ->
                    Html.redirect("%s/%s?done=request".formatted(AgreementPages.HOME, one.id()));
            case Agreements.Outcome.Refused(var why) ->
                    form(page, who, offer, sent, fields, why).invalid();
        };
    }

    private static Directory.@Nullable Storing storing(String text) {
        return java.util.Arrays.stream(Directory.Storing.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static int rate(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable LocalDate date(Map<String, String> sent, String name) {
        try {
            return LocalDate.parse(Field.dateFrom(sent, name));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private Html.View form(
            Page page,
            SignedIn who,
            Directory.Offer offer,
            Map<String, String> sent,
            List<String> chosen,
            List<Refusal> why) {
        var systems = agreements.systems(who);
        var form = new RequestForm(page, offer, sent, chosen, why);
        return Html.of(
                        "office/agreements/request",
                        Map.of(
                                "service", offer.id(),
                                "title", page.t(offer.title()),
                                "owner", names.agency(page, Agreements.agency(offer.id())),
                                "fields", form.fields(systems),
                                "none", systems.isEmpty()))
                .with("problem", form.general());
    }

    /// The fields of the form with what was typed and what is wrong.
    private record RequestForm(
            Page page,
            Directory.Offer offer,
            Map<String, String> sent,
            List<String> chosen,
            List<Refusal> why) {
        List<Field> fields(List<String> systems) {
            var fields = new ArrayList<Field>();
            fields.add(
                    Field.select(
                                    "consumer",
                                    word("consumer"),
                                    systems.stream()
                                            .map(one -> new Field.Option(one, one))
                                            .toList())
                            .hint(word("consumer.hint"))
                            .value(
                                    sent.getOrDefault(
                                            "consumer",
                                            systems.size() == 1 ? systems.getFirst() : ""))
                            .error(wrong(Refusal.SYSTEM)));
            fields.add(longText("reason", Refusal.REASON));
            fields.add(
                    Field.text("purpose", word("purpose"))
                            .hint(word("purpose.hint"))
                            .attribute("maxlength", "60")
                            .attribute("spellcheck", "false")
                            .value(sent.get("purpose"))
                            .error(wrong(Refusal.PURPOSE)));
            fields.add(longText("legal-basis", Refusal.LEGAL_BASIS));
            if (!options().isEmpty()) {
                fields.add(
                        Field.checkboxes("fields", word("fields"), options())
                                .hint(word("fields.hint"))
                                .values(chosen)
                                .error(wrong(Refusal.FIELDS)));
            }
            fields.add(
                    Field.radio(
                                    "storing",
                                    word("storing"),
                                    List.of(storing("ENCRYPTED"), storing("NOTHING")))
                            .hint(word("storing.hint"))
                            .value(sent.get("storing"))
                            .error(wrong(Refusal.STORING)));
            fields.add(
                    Field.number("rate", word("rate"))
                            .hint(word("rate.hint"))
                            .value(sent.get("rate"))
                            .error(wrong(Refusal.RATE)));
            fields.add(day("from").error(wrong(Refusal.DAYS)));
            fields.add(day("until"));
            return fields;
        }

        private Field day(String name) {
            return Field.date(name, word(name)).value(Field.dateFrom(sent, name));
        }

        private Field longText(String name, Refusal refusal) {
            return Field.longText(name, word(name))
                    .hint(word(name + ".hint"))
                    .attribute("rows", "3")
                    .attribute("maxlength", "500")
                    .value(sent.get(name))
                    .error(wrong(refusal));
        }

        private Field.Option storing(String one) {
            return new Field.Option(one, word("storing." + one));
        }

        /// What may be chosen; what is a state secret is not among it.
        private List<Field.Option> options() {
            return offer.response().stream()
                    .filter(field -> !field.grade().secret())
                    .filter(field -> !Wanted.Choice.always(offer, field))
                    .map(field ->
                            new Field.Option(
                                    field.path(),
                                    page.t(field.meaning()),
                                    AgreementViews.grade(page, field.grade()),
                                    false))
                    .toList();
        }

        private @Nullable String wrong(Refusal refusal) {
            return why.contains(refusal) ? page.w("office.agreements.refusal." + refusal) : null;
        }

        /// What is wrong with no one field.
        @Nullable String general() {
            return why.stream()
                    .filter(one ->
                            switch (one) {
                                case NOT_SET_UP, SERVICE, SECRET, DOUBLE -> true;
                                default -> false;
                            })
                    .map(one -> page.w("office.agreements.refusal." + one))
                    .findFirst()
                    .orElse(null);
        }

        private String word(String key) {
            return page.w("office.agreements." + key);
        }
    }
}
