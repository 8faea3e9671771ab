package org.motcua.server;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.motcua.country.Activation;
import org.motcua.country.Archive;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Fault;
import org.motcua.country.Kept;
import org.motcua.country.Loading;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.registry.Evolution;
import org.motcua.registry.Registry;
import org.motcua.store.StoreFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Makes a changed folder the active one without a restart, on all nodes, and keeps every state
/// that was ever active.
@Component
public class Activations implements Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Activations.class);

    /// On this channel the nodes tell each other.
    static final String CHANNEL = "motcua_activation";

    private static final int BATCH = 1000;

    private final Countries countries;
    private final HouseSettings settings;
    private final JdbcClient sql;
    private final JdbcTemplate rows;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Evolution evolution;
    private final Clock clock;
    private final JsonMapper mapper = JsonMapper.shared();
    private final FolderLook folder = new FolderLook();

    Activations(
            Countries countries,
            HouseSettings settings,
            DataSource source,
            PlatformTransactionManager transactions,
            Journal journal,
            Evolution evolution,
            Clock clock) {
        this.countries = countries;
        this.settings = settings;
        this.sql = JdbcClient.create(source);
        this.rows = new JdbcTemplate(source);
        this.transaction = new TransactionTemplate(transactions);
        this.journal = journal;
        this.evolution = evolution;
        this.clock = clock;
        countries.keptIn(this);
        losing(countries.active())
                .ifPresent(loss -> {
                    throw new StoreFault(loss);
                });
        record(countries.active(), Actor.program("start"));
    }

    /// Why a start with changed definitions would lose what registries hold.
    private Optional<String> losing(Country country) {
        return before(country)
                .map(old -> losses(old, country))
                .filter(losses -> !losses.isEmpty())
                .map(losses ->
                        "The changed definitions would lose data, so nothing was started or changed:%n%s"
                                .formatted(
                                        losses.stream()
                                                .map(Fault::toString)
                                                .collect(Collectors.joining("\n"))));
    }

    private List<Fault> losses(Country old, Country country) {
        return keepsRegistries() ? evolution.losses(old, country) : List.of();
    }

    private boolean keepsRegistries() {
        return countries.kinds().contains(Registry.KIND);
    }

    /// The state before this one, where it is another.
    private Optional<Country> before(Country country) {
        return latest().filter(hash -> !hash.equals(country.hash())).flatMap(this::at);
    }

    /// Loads and checks the country's folder and works by it from now on; with a fault anywhere,
    /// everything stays as it is.
    public Activation activate(Actor by) {
        return switch (look()) {
            case Loading.Broken(var faults) -> new Activation.Refused(faults);
            case Loading.Loaded(var country) -> activate(country, by);
        };
    }

    /// Reads and checks the country's folder, and changes nothing.
    Loading look() {
        return folder.look(settings.country(), countries);
    }

    /// Works by a state of the folder that was read before.
    synchronized Activation activate(Country country, Actor by) {
        var losses = losses(countries.active(), country);
        if (!losses.isEmpty()) {
            return new Activation.Refused(losses);
        }
        record(country, by);
        return countries.activate(country);
    }

    /// One activation.
    record Past(Instant at, Actor by, String hash) {}

    /// The last activations, the newest first.
    List<Past> history(int limit) {
        return sql.sql(
                        """
                        select at, actor_kind, actor, hash from country.activation
                        order by position desc limit ?
                        """)
                .param(limit)
                .query((row, _) ->
                        new Past(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                new Actor(
                                        Actor.Kind.valueOf(row.getString("actor_kind")),
                                        row.getString("actor"),
                                        null),
                                row.getString("hash")))
                .list();
    }

    /// Looks whether another node activated a state, and follows it.
    void followOthers() {
        latest().ifPresent(this::follow);
    }

    /// Follows what another node made active.
    synchronized void follow(String hash) {
        if (countries.active().hash().equals(hash)) {
            return;
        }
        at(hash).ifPresent(country -> {
            countries.activate(country);
            LOG.info("Another node activated the state {} of {}", hash, country.name());
        });
    }

    /// The state that became active last, on whichever node.
    Optional<String> latest() {
        return sql.sql("select hash from country.activation order by position desc limit 1")
                .query(String.class)
                .optional();
    }

    /// Writes down a state and that it is active, unless it is the last one written down.
    private void record(Country country, Actor by) {
        if (latest().filter(country.hash()::equals).isPresent()) {
            return;
        }
        var before = before(country);
        transaction.executeWithoutResult(_ -> {
            before.filter(_ -> keepsRegistries()).ifPresent(old -> evolution.apply(old, country));
            keep(country);
            sql.sql(
                            """
                            insert into country.activation (hash, at, actor_kind, actor)
                            values (?, ?, ?, ?)
                            """)
                    .params(
                            country.hash(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            by.kind().name(),
                            by.id())
                    .update();
            sql.sql("select pg_notify(?, ?)")
                    .params(CHANNEL, country.hash())
                    .query((_, _) -> "")
                    .list();
            journal.append(
                    new Entry(
                            "country.activated",
                            by,
                            "country:" + country.name(),
                            Map.of("hash", country.hash()),
                            null));
        });
    }

    private void keep(Country country) {
        var known =
                new HashSet<>(
                        sql.sql(
                                        "select kind || chr(9) || id || chr(9) || hash from country.definition")
                                .query(String.class)
                                .list());
        var lines = new ArrayList<String>();
        var fresh = new ArrayList<Object[]>();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        for (Definition<?> one : country.everything()) {
            String line = String.join("\t", one.kind().name(), one.id(), one.hash());
            lines.add(line);
            if (known.add(line)) {
                fresh.add(
                        new Object[] {
                            one.kind().name(), one.id(), one.hash(), one.content().toString(), now
                        });
            }
        }
        for (int from = 0; from < fresh.size(); from += BATCH) {
            rows.batchUpdate(
                    """
                    insert into country.definition (kind, id, hash, content, first_active)
                    values (?, ?, ?, ?::jsonb, ?) on conflict do nothing
                    """,
                    fresh.subList(from, Math.min(fresh.size(), from + BATCH)),
                    new int[] {
                        Types.VARCHAR,
                        Types.VARCHAR,
                        Types.VARCHAR,
                        Types.VARCHAR,
                        Types.TIMESTAMP_WITH_TIMEZONE
                    });
        }
        sql.sql(
                        """
                        insert into country.state (hash, name, definitions) values (?, ?, ?)
                        on conflict do nothing
                        """)
                .params(country.hash(), country.name(), String.join("\n", lines))
                .update();
    }

    @Override
    public Optional<Country> at(String hash) {
        return sql.sql("select name, definitions from country.state where hash = ?")
                .param(hash)
                .query((row, _) -> new KeptState(row.getString(1), row.getString(2)))
                .optional()
                .map(state -> restored(state.name(), state.definitions()));
    }

    /// @param definitions kind, id and hash of each, a line for each
    private record KeptState(String name, String definitions) {}

    private Country restored(String name, String definitions) {
        List<Kept> kept =
                sql.sql(
                                """
                                select d.kind, d.id, d.content::text
                                from regexp_split_to_table(?, chr(10)) with ordinality line (text, place)
                                join country.definition d
                                    on d.kind = split_part(line.text, chr(9), 1)
                                    and d.id = split_part(line.text, chr(9), 2)
                                    and d.hash = split_part(line.text, chr(9), 3)
                                order by line.place
                                """)
                        .param(definitions)
                        .query((row, _) ->
                                new Kept(
                                        row.getString(1),
                                        row.getString(2),
                                        mapper.readTree(row.getString(3))))
                        .list();
        return Countries.restored(name, kept, countries.kinds());
    }
}
