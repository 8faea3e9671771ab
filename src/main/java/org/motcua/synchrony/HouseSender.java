package org.motcua.synchrony;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.country.Countries;
import org.motcua.unit.JoinedHouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends what waits to the other houses, in batches: for each dossier the next statement, and only
/// that, until it was taken. One that is refused is laid aside alone. Where a house does not
/// answer, it is asked again later and later, at most every half minute.
@Component
class HouseSender {
    private static final Logger LOG = LoggerFactory.getLogger(HouseSender.class);
    private static final int BATCH = 100;
    private static final int ROUNDS = 200;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final OwnHouse own;
    private final HouseLine line;
    private final StreamTable streams;
    private final Countries countries;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    HouseSender(
            OwnHouse own,
            HouseLine line,
            StreamTable streams,
            Countries countries,
            JdbcClient sql,
            TransactionTemplate transaction,
            Clock clock) {
        this.own = own;
        this.line = line;
        this.streams = streams;
        this.countries = countries;
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Until when a house that did not answer is left alone.
    record Rest(Instant until, int failures, String fault) {}

    @Scheduled(fixedDelay = 300)
    void run() {
        if (own.gateway().isEmpty()) {
            return;
        }
        for (var other : own.others()) {
            var rest = rests.get(other.id());
            if (rest == null || !clock.instant().isBefore(rest.until())) {
                round(other);
            }
        }
    }

    /// Why a house was not reached the last time.
    Optional<Rest> rest(String house) {
        return Optional.ofNullable(rests.get(house));
    }

    void wake(String house) {
        rests.remove(house);
    }

    private void round(JoinedHouse other) {
        for (int i = 0; i < ROUNDS && wave(other); i++) {
            LOG.debug("{} was told something", other.id());
        }
    }

    /// @return whether there may be more
    private boolean wave(JoinedHouse other) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    // one sender for a house, whichever node it is
                    boolean mine =
                            sql.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                                    .param("synchrony/" + other.id())
                                    .query(Boolean.class)
                                    .single();
                    return mine && sendNext(other);
                }));
    }

    private boolean sendNext(JoinedHouse other) {
        var waiting = streams.waiting(other.id(), clock.instant(), BATCH);
        if (waiting.isEmpty()) {
            return false;
        }
        var byKind = new LinkedHashMap<String, List<StreamTable.Waiting>>();
        waiting.forEach(one -> byKind.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one));
        try {
            for (var group : byKind.entrySet()) {
                send(other, Sayings.Kind.valueOf(group.getKey()), group.getValue());
            }
            rests.remove(other.id());
            return true;
        } catch (IOException e) {
            silent(other, e);
            return false;
        }
    }

    private void silent(JoinedHouse other, IOException why) {
        var before = rests.get(other.id());
        int failures = before == null ? 1 : before.failures() + 1;
        long millis = Math.min(LONGEST_REST.toMillis(), 250L << Math.min(failures, 10));
        String fault = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        if (Integer.bitCount(failures) == 1) {
            LOG.warn("The house {} was not reached {} times: {}", other.id(), failures, fault);
        }
        rests.put(other.id(), new Rest(clock.instant().plusMillis(millis), failures, fault));
    }

    private void send(JoinedHouse other, Sayings.Kind kind, List<StreamTable.Waiting> group)
            throws IOException {
        var names = Item.names(countries);
        String session = UUID.randomUUID().toString();
        var envelope = Item.JSON.createObjectNode();
        envelope.put(names.of(Term.SESSION), session);
        envelope.put(names.of(Term.UNIT), own.self().orElseThrow().id());
        envelope.put(
                names.of(Term.SERVICE),
                kind == Sayings.Kind.PROGRESS ? names.progress() : names.dossier());
        envelope.put(names.of(Term.UPDATING), kind == Sayings.Kind.NEW ? names.no() : names.yes());
        var data = envelope.putArray(names.of(Term.DATA));
        for (var one : group) {
            var item = (ObjectNode) Item.JSON.readTree(one.item());
            data.add(item.put(names.of(Term.NUMBER), one.number()));
        }
        String about = group.size() == 1 ? group.getFirst().code() : session;
        var answer = line.ask(other, session, about, envelope.toString());
        if (Answer.Code.of(answer.path(names.of(Term.ERROR)).asString(""), names)
                != Answer.Code.OK) {
            throw new HouseLine.Silent(answer.path(names.of(Term.MESSAGE)).asString("refused"));
        }
        var told = answer.path(names.of(Term.DATA));
        for (int i = 0; i < group.size(); i++) {
            answered(other, group.get(i), told.path(i), names);
        }
    }

    private void answered(
            JoinedHouse other, StreamTable.Waiting one, JsonNode answer, Vocabulary names)
            throws IOException {
        var now = clock.instant();
        var code = Answer.Code.of(answer.path(names.of(Term.ERROR)).asString(""), names);
        String message = answer.path(names.of(Term.MESSAGE)).asString("");
        switch (code) {
            case OK -> streams.acknowledged(other.id(), one.code(), one.number(), now);
            case GAP -> gap(other, one, answer.path(names.of(Term.HEARD)).asInt(0), now);
            case FILES -> {
                for (JsonNode sum : answer.path(names.of(Term.WANTED))) {
                    wanted(other, one, sum.asString(""));
                }
            }
            case FAILED ->
                    streams.refused(
                            other.id(), one.code(), "99", message, false, now.plus(wait(one)));
            case MALFORMED,
                    UNKNOWN_PROCEDURE,
                    UNKNOWN_AGENCY,
                    UNKNOWN_DOSSIER,
                    MOVE_REFUSED,
                    CHANGED,
                    WRONG_HOUSE,
                    FAULTY,
                    UNTRUSTED -> {
                LOG.warn("{} refused {}/{}: {}", other.id(), one.code(), one.number(), code);
                streams.refused(other.id(), one.code(), code.in(names), message, true, now);
            }
        }
    }

    /// The other house lacks something earlier, such as after it was restored.
    private void gap(JoinedHouse other, StreamTable.Waiting one, int heard, Instant now) {
        if (heard < one.number() - 1) {
            streams.acknowledged(other.id(), one.code(), heard, now);
        } else {
            streams.refused(other.id(), one.code(), "06", "", true, now);
        }
    }

    /// Only a file of which the statement speaks goes out.
    private void wanted(JoinedHouse other, StreamTable.Waiting one, String sum) throws IOException {
        var item = new Item(Item.JSON.readTree(one.item()), Item.names(countries));
        if (item.sums().contains(sum)) {
            line.file(other, sum, one.code());
        }
    }

    private static Duration wait(StreamTable.Waiting one) {
        var wait = Duration.ofMillis(500L << Math.min(one.tries(), 12));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
