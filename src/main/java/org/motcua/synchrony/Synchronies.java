package org.motcua.synchrony;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.store.ObjectStore;
import org.motcua.unit.JoinedHouse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The doorway of messages between houses. Who sends one is known from the gateway of the exchange,
/// which has verified it.
@Component
public class Synchronies {
    private final OwnHouse own;
    private final HouseInbox inbox;
    private final Comparison comparison;
    private final ObjectStore store;
    private final Countries countries;

    Synchronies(
            OwnHouse own,
            HouseInbox inbox,
            Comparison comparison,
            ObjectStore store,
            Countries countries) {
        this.own = own;
        this.inbox = inbox;
        this.comparison = comparison;
        this.store = store;
        this.countries = countries;
    }

    /// Whether a system of the exchange speaks for another house of the country.
    public boolean knows(String system) {
        return own.self().isPresent() && own.speakingAs(system).isPresent();
    }

    /// Takes a message: each statement in it is answered by itself.
    ///
    /// @param system that sent it
    /// @return the answer, as JSON; a message that cannot be read is told so
    public String hear(String system, byte[] message) {
        var names = Item.names(countries);
        var from = own.speakingAs(system);
        if (from.isEmpty()) {
            return answer("", Answer.Code.WRONG_HOUSE, system, List.of()).toString();
        }
        JsonNode envelope;
        try {
            envelope = Item.JSON.readTree(message);
        } catch (JacksonException _) {
            return answer("", Answer.Code.MALFORMED, "no JSON", List.of()).toString();
        }
        String session = envelope.path(names.of(Term.SESSION)).asString("");
        if (!envelope.path(names.of(Term.UNIT)).asString("").equals(from.get().id())) {
            return answer(session, Answer.Code.WRONG_HOUSE, names.of(Term.UNIT), List.of())
                    .toString();
        }
        return told(from.get(), envelope, session)
                .map(items -> answer(session, Answer.Code.OK, "", items))
                .orElseGet(() ->
                        answer(session, Answer.Code.MALFORMED, names.of(Term.SERVICE), List.of()))
                .toString();
    }

    private Optional<List<ObjectNode>> told(JoinedHouse from, JsonNode envelope, String session) {
        var names = Item.names(countries);
        String service = envelope.path(names.of(Term.SERVICE)).asString("");
        var data = envelope.path(names.of(Term.DATA));
        if (!data.isArray() || session.isBlank()) {
            return Optional.empty();
        }
        if (service.equals(names.lookup())) {
            return Optional.of(comparison.answer(from, data));
        }
        boolean progress = service.equals(names.progress());
        if (!progress && !service.equals(names.dossier())) {
            return Optional.empty();
        }
        boolean fresh =
                !progress && envelope.path(names.of(Term.UPDATING)).asString("").equals(names.no());
        return Optional.of(inbox.hear(from, data, fresh));
    }

    private ObjectNode answer(
            String session, Answer.Code code, String message, List<ObjectNode> items) {
        var names = Item.names(countries);
        var answer = Item.JSON.createObjectNode();
        answer.put(names.of(Term.SESSION), session);
        answer.put(names.of(Term.ERROR), code.in(names));
        answer.put(names.of(Term.MESSAGE), message);
        var data = answer.putArray(names.of(Term.DATA));
        items.forEach(data::add);
        return answer;
    }

    /// Keeps a file of which a statement will speak.
    ///
    /// @param sum its SHA-256
    /// @return whether it is the file that was named
    public boolean keep(String sum, InputStream content) {
        return store.put(content).equals(Item.sum(sum));
    }
}
