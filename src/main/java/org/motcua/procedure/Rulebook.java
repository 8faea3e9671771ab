package org.motcua.procedure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;
import org.motcua.kernel.UnitCode;

/// One procedure with its expressions compiled: everything that follows from the law for one
/// filing.
///
/// Pure: the same filing gives the same answer, also years later under the same definition. Each
/// method takes the raw filing and first takes away what is hidden, so that no caller can forget
/// it.
public final class Rulebook {
    private final Procedure procedure;
    private final String hash;
    private final Scope scope;
    private final Answering answering;
    private final Billing billing;
    private final Wording wording;

    Rulebook(
            Procedure procedure,
            String hash,
            Scope scope,
            Wording wording,
            Map<String, Tariff> tariffs,
            Map<String, CodeList> codes) {
        this.procedure = procedure;
        this.hash = hash;
        this.scope = scope;
        this.wording = wording;
        this.answering = new Answering(procedure, codes, wording);
        this.billing = new Billing(procedure, tariffs, scope, wording);
    }

    public Procedure procedure() {
        return procedure;
    }

    /// The same with less in it, or other spans: nothing that would have to be compiled again.
    Rulebook amended(Procedure other, String otherHash) {
        return new Rulebook(other, otherHash, scope, wording, billing.tariffs(), answering.codes());
    }

    Scope scope() {
        return scope;
    }

    /// Of the definition, to which a dossier is pinned.
    public String hash() {
        return hash;
    }

    /// What holds once hidden fields are gone and registries' answers are in.
    public Settled settled(Filing filing) {
        return new Settling(procedure, scope, filing).settle();
    }

    /// The look-ups that nobody has made yet for this filing. Answer each with [Facts#with(String,
    /// Facts.Fact)] and ask again: an answer may lead to another key.
    public List<Prefill.Lookup> lookups(Filing filing) {
        return settled(filing).open();
    }

    /// [#pages], [#validate], [#papers], [#fees] and [#competent] at once.
    public Look look(Filing filing, Set<String> wallet, Outside outside) {
        Situation now = situation(filing);
        Settled settled = now.settled();
        var faults = validation(filing, settled, outside).whole();
        var bill = billing.bill(filing, now.variables());
        var competent = competent(filing, settled);
        return new Look(pages(filing, settled), faults, papers(now, wallet), bill, competent);
    }

    /// The pages to show, each with what is asked and what is known.
    public List<AskedPage> pages(Filing filing) {
        return pages(filing, settled(filing));
    }

    private List<AskedPage> pages(Filing filing, Settled settled) {
        return settled.pages().stream().map(page -> asked(page, settled, filing)).toList();
    }

    private AskedPage asked(Form.Page page, Settled settled, Filing filing) {
        return new AskedPage(
                page, page.fields().stream().map(field -> item(field, settled, filing)).toList());
    }

    private AskedPage.Item item(String id, Settled settled, Filing filing) {
        Field field = procedure.form().get(id);
        Settled.Source source = settled.known().get(id);
        Object value = settled.values().get(id);
        if (source != null && value != null) {
            Prefill prefill = source.prefill();
            return new AskedPage.Item.Known(
                    id, field, value, prefill.registry(), prefill.purpose(), source.asOf());
        }
        // what cannot be read is shown again as it was typed
        return new AskedPage.Item.Question(
                id, field, value != null ? value : filing.answers().get(id));
    }

    /// The case that applies; empty while the answers do not tell.
    public Optional<Procedure.Case> applicableCase(Filing filing) {
        return applicableCase(filing, settled(filing));
    }

    private Optional<Procedure.Case> applicableCase(Filing filing, Settled settled) {
        return procedure.cases().stream()
                .filter(it -> scope.holds(it.when(), filing, settled.values(), settled.found()))
                .findFirst();
    }

    /// All faults of one page, for the moment when the applicant goes on.
    ///
    /// @throws java.util.NoSuchElementException when there is no such page
    public List<FormFault> validate(String page, Filing filing, Outside outside) {
        var asked = procedure.form().page(page).orElseThrow();
        return validation(filing, settled(filing), outside).page(asked);
    }

    /// All faults of the whole form, for the moment of filing.
    public List<FormFault> validate(Filing filing, Outside outside) {
        return validation(filing, settled(filing), outside).whole();
    }

    private Validation validation(Filing filing, Settled settled, Outside outside) {
        return new Validation(procedure, scope, answering, settled, filing, outside);
    }

    /// The papers of this filing, also those that the state already holds.
    ///
    /// @param wallet codes of earlier results that the applicant has
    public List<Paper.Needed> papers(Filing filing, Set<String> wallet) {
        return papers(situation(filing), wallet);
    }

    private List<Paper.Needed> papers(Situation now, Set<String> wallet) {
        return procedure.papers().stream()
                .filter(paper -> now.in(paper.cases()) && now.holds(paper.when()))
                .map(paper -> new Paper.Needed(paper, paper.required(), held(paper, now, wallet)))
                .toList();
    }

