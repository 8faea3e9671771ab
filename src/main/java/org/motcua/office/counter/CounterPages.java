package org.motcua.office.counter;

import java.util.LinkedHashMap;
import java.util.List;
import org.motcua.dossier.Intakes;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Field;
import org.motcua.page.Field.Option;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.procedure.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The counter: who is there, and what they want. A scanner types the card's code and sends the
/// form; what it said is shown, and never stands in an address.
@Controller
@Allow("dossier.assist")
class CounterPages {
    private final Intakes intakes;
    private final Visitor.Desk desk;
    private final Matters matters;
    private final Names names;

    CounterPages(Intakes intakes, Visitor.Desk desk, Matters matters, Names names) {
        this.intakes = intakes;
        this.desk = desk;
        this.matters = matters;
        this.names = names;
    }

    @GetMapping("/office/counter")
    Html counter(Page page, SignedIn who) {
        return shown(page, who, Visitor.NOBODY, "", "", false);
    }

    private Html.View shown(
            Page page, SignedIn who, Visitor visitor, String words, String chosen, boolean tried) {
        var found = matters.named(words);
        var model = new LinkedHashMap<String, Object>();
        model.put("card", card(page));
        model.put("born", visitor.born());
        model.put("address", visitor.address());
        model.put("fields", desk.fields(page, visitor, tried));
        model.put(
                "words",
                Field.text("words", page.w("office.counter.words"))
                        .hint(page.w("office.counter.words.hint"))
                        .attribute("maxlength", "100")
                        .value(words));
        model.put("choice", choice(page, found, chosen, tried));
        model.put("today", today(page, intakes.today(who)));
        return Html.of("office/counter/counter", model);
    }

    private static Field card(Page page) {
        return Field.text("card", page.w("office.counter.card"))
                .hint(page.w("office.counter.card.hint"))
                .attribute("maxlength", "600")
                .attribute("spellcheck", "false")
                .autocomplete("off");
    }

    private static Field choice(Page page, List<Listing> found, String chosen, boolean tried) {
        var options =
                found.stream().map(one -> new Option(one.code(), page.t(one.title()))).toList();
        String only = found.size() == 1 ? found.getFirst().code() : chosen;
        return Field.radio("procedure", page.w("office.counter.procedure"), options)
                .value(only)
                .error(
                        tried && chosen.isEmpty()
                                ? page.w("office.counter.procedure.missing")
                                : null);
    }

    /// Reads the card, looks for the matter, and begins once both are known.
    @PostMapping("/office/counter")
    Html begin(Page page, @RequestParam MultiValueMap<String, String> sent, SignedIn who) {
        var visitor = desk.read(page, sent);
        String words = first(sent, "words");
        String chosen = first(sent, "procedure");
        if (!sent.containsKey("begin")) {
            return shown(page, who, visitor, words, chosen, false);
        }
        boolean faulty =
                desk.fields(page, visitor, true).stream().anyMatch(one -> one.error() != null);
        var procedure = matters.offered(chosen);
        if (faulty || procedure.isEmpty()) {
            return shown(page, who, visitor, words, chosen, true).invalid();
        }
        return intakes.begin(
                        procedure.get(), page.country().settings().binding(), who, visitor.helped())
                .<Html>map(draft -> Html.redirect("/office/counter/" + draft.id()))
                .orElseGet(() -> shown(page, who, visitor, words, "", true).invalid());
    }

    private Table today(Page page, List<Intakes.TakenIn> rows) {
        return new Table(
                page.w("office.counter.today", rows.size()),
                List.of(
                        new Column(page.w("office.queue.code")),
                        new Column(page.w("office.day.at")),
                        new Column(page.w("office.queue.person")),
                        new Column(page.w("office.queue.matter")),
                        new Column(page.w("office.work.state"))),
                rows.stream()
                        .map(row ->
                                List.of(
                                        new Cell(
                                                row.code().value(),
                                                "/office/counter/receipts/" + row.dossier(),
                                                null),
                                        new Cell(page.format().time(row.filed())),
                                        new Cell(row.applicant()),
                                        new Cell(names.procedure(page, row.procedure())),
                                        new Cell(page.w("office.state." + row.state()))))
                        .toList(),
                true);
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
