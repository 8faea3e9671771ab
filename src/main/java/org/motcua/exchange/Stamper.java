package org.motcua.exchange;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the batches of the log stamped by a time stamp authority (RFC 3161): one stamp covers all
/// batches since the last, by a tree over them. A silent authority stops no message; the stamp
/// comes later then, and the operator hears of it.
final class Stamper {
    private static final Logger LOG = LoggerFactory.getLogger(Stamper.class);
    private static final int MOST = 1 << 16;
    private static final int MILLIS = 10_000;
    static final String TITLE = "motcua-exchange-stamp/1";

    private final GatewaySettings settings;
    private final Clock clock;
    private final List<MessageLog.LoggedBatch> waiting = new ArrayList<>();
    private @Nullable MessageLog log;
    private boolean silent;

    Stamper(GatewaySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void into(MessageLog one) {
        log = one;
    }

    void committed(MessageLog.LoggedBatch batch) {
        synchronized (waiting) {
            if (waiting.size() < MOST) {
                waiting.add(batch);
            }
        }
    }

    void stamp() {
        var centre = settings.centre();
        var to = log;
        List<MessageLog.LoggedBatch> batches;
        synchronized (waiting) {
            batches = run(waiting);
        }
        // a stamp is logged too, and is stamped with what comes after it: else it would never end
        boolean nothingNew = batches.stream().allMatch(MessageLog.LoggedBatch::stampsOnly);
        if (centre == null || to == null || nothingNew) {
            return;
        }
        byte[] root =
                new BatchTree(
                                batches.stream()
                                        .map(each -> Hashes.leaf(each.hash()))
                                        .toArray(byte[][]::new))
                        .root();
        try {
            byte[] token =
                    TimeStamps.ask(
                            root,
                            request ->
                                    DirectoryKeeper.Fetch.post(
                                            centre.resolve("/timestamps"),
                                            "application/timestamp-query",
                                            request,
                                            1 << 16,
                                            MILLIS));
            synchronized (waiting) {
                waiting.subList(0, batches.size()).clear();
            }
            write(to, batches, token);
            silent = false;
        } catch (IOException | BadMessage e) {
            if (!silent) {
                LOG.warn(
                        "No time stamp for {} batches: {}. Messages go on; it is tried again.",
                        batches.size(),
                        e.getMessage());
            }
            silent = true;
        }
    }

    /// The first ones, up to a number that no batch has.
    private static List<MessageLog.LoggedBatch> run(List<MessageLog.LoggedBatch> all) {
        int length = Math.min(1, all.size());
        while (length < all.size() && all.get(length).batch() == all.get(length - 1).batch() + 1) {
            length++;
        }
        return List.copyOf(all.subList(0, length));
    }

    private void write(MessageLog to, List<MessageLog.LoggedBatch> batches, byte[] token) {
        String text =
                TITLE
                        + "\nfirst: "
                        + batches.getFirst().batch()
                        + "\nlast: "
                        + batches.getLast().batch()
                        + "\nat: "
                        + clock.millis()
                        + "\ntoken: "
                        + Hashes.text(token)
                        + "\n";
        to.append(LogRecord.text(LogRecord.Kind.STAMP, Hashes.utf8(text)), Runnable::run, _ -> {});
    }
}
