package org.motcua.directive;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Role;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.motcua.unit.Agencies;
import org.motcua.unit.Agency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds the leads of tasks before the last day, and tells those above them afterwards: each rule
/// once for each task and deadline. Where several rules speak at once, as after an import of old
/// tasks, only the last of them does.
@Component("taskReminders")
class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Actor BY = Actor.program("directives");
    private static final int SHORT = 120;

    private final JdbcTemplate sql;
    private final TaskTable tasks;
    private final DocumentTable documents;
    private final Accounts accounts;
    private final Notices notices;
    private final Journal journal;
    private final Countries countries;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reminders(
            JdbcTemplate sql,
            TaskTable tasks,
            DocumentTable documents,
            Accounts accounts,
            Notices notices,
            Journal journal,
            Countries countries,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.tasks = tasks;
        this.documents = documents;
        this.accounts = accounts;
        this.notices = notices;
        this.journal = journal;
        this.countries = countries;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 600_000)
    void watch() {
        int told = remind();
        if (told > 0) {
            LOG.info("{} reminders of tasks sent", told);
        }
    }

    /// What may be due to be told: a task and its last day.
    private record Near(UUID task, LocalDate due) {}

    /// @return how many tasks somebody was told of
    int remind() {
        var country = countries.active();
        var today = country.day(clock.instant());
        var rules =
                country.all(Reminder.KIND, today).stream()
                        .map(Definition::value)
                        .sorted(Comparator.comparingInt(Reminder::offset))
                        .toList();
        if (rules.isEmpty()) {
            return 0;
        }
        var known = known();
        int told = 0;
        for (var near : near(today.minusDays(rules.getFirst().offset()))) {
            var reached =
                    rules.stream()
                            .filter(one -> !near.due().plusDays(one.offset()).isAfter(today))
                            .filter(one ->
                                    !known.getOrDefault(near.task(), Map.of())
                                            .getOrDefault(one.id(), LocalDate.MIN)
                                            .equals(near.due()))
                            .toList();
            if (!reached.isEmpty()
                    && Boolean.TRUE.equals(
                            transaction.execute(_ -> tell(country, near, reached, today)))) {
                told++;
            }
        }
        return told;
    }

    private List<Near> near(LocalDate until) {
        return sql.query(
                """
                select id, due from directive.task
                where due is not null and due <= ? and status in ('OPEN', 'RETURNED')
                    and coalesce(answers, lead) is not null
                order by due, id
                """,
                (row, _) ->
                        new Near(
                                row.getObject("id", UUID.class),
                                row.getObject("due", LocalDate.class)),
                until);
    }

    /// The last deadline of which each rule spoke, by task.
    private Map<UUID, Map<String, LocalDate>> known() {
        var known = new HashMap<UUID, Map<String, LocalDate>>();
        sql.query(
                """
                select r.task, r.rule, r.due from directive.reminded r
                join directive.task t on t.id = r.task and t.due = r.due
                """,
                row -> {
                    known.computeIfAbsent(row.getObject("task", UUID.class), _ -> new HashMap<>())
                            .put(row.getString("rule"), row.getObject("due", LocalDate.class));
                });
        return known;
    }

    /// Marks all rules as done, and lets the last speak; false where another node was quicker.
    private boolean tell(Country country, Near near, List<Reminder> reached, LocalDate today) {
        for (var rule : reached) {
            int fresh =
                    sql.update(
                            """
                            insert into directive.reminded (task, rule, due, at)
                            values (?, ?, ?, ?) on conflict do nothing
                            """,
                            near.task(),
                            rule.id(),
                            near.due(),
                            clock.instant().atOffset(ZoneOffset.UTC));
            if (fresh == 0) {
                return false;
            }
        }
        var rule = reached.getLast();
        var task = tasks.find(near.task()).orElseThrow();
        var document = documents.get(task.directive());
        var who = recipients(country, rule, task, document.issuer(), today);
        who.forEach((account, _) -> send(country, rule, task, document, account, near.due()));
        if (!who.isEmpty()) {
            journal.append(
                    Entry.of(
                            "directive.reminded",
                            BY,
                            Directives.subject(task),
                            Map.of("rule", rule.id(), "due", near.due(), "told", who.size())));
        }
        return !who.isEmpty();
    }

    private void send(
            Country country,
            Reminder rule,
            Task task,
            Document document,
            UUID account,
            LocalDate due) {
        String language = country.settings().binding();
        String text = task.text().in(language);
        notices.send(
                new Message(
                        "task:%s/%s/%s/%s".formatted(task.id(), rule.id(), due, account),
                        rule.notice(),
                        Recipient.of(account, language),
                        Map.of(
                                "task",
                                text.length() <= SHORT
                                        ? text
                                        : text.substring(0, SHORT - 1).strip() + "…",
                                "document",
                                document.number(),
                                "lead",
                                lead(country, task, language, due),
                                "due",
                                due),
                        Directives.subject(task),
                        "/board/tasks/" + task.id()));
    }

    private static String lead(Country country, Task task, String language, LocalDate on) {
        return task.answering()
                .map(code -> Agencies.of(country).name(code, on, language))
                .orElse("–");
    }

    /// Whoever may answer for the task in the agencies along the line, or order it, each once.
    private Map<UUID, Account> recipients(
            Country country, Reminder rule, Task task, AgencyCode issuer, LocalDate today) {
        var lead = task.answering().orElseThrow();
        var all = new LinkedHashMap<UUID, Account>();
        for (var to : rule.to()) {
            var above =
                    Agencies.of(country)
                            .find(lead, today)
                            .flatMap(agency -> Optional.ofNullable(agency.parent()))
                            .flatMap(code -> Agencies.of(country).find(code, today))
                            .map(Agency::code);
            switch (to) {
                case LEAD -> holding(country, TaskReach.ANSWER, lead, today).forEach(add(all));
                case ABOVE ->
                        (above.isPresent()
                                        ? holding(country, TaskReach.ANSWER, above.get(), today)
                                        : holding(country, TaskReach.GIVE, issuer, today))
                                .forEach(add(all));
                case ORDERER -> holding(country, TaskReach.GIVE, issuer, today).forEach(add(all));
            }
        }
        return all;
    }

    private static java.util.function.Consumer<Account> add(Map<UUID, Account> all) {
        return account -> all.put(account.id(), account);
    }

    private Stream<Account> holding(
            Country country, String right, AgencyCode agency, LocalDate today) {
        return country.all(Role.KIND, today).stream()
                .map(Definition::value)
                .filter(role -> role.rights().contains(right))
                .flatMap(role -> accounts.holding(role.id(), agency).stream())
                .filter(Objects::nonNull);
    }
}
