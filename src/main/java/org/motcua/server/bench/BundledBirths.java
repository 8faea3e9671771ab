package org.motcua.server.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.bundle.Bundles;
import org.motcua.bundle.Consents;
import org.motcua.bundle.JointStep;
import org.motcua.country.Countries;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Parts;
import org.motcua.identity.Accounts;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.BundleStep;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Example;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Prefill;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rehearsal;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Mothers who file, and the officers of all agencies, through the doorways that the pages use.
/// What is answered is the first example of the country's first bundle; what its steps are answered
/// alone is what the bundle would have answered for them.
final class BundledBirths {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Drafts drafts;
    private final Dossiers dossiers;
    private final Filings filings;
    private final Desks desks;
    private final Consents consents;
    private final Accounts people;
    private final Bundles bundles;
    private final Parts parts;
    private final DemoAccounts accounts;
    private final Procedures procedures;
    private final JdbcTemplate sql;
    private final LocalDate today;
    private final BundlePlan plan;
    private final Example example;
    private final String event;
    private final List<SignedIn> applicants;
    private final List<Map<String, String>> names;
    private final AtomicLong number = new AtomicLong();

    BundledBirths(House house, DataSource source, int clients) {
        drafts = house.bean(Drafts.class);
        dossiers = house.bean(Dossiers.class);
        filings = house.bean(Filings.class);
        desks = new Desks(house);
        consents = house.bean(Consents.class);
        people = house.bean(Accounts.class);
        bundles = house.bean(Bundles.class);
        parts = house.bean(Parts.class);
        accounts = house.bean(DemoAccounts.class);
        sql = new JdbcTemplate(source);
        var country = house.bean(Countries.class).active();
        procedures = Procedures.of(country);
        today = LocalDate.ofInstant(house.bean(Clock.class).instant(), country.settings().zone());
        // the one whose example has the most to answer from registries
        plan =
                procedures.bundles(today).stream()
                        .max(
                                java.util.Comparator.comparingInt(one ->
                                        one.bundle()
                                                .examples()
                                                .getFirst()
                                                .given()
                                                .registries()
                                                .size()))
                        .orElseThrow();
        example = plan.bundle().examples().getFirst();
        var filing = Rehearsal.of(plan.whole(), example);
        event =
                plan.once(known(plan.whole().settled(filing).values(), filing.applicant()))
                        .orElseThrow();
        names = IntStream.range(0, clients).mapToObj(this::names).toList();
        applicants = names.stream().map(this::applicant).toList();
    }

    private BundlePlan.Known known(Map<String, Object> form, Filing.Applicant applicant) {
        return new BundlePlan.Known(form, applicant, today, Map.of());
    }

    /// People of the example, with numbers of their own for each client.
    private Map<String, String> names(int client) {
        var found = new LinkedHashMap<String, String>();
        String applicant = String.valueOf(example.given().number());
        example.given()
                .registries()
                .forEach((_, records) ->
                        records.keySet().stream()
                                .filter(key -> key.matches("[0-9]{" + applicant.length() + "}"))
                                .forEach(key ->
                                        found.computeIfAbsent(
                                                key,
                                                it ->
                                                        it.substring(0, it.length() - 6)
                                                                + "%06d"
                                                                        .formatted(
                                                                                client * 10
                                                                                        + found
                                                                                                .size()))));
        return found;
    }

    private SignedIn applicant(Map<String, String> people) {
        example.given()
                .registries()
                .forEach((registry, records) ->
                        records.forEach((key, fields) -> {
                            if (!key.equals(event)) {
                                record(registry, key, fields, people);
                            }
                        }));
        people.values().forEach(this::open);
        return person(people.get(String.valueOf(example.given().number())));
    }

    private void open(String number) {
        var made =
                accounts.person(
                        new PersonNumber(number),
                        "Bench " + number,
                        LocalDate.of(1990, 1, 1),
                        Level.TWO);
        if (made.isEmpty()) {
            throw new IllegalStateException("no account for " + number);
        }
    }

    private SignedIn person(@Nullable String number) {
        var account = people.find(new PersonNumber(Objects.requireNonNull(number))).orElseThrow();
        return new SignedIn(
                account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
    }

    private void record(
            String registry, String key, Map<String, Object> fields, Map<String, String> others) {
        String looked = others.getOrDefault(key, key);
        var row = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> row.put(name, Scenario.replaced(value, others)));
        plan.whole().procedure().prefill().stream()
                .filter(prefill -> prefill.registry().equals(registry))
                .map(Prefill::by)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(by -> row.put(by, looked));
        sql.update(
                """
                insert into registry.record (entity, registry, key, fields, valid, recorded_at, cause)
                select uuidv7(), ?, ?, ?::jsonb, daterange('2020-01-01', null), now(), 'bench'
                where not exists (select 1 from registry.record where registry = ? and key = ?)
                """,
                registry,
                looked,
                JSON.writeValueAsString(row),
                registry,
                looked);
    }

