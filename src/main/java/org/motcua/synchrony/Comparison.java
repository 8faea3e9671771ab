package org.motcua.synchrony;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.unit.JoinedHouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares with another house what each has heard of the other, dossier by dossier, and lets what
/// is missing be said again: after an outage, after one was restored from an older copy.
@Component
class Comparison {
    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);
    private static final int PAGE = 500;

    private final OwnHouse own;
    private final HouseLine line;
    private final StreamTable streams;
    private final Countries countries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Comparison(
            OwnHouse own,
            HouseLine line,
            StreamTable streams,
            Countries countries,
            TransactionTemplate transaction,
            Clock clock) {
        this.own = own;
        this.line = line;
        this.streams = streams;
        this.countries = countries;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 600_000)
    void run() {
        if (own.gateway().isEmpty()) {
            return;
        }
        for (var other : own.others()) {
            try {
                compare(other);
            } catch (IOException e) {
                LOG.info("{} cannot be compared with now: {}", other.id(), e.getMessage());
            }
        }
    }

    /// @throws IOException where the other house does not answer
    void compare(JoinedHouse other) throws IOException {
        var names = Item.names(countries);
        String after = "";
        List<StreamTable.Stream> page;
        do {
            page = streams.after(other.id(), after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            String session = UUID.randomUUID().toString();
            var envelope = Item.JSON.createObjectNode();
            envelope.put(names.of(Term.SESSION), session);
            envelope.put(names.of(Term.UNIT), own.self().orElseThrow().id());
            envelope.put(names.of(Term.SERVICE), names.lookup());
            var data = envelope.putArray(names.of(Term.DATA));
            page.forEach(one -> data.add(said(one, names)));
            var answer = line.ask(other, session, session, envelope.toString());
            mend(other, answer.path(names.of(Term.DATA)), names);
            after = page.getLast().code();
        } while (page.size() == PAGE);
    }

    private static ObjectNode said(StreamTable.Stream one, Vocabulary names) {
        return Item.JSON
                .createObjectNode()
                .put(names.of(Term.CODE), one.code())
                .put(names.of(Term.NUMBER), one.said())
                .put(names.of(Term.HEARD), one.heard());
    }

    /// What this house has of the same dossiers; what the other lacks is said again.
    List<ObjectNode> answer(JoinedHouse from, JsonNode data) {
        var names = Item.names(countries);
        mend(from, data, names);
        var answers = new ArrayList<ObjectNode>();
        for (JsonNode node : data) {
            String code = new Item(node, names).code();
            if (!code.isEmpty()) {
                var now = clock.instant();
                var stream =
                        transaction.execute(_ -> {
                            streams.open(from.id(), code, now);
                            return streams.lock(from.id(), code);
                        });
                if (stream != null) {
                    answers.add(said(stream, names));
                }
            }
        }
        return answers;
    }

    private void mend(JoinedHouse other, JsonNode data, Vocabulary names) {
        for (JsonNode node : data) {
            var item = new Item(node, names);
            int heard = node.path(names.of(Term.HEARD)).asInt(0);
            transaction.executeWithoutResult(_ -> {
                if (item.code().isEmpty()) {
                    return;
                }
                streams.open(other.id(), item.code(), clock.instant());
                var own = streams.lock(other.id(), item.code());
                if (heard < own.acknowledged()) {
                    LOG.info(
                            "{} has {} of {} statements of {}",
                            other.id(),
                            heard,
                            own.acknowledged(),
                            item.code());
                    streams.acknowledged(other.id(), item.code(), heard, clock.instant());
                }
            });
        }
    }
}
