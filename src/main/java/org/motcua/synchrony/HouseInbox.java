package org.motcua.synchrony;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.store.ObjectStore;
import org.motcua.unit.JoinedHouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes what another house says, each statement by itself and once: in the order of its numbers,
/// with what follows from it in one transaction. One that cannot be taken is kept with why, and
/// stands in the way of no other dossier.
///
/// Fact: `synchrony.refused`, with the dossier's code as subject.
@Component
class HouseInbox {
    private static final Logger LOG = LoggerFactory.getLogger(HouseInbox.class);

    private final StreamTable streams;
    private final Hearing hearing;
    private final ObjectStore store;
    private final Journal journal;
    private final Countries countries;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HouseInbox(
            StreamTable streams,
            Hearing hearing,
            ObjectStore store,
            Journal journal,
            Countries countries,
            TransactionTemplate transaction,
            Clock clock) {
        this.streams = streams;
        this.hearing = hearing;
        this.store = store;
        this.journal = journal;
        this.countries = countries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param fresh whether the dossiers are new
    List<ObjectNode> hear(JoinedHouse from, JsonNode data, boolean fresh) {
        var answers = new ArrayList<ObjectNode>();
        for (JsonNode node : data) {
            answers.add(hear(from, new Item(node, Item.names(countries)), fresh));
        }
        return answers;
    }

    private ObjectNode hear(JoinedHouse from, Item item, boolean fresh) {
        try {
            if (item.code().isEmpty() || item.number() < 1 || item.extra().isEmpty()) {
                return refused(from, item, new Hearing.Refused(Answer.Code.MALFORMED, ""));
            }
            var missing = item.sums().stream().filter(sum -> !store.holds(sum)).toList();
            if (!missing.isEmpty()) {
                return wanted(item, missing);
            }
            return Objects.requireNonNull(transaction.execute(_ -> inOrder(from, item, fresh)));
        } catch (Hearing.Refused refused) {
            return refused(from, item, refused);
        } catch (IllegalArgumentException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "");
            return refused(from, item, new Hearing.Refused(Answer.Code.MALFORMED, why));
        } catch (RuntimeException e) {
            LOG.error("{}/{} of {} failed", item.code(), item.number(), from.id(), e);
            return item.answer(Answer.Code.FAILED, e.getClass().getSimpleName());
        }
    }

    private ObjectNode wanted(Item item, List<String> missing) {
        var answer = item.answer(Answer.Code.FILES, "");
        var list = answer.putArray(Item.names(countries).of(Term.WANTED));
        missing.forEach(list::add);
        return answer;
    }

    private ObjectNode inOrder(JoinedHouse from, Item item, boolean fresh) {
        var now = clock.instant();
        streams.open(from.id(), item.code(), now);
        int heard = streams.lock(from.id(), item.code()).heard();
        String sum = DigestUtils.md5DigestAsHex(bytes(item.written()));
        if (item.number() <= heard) {
            boolean same =
                    streams.sum(from.id(), item.code(), item.number())
                            .filter(sum::equals)
                            .isPresent();
            if (!same) {
                throw new Hearing.Refused(Answer.Code.CHANGED, "heard up to " + heard);
            }
            return item.answer(Answer.Code.OK, "");
        }
        if (item.number() > heard + 1) {
            return item.answer(Answer.Code.GAP, "heard up to " + heard)
                    .put(Item.names(countries).of(Term.HEARD), heard);
        }
        hearing.take(from, item, fresh);
        streams.heard(from.id(), item.code(), item.number(), sum, now);
        return item.answer(Answer.Code.OK, "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private ObjectNode refused(JoinedHouse from, Item item, Hearing.Refused why) {
        var names = Item.names(countries);
        Instant now = clock.instant();
        String code = item.code().isEmpty() ? "-" : item.code();
        transaction.executeWithoutResult(_ -> {
            streams.note(
                    from.id(),
                    code,
                    item.number(),
                    why.code().in(names),
                    why.words(),
                    item.written(),
                    now);
            journal.append(
                    Entry.of(
                            "synchrony.refused",
                            Actor.system(from.system()),
                            "code:" + code,
                            Map.of(
                                    "house", from.id(),
                                    "number", item.number(),
                                    "fault", why.code().name())));
        });
        return item.answer(why.code(), why.words());
    }
}
