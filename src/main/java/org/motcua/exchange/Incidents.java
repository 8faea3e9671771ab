package org.motcua.exchange;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Attempts that must not succeed, and did not: told to the operator, counted, and written into the
/// message log, so that nobody can take them back. So many in a second, so that who attacks cannot
/// fill the log.
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final int PER_SECOND = 20;

    private final MessageLog log;
    private final Clock clock;
    private final Meters meters;
    private final Rate rate = new Rate(PER_SECOND, PER_SECOND);

    Incidents(MessageLog log, Clock clock, Meters meters) {
        this.log = log;
        this.clock = clock;
        this.meters = meters;
    }

    void add(String type, String who, String what) {
        meters.incident(type);
        if (!rate.take(clock.millis())) {
            return;
        }
        String plain = what.replaceAll("[\\p{Cntrl}]", " ");
        LOG.warn("Incident {}: {} ({})", type, plain, who);
        byte[] text =
                Hashes.utf8(
                        "motcua-exchange-event/1\ntype: %s\nwho: %s\nat: %d\nwhat: %s\n"
                                .formatted(
                                        type,
                                        who,
                                        clock.millis(),
                                        plain.substring(0, Math.min(plain.length(), 300))));
        log.append(LogRecord.text(LogRecord.Kind.EVENT, text), Runnable::run, _ -> {});
    }
}