    /// What is answered for one more event.
    private Map<String, Object> answers(int client) {
        var others = new LinkedHashMap<>(names.get(client));
        others.put(
                event,
                event.replaceFirst(
                        "(?<=[.])[0-9]{3,}", "%06d".formatted(number.incrementAndGet())));
        example.given()
                .registries()
                .forEach((registry, records) ->
                        Optional.ofNullable(records.get(event))
                                .ifPresent(fields -> record(registry, event, fields, others)));
        var answers = new LinkedHashMap<String, Object>();
        example.given()
                .answers()
                .forEach((field, value) -> answers.put(field, Scenario.replaced(value, others)));
        return answers;
    }

    /// Everything as one.
    void joined(int client) {
        var who = applicants.get(client);
        var became = file(plan.bundle().code(), answers(client), who);
        if (!(became instanceof Filed.Joined(var whole))) {
            throw new IllegalStateException("the whole became " + became);
        }
        agree(client);
        for (BundleStep step : plan.bundle().steps()) {
            Desks.await(() -> part(whole, step.id()).dossier().isPresent(), step::id);
            desks.handle(part(whole, step.id()).dossier().orElseThrow());
        }
        Desks.await(() -> bundles.find(whole).orElseThrow().ended().isPresent(), () -> "its end");
    }

    private JointStep part(UUID whole, String step) {
        return bundles.find(whole).flatMap(joint -> joint.step(step)).orElseThrow();
    }

    /// Whoever is asked agrees.
    private void agree(int client) {
        for (String number : names.get(client).values()) {
            var who = person(number);
            consents.waiting(who).forEach(asked -> consents.answer(asked.id(), who, true));
        }
    }

    /// The same procedures one by one: what the bundle would have answered is typed each time.
    void alone(int client) {
        var who = applicants.get(client);
        var form = plan.whole().settled(Rehearsal.of(plan.whole(), renamed(client))).values();
        var applicant =
                new Filing.Applicant(
                        String.valueOf(example.given().subject()),
                        who.person().orElseThrow(),
                        who.name());
        var written = new LinkedHashMap<String, Map<String, String>>();
        for (BundleStep step : plan.bundle().steps()) {
            var known = new BundlePlan.Known(form, applicant, today, written);
            var code = new ProcedureCode(step.procedure());
            var became = file(code, plan.answers(step, known), who);
            if (!(became instanceof Filed.Accepted(var filed))) {
                throw new IllegalStateException(step.procedure() + " became " + became);
            }
            desks.handle(filed.id());
            written.put(step.id(), parts.written(dossiers.get(filed.id())));
        }
    }

    /// The example with the people of a client and an event of its own.
    private Example renamed(int client) {
        var given = example.given();
        var answers = answers(client);
        var others = new LinkedHashMap<>(names.get(client));
        String once =
                answers.values().stream()
                        .map(String::valueOf)
                        .filter(value ->
                                value.matches(event.replaceFirst("(?<=[.])[0-9]{3,}", "[0-9]{6}")))
                        .findFirst()
                        .orElseThrow();
        others.put(event, once);
        var registries = new LinkedHashMap<String, Map<String, Map<String, Object>>>();
        given.registries()
                .forEach((registry, records) -> {
                    var mine = new LinkedHashMap<String, Map<String, Object>>();
                    records.forEach((key, fields) -> {
                        var row = new LinkedHashMap<String, Object>();
                        fields.forEach(
                                (name, value) -> row.put(name, Scenario.replaced(value, others)));
                        mine.put(others.getOrDefault(key, key), row);
                    });
                    registries.put(registry, mine);
                });
        return new Example(
                example.title(),
                new Example.Setting(
                        given.at(),
                        given.channel(),
                        given.subject(),
                        others.get(String.valueOf(given.number())),
                        given.province(),
                        given.commune(),
                        given.groups(),
                        given.wallet(),
                        answers,
                        registries),
                example.expect());
    }

    private Filed file(ProcedureCode code, Map<String, Object> answers, SignedIn who) {
        var asking = Optional.of(who);
        var begun = drafts.begin(code, Channel.ONLINE, "en", asking).orElseThrow();
        var draft = drafts.retry(drafts.keep(begun.draft(), answers), asking);
        return filings.file(draft.id(), who, Optional.empty());
    }
}