    private static @Nullable Text held(Paper paper, Situation now, Set<String> wallet) {
        for (Paper.Replacement replacement : paper.replacedBy()) {
            boolean found =
                    replacement.prefill() == null
                            ? wallet.contains(String.valueOf(replacement.result()))
                            : now.settled().found().contains(replacement.prefill());
            if (found && now.holds(replacement.when())) {
                return replacement.because();
            }
        }
        return null;
    }

    /// What it costs, line by line.
    public Fee.Bill fees(Filing filing) {
        return billing.bill(filing, situation(filing).variables());
    }

    /// How long the agency has; empty only while the case is not known.
    public Optional<Deadline> deadline(Filing filing) {
        Situation now = situation(filing);
        return procedure.deadlines().stream()
                .filter(it -> now.in(it.cases()) && now.by(it.channels()))
                .filter(it -> now.holds(it.when()))
                .findFirst();
    }

    /// The internal steps, in order.
    public List<ProcessStep> process(Filing filing) {
        Situation now = situation(filing);
        return procedure.process().stream()
                .filter(it -> now.in(it.cases()) && now.by(it.channels()))
                .filter(it -> now.holds(it.when()))
                .toList();
    }

    /// What the program examined, passed or not, with evidence.
    public List<Examination.Finding> runChecks(Filing filing) {
        Situation now = situation(filing);
        return procedure.checks().stream()
                .filter(check -> now.holds(check.when()))
                .map(check -> finding(check, now))
                .toList();
    }

    private static Examination.Finding finding(Examination check, Situation now) {
        var evidence = new LinkedHashMap<String, Object>();
        for (String field : check.evidence()) {
            Object value = now.settled().values().get(field);
            if (value != null) {
                evidence.put(field, value);
            }
        }
        return new Examination.Finding(check, now.holds(check.expect()), evidence);
    }

    /// The decisions open to the officer.
    public List<Decision> decisions(Filing filing) {
        Situation now = situation(filing);
        return procedure.decisions().stream().filter(it -> now.holds(it.when())).toList();
    }

    /// What granting writes into registries, in order.
    public List<RegistryChange.Planned> registryChanges(Filing filing) {
        return registryChanges(filing, Map.of());
    }

    /// The same while they are being written, with the keys of earlier changes by their ids.
    public List<RegistryChange.Planned> registryChanges(
            Filing filing, Map<String, String> written) {
        Situation now = situation(filing, written);
        return procedure.changes().stream()
                .filter(change -> now.holds(change.when()))
                .map(change ->
                        new RegistryChange.Planned(
                                change,
                                change.key() == null ? null : now.text(change.key()),
                                now.values(change.fields())))
                .toList();
    }

    /// The result document that granting gives; empty where the procedure gives none.
    public Optional<Result.Issued> result(Filing filing) {
        return result(filing, Map.of());
    }

    /// The same once the registries have written, with their keys by the ids of the changes.
    public Optional<Result.Issued> result(Filing filing, Map<String, String> written) {
        Situation now = situation(filing, written);
        return procedure.results().stream()
                .filter(result -> now.holds(result.when()))
                .findFirst()
                .map(result ->
                        new Result.Issued(
                                result,
                                now.values(result.fields()),
                                result.holder() == null ? null : now.text(result.holder())));
    }

    /// What to tell the applicant when something happens, with the places filled.
    ///
    /// @param details `dossier`, `agency`, `due`, `amount`, `reason` and so on
    public List<Message> messages(Message.Event event, Filing filing, Map<String, ?> details) {
        var values = new HashMap<String, Object>(settled(filing).values());
        values.put("title", procedure.title());
        details.forEach(values::put);
        return procedure.messages().stream()
                .filter(message -> message.event() == event)
                .map(it -> new Message(event, it.by(), wording.filled(it.text(), values)))
                .toList();
    }

    /// Which agency must answer, as far as the answers tell.
    public Competence.Competent competent(Filing filing) {
        return competent(filing, settled(filing));
    }

    private Competence.Competent competent(Filing filing, Settled settled) {
        Competence rule = procedure.competence();
        UnitCode unit =
                switch (rule.by()) {
                    case ANSWER -> unit(settled.values().get(rule.field()));
                    case RESIDENCE ->
                            rule.level() == Competence.Level.COMMUNE
                                    ? filing.commune()
                                    : filing.province();
                    case CHOICE -> null;
                };
        return new Competence.Competent(
                rule.level(), rule.agencyKind(), unit, rule.by() == Competence.By.CHOICE);
    }

    private static @Nullable UnitCode unit(@Nullable Object value) {
        Object code = value instanceof Map<?, ?> address ? address.get("unit") : value;
        return code instanceof String text ? UnitCode.find(text).orElse(null) : null;
    }

    private Situation situation(Filing filing) {
        return situation(filing, Map.of());
    }

    private Situation situation(Filing filing, Map<String, String> written) {
        Settled settled = settled(filing);
        String id = applicableCase(filing, settled).map(Procedure.Case::id).orElse("");
        var variables = Scope.asking(filing, settled.values(), settled.found());
        variables.put("situation", id);
        variables.put("written", written);
        return new Situation(id, filing, settled, variables, scope);
    }
}
