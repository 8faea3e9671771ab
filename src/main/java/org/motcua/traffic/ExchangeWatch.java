package org.motcua.traffic;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.exchange.GatewayWatch;
import org.motcua.exchange.Passed;
import org.motcua.exchange.Replay;
import org.motcua.exchange.Trouble;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The operator's doorway to the gateways: what is in trouble, its proof, repeating it, laying it
/// aside.
///
/// Facts: `exchange.parked`, `exchange.replayed`, with the message as subject.
@Service
public class ExchangeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeWatch.class);
    private static final int SHOWN = 200;

    private final Rounds rounds;
    private final TroubleTable table;
    private final Journal journal;
    private final TransactionTemplate transaction;

    ExchangeWatch(
            Rounds rounds, TroubleTable table, Journal journal, TransactionTemplate transaction) {
        this.rounds = rounds;
        this.table = table;
        this.journal = journal;
        this.transaction = transaction;
    }

    /// What came of an act.
    public enum Outcome {
        DONE,
        /// Somebody else has settled it.
        OVERTAKEN,
        /// The gateway does not answer; nothing was sent.
        SILENT,
        /// The gateway broke off: whether the message was sent is not known.
        UNKNOWN,
        /// The log does not hold the contents: the asking system has to send it again.
        NOT_KEPT,
        /// Only the gateway of who asked can repeat a message.
        OTHER_SIDE
    }

    /// The gateways that this house watches.
    public List<Watched> gateways() {
        return rounds.gateways().stream()
                .map(one -> table.watched(one).orElseGet(() -> new Watched(one, null, null)))
                .toList();
    }

    /// Reads what is new at once, instead of within seconds.
    public void refresh() {
        rounds.round();
    }

    /// How many of each kind nobody has settled.
    public Map<Trouble.Kind, Long> open() {
        return table.open();
    }

    /// The newest of a state.
    public List<Troubled> list(Troubled.State state, Optional<Trouble.Kind> kind) {
        return table.list(state, kind, SHOWN);
    }

    public Optional<Troubled> find(int gateway, long number) {
        var all = rounds.gateways();
        return gateway < 0 || gateway >= all.size()
                ? Optional.empty()
                : table.find(all.get(gateway), number);
    }

    /// The place of a gateway among those watched, for addresses of pages.
    public int place(URI gateway) {
        return rounds.gateways().indexOf(gateway);
    }

    /// What is under way for too long at this moment, at all gateways that answer.
    public List<Trouble> stuck() {
        var found = new ArrayList<Trouble>();
        for (var address : rounds.gateways()) {
            try {
                found.addAll(rounds.gateway(address).orElseThrow().underWay());
            } catch (IOException e) {
                LOG.debug("{} does not say what is under way", address, e);
            }
        }
        return found;
    }

    /// What proves the message, without its contents.
    ///
    /// @throws IOException where the gateway does not answer
    public Optional<byte[]> proof(Troubled one) throws IOException {
        var gateway = rounds.gateway(one.gateway());
        return gateway.isEmpty() ? Optional.empty() : gateway.get().proof(one.trouble().id());
    }

    /// Lays it aside, with why.
    public Outcome park(Troubled one, String why, Actor by) {
        return transaction.execute(_ -> {
            if (!table.settle(one, Troubled.State.PARKED, why, "")) {
                return Outcome.OVERTAKEN;
            }
            journal.append(new Entry("exchange.parked", by, one.subject(), data(one, ""), why));
            return Outcome.DONE;
        });
    }

    /// Sends it again. It is settled first, so that two operators do not send it twice.
    public Outcome replay(Troubled one, String why, Actor by) {
        if (one.trouble().side() != Passed.Side.ASKS) {
            return Outcome.OTHER_SIDE;
        }
        var gateway = rounds.gateway(one.gateway());
        if (gateway.isEmpty()) {
            return Outcome.SILENT;
        }
        boolean mine =
                Boolean.TRUE.equals(
                        transaction.execute(
                                _ -> table.settle(one, Troubled.State.REPLAYED, why, "")));
        return mine ? sent(one, gateway.get(), why, by) : Outcome.OVERTAKEN;
    }

    private Outcome sent(Troubled one, GatewayWatch gateway, String why, Actor by) {
        Replay told;
        try {
            told = gateway.replay(one.trouble().id());
        } catch (IOException e) {
            LOG.warn("{} was not repeated: {}", one.trouble().id(), e.getMessage());
            boolean unsent =
                    e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
            if (unsent) {
                table.reopen(one);
            }
            return unsent ? Outcome.SILENT : Outcome.UNKNOWN;
        }
        if (told.result() == Replay.Result.NOT_KEPT) {
            table.reopen(one);
            return Outcome.NOT_KEPT;
        }
        String came =
                told.type().isEmpty() ? "" + told.status() : told.status() + " " + told.type();
        transaction.executeWithoutResult(_ -> {
            table.noted(one, came, told.id());
            journal.append(
                    new Entry("exchange.replayed", by, one.subject(), data(one, told.id()), why));
        });
        return Outcome.DONE;
    }

    private static Map<String, Object> data(Troubled one, String replay) {
        var trouble = one.trouble();
        return Map.of(
                "gateway", one.gateway().toString(),
                "service", trouble.service(),
                "client", trouble.client(),
                "agreement", trouble.agreement(),
                "replay", replay);
    }
}
