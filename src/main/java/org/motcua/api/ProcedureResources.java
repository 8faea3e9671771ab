package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.catalogue.Catalogues;
import org.motcua.dossier.Quotes;
import org.motcua.identity.Public;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.CodeList;
import org.motcua.procedure.Listing;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rulebook;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue for other systems: what may be asked for, its form, and what follows from answers.
/// All of it is public knowledge.
@Public
@RestController
@RequestMapping("/api/v1/procedures")
class ProcedureResources {
    private static final int MOST = 200;

    private final Catalogues catalogues;
    private final Quotes quotes;

    ProcedureResources(Catalogues catalogues, Quotes quotes) {
        this.catalogues = catalogues;
        this.quotes = quotes;
    }

    /// @param total how many there are; for a search, how many were found at most
    record Found(int total, List<Line> items) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(
            String code,
            String title,
            String name,
            @Nullable String field,
            List<String> levels,
            boolean fileable,
            boolean fullyOnline) {}

    /// Searches in people's own words, or lists.
    @GetMapping
    Found list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean fileable,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit,
            Speech speech) {
        var catalogue = catalogues.today();
        var found =
                (q.isBlank() ? catalogue.all() : catalogue.search(q, MOST))
                        .stream().filter(one -> !fileable || one.fileable()).toList();
        return new Found(
                found.size(),
                found.stream()
                        .skip(Math.max(0, offset))
                        .limit(Math.clamp(limit, 1, MOST))
                        .map(one -> line(speech, one))
                        .toList());
    }

    private static Line line(Speech speech, Listing one) {
        return new Line(
                one.code(),
                speech.t(one.title()),
                speech.t(one.name()),
                speech.maybe(one.fieldName()),
                one.levels(),
                one.fileable(),
                one.fullyOnline());
    }

    /// A procedure that can be filed, or what the national catalogue publishes of one that cannot.
    @GetMapping("/{code}")
    Object one(@PathVariable String code, Speech speech) {
        return catalogues
                .rulebook(code)
                .<Object>map(rulebook -> described(speech, rulebook.procedure()))
                .or(() ->
                        catalogues
                                .information(code)
                                .map(record ->
                                        Map.of(
                                                "code",
                                                record.code(),
                                                "title",
                                                record.name(),
                                                "fileable",
                                                false,
                                                "published",
                                                record)))
                .orElseThrow(Trouble::notFound);
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Described(
            String code,
            String title,
            String name,
            boolean fileable,
            String receives,
            List<Offer> channels,
            List<Parts.Named> cases,
            List<Parts.PaperPart> papers,
            List<String> fees,
            List<Parts.DeadlinePart> deadlines,
            List<Parts.Named> decisions,
            List<String> legalBasis,
            Map<String, String> links) {}

    record Offer(String channel, boolean full) {}

    private static Described described(Speech speech, Procedure it) {
        String address = "/api/v1/procedures/" + it.code().value();
        return new Described(
                it.code().value(),
                speech.t(it.title()),
                speech.t(it.name()),
                it.offers(Channel.ONLINE),
                speech.t(it.receives()),
                it.channels().stream()
                        .map(offer -> new Offer(offer.channel().id(), offer.full()))
                        .toList(),
                it.cases().stream()
                        .map(one -> new Parts.Named(one.id(), speech.t(one.title())))
                        .toList(),
                it.papers().stream()
                        .map(paper ->
                                new org.motcua.procedure.Paper.Needed(
                                        paper, paper.required(), null))
                        .map(paper -> Parts.paper(speech, paper))
                        .toList(),
                it.fees().stream().map(fee -> speech.t(fee.title())).toList(),
                it.deadlines().stream()
                        .map(deadline -> Parts.deadline(deadline, Optional.empty()))
                        .toList(),
                it.decisions().stream()
                        .map(one -> new Parts.Named(one.id(), speech.t(one.title())))
                        .toList(),
                it.legalBasis().stream().map(basis -> basis.id()).toList(),
                Map.of("form", address + "/form", "quote", address + "/quote"));
    }

    /// The form as a JSON Schema.
    @GetMapping("/{code}/form")
    Map<String, Object> form(@PathVariable String code, Speech speech) {
        var procedure = fileable(code).procedure();
        var lists = new HashMap<String, CodeList>();
        procedure
                .form()
                .properties()
                .values()
                .forEach(field -> {
                    String list = field.codes();
                    if (list != null) {
                        speech.country().versions(Procedures.CODES, list).stream()
                                .reduce((_, last) -> last)
                                .ifPresent(found -> lists.put(list, found.value()));
                    }
                });
        return new FormSchema(speech, lists)
                .of(
                        "/api/v1/procedures/" + procedure.code().value() + "/form",
                        speech.t(procedure.title()),
                        procedure.form());
    }

    private Rulebook fileable(String code) {
        return catalogues.rulebook(code).orElseThrow(Trouble::notFound);
    }

    /// Answers, for which is computed what follows from them; nothing is kept.
    ///
    /// @param agency the agency that the person would choose
    record Question(
            @Nullable Map<String, Object> answers,
            @Nullable String channel,
            @Nullable String agency) {}

    /// What follows from answers: what is asked, the papers, the fees, the time, the agency.
    @PostMapping("/{code}/quote")
    QuoteAnswer quote(@PathVariable String code, @RequestBody Question question, Speech speech) {
        fileable(code);
        var answers = question.answers() == null ? Map.<String, Object>of() : question.answers();
        return quotes.of(
                        new ProcedureCode(code),
                        channel(question.channel()),
                        answers,
                        Optional.ofNullable(question.agency()).map(AgencyCode::new))
                .map(quote -> QuoteAnswer.of(speech, quote))
                .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_FILEABLE));
    }

    private static Channel channel(@Nullable String asked) {
        if (asked == null) {
            return Channel.ONLINE;
        }
        try {
            return Channel.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "channel");
        }
    }
}
