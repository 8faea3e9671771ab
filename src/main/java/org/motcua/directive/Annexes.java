package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.directive.AnnexReport.Choices;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.Text;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Files with the tasks of documents: looked at first, with what is wrong in each row, then
/// entered. The same file entered twice adds nothing.
@Component
public class Annexes {
    private static final String FORM = "annex";

    private final DocumentTable documents;
    private final TaskTable tasks;
    private final AnnexTable table;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @Autowired
    Annexes(
            DocumentTable documents,
            TaskTable tasks,
            AnnexTable table,
            Journal journal,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.documents = documents;
        this.tasks = tasks;
        this.table = table;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// By itself, without the program around it.
    public static Annexes over(DataSource source, Countries countries, Clock clock) {
        var sql = new JdbcTemplate(source);
        return new Annexes(
                new DocumentTable(sql),
                new TaskTable(sql),
                new AnnexTable(sql),
                new Journal(source, clock),
                countries,
                clock,
                new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /// What came of looking at a file.
    public sealed interface Outcome {
        record Examined(AnnexReport report) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// What came of sending a file.
    public sealed interface Sent {
        record Kept(Annex annex) implements Sent {}

        record Refused(Refusal why) implements Sent {}
    }

    /// Keeps a file that can be read; nothing is entered yet.
    public Sent send(SignedIn who, Document document, String name, byte[] content) {
        if (examine(document, name, content, Choices.NONE) instanceof Outcome.Refused(var why)) {
            return new Sent.Refused(why);
        }
        var annex =
                new Annex(
                        Identifier.next(),
                        document.id(),
                        name.length() <= 200 ? name : name.substring(name.length() - 200),
                        clock.instant(),
                        who.account().toString(),
                        null);
        table.add(annex, content);
        return new Sent.Kept(annex);
    }

    /// The files of a document, the youngest first.
    public List<Annex> of(Document document) {
        return table.of(document.id());
    }

    public Optional<Annex> find(UUID id) {
        return table.find(id);
    }

    /// What a kept file would enter now.
    public Outcome examine(Annex annex, Choices choices) {
        return examine(
                documents.get(annex.document()), annex.name(), table.content(annex.id()), choices);
    }

    /// What a file would enter into a document that is there.
    Outcome examine(Document document, String name, byte[] content, Choices choices) {
        return examine(document.dated(), tasks.of(document.id()), name, content, choices);
    }

    private Outcome examine(
            @Nullable LocalDate dated,
            List<Task> there,
            String name,
            byte[] content,
            Choices choices) {
        var country = countries.active();
        var form = country.find(AnnexForm.KIND, FORM, countries.today(clock));
        if (form.isEmpty()) {
            return new Outcome.Refused(Refusal.NO_FORM);
        }
        return switch (AnnexSheet.read(name, content)) {
            case AnnexSheet.Read.Refused(var why) -> new Outcome.Refused(why);
            case AnnexSheet.Read.Taken(var sheets) ->
                    new AnnexReading(
                                    country,
                                    form.get().value(),
                                    dated,
                                    countries.today(clock),
                                    there,
                                    choices)
                            .read(sheets)
                            .<Outcome>map(Outcome.Examined::new)
                            .orElseGet(() -> new Outcome.Refused(Refusal.FILE_NO_COLUMNS));
        };
    }

    /// Enters what a kept file orders; rows with flaws that stop them stay out.
    public Outcome take(SignedIn who, Annex annex, Choices choices) {
        var document = documents.get(annex.document());
        return taken(
                document,
                annex.name(),
                table.content(annex.id()),
                choices,
                who.actorAt(document.issuer()),
                Optional.of(annex.id()));
    }

    private Outcome taken(
            Document document,
            String name,
            byte[] content,
            Choices choices,
            Actor by,
            Optional<UUID> annex) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    documents.lock(document.id());
                    var outcome = examine(document, name, content, choices);
                    if (outcome instanceof Outcome.Examined(var report)) {
                        enter(document, report, by);
                        annex.ifPresent(id -> table.taken(id, now()));
                    }
                    return outcome;
                }));
    }

    private void enter(Document document, AnnexReport report, Actor by) {
        var country = countries.active();
        var today = countries.today(clock);
        var on = document.dated() == null ? today : document.dated();
        var all = new ArrayList<Task>();
        for (var line : report.lines()) {
            if (line.fresh()) {
                all.addAll(FanOut.of(country, document, line.task().orElseThrow(), on, today));
            }
        }
        if (all.isEmpty()) {
            return;
        }
        tasks.add(all, tasks.places(document.id()) + 1);
        journal.append(
                Entry.of(
                        "directive.annexEntered",
                        by,
                        "directive:" + document.id(),
                        Map.of(
                                "number", document.number(),
                                "rows", report.fresh(),
                                "refused", report.refused(),
                                "tasks", all.size())));
    }

    /// What a command brings: a document by its number, day and issuer, found or made, and a file.
    ///
    /// @param dry only looks
    public Outcome bring(
            String number,
            LocalDate dated,
            AgencyCode issuer,
            String title,
            String name,
            byte[] content,
            Choices choices,
            boolean dry,
            Actor by) {
        var known =
                documents.all().stream()
                        .filter(one ->
                                one.number().equalsIgnoreCase(number)
                                        && one.issuer().equals(issuer)
                                        && dated.equals(one.dated()))
                        .findFirst();
        var there = known.map(one -> tasks.of(one.id())).orElse(List.of());
        var seen = examine(dated, there, name, content, choices);
        if (dry || seen instanceof Outcome.Refused) {
            return seen;
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var document = known.orElseGet(() -> made(number, dated, issuer, title, by));
                    return taken(document, name, content, choices, by, Optional.empty());
                }));
    }

    private Document made(
            String number, LocalDate dated, AgencyCode issuer, String title, Actor by) {
        var same = new LinkedHashMap<String, String>();
        countries.active().settings().tags().forEach(tag -> same.put(tag, title));
        var words = new Text(same);
        var document = new Document(Identifier.next(), number, dated, issuer, words, words);
        documents.register(document, now(), by.id());
        return document;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
