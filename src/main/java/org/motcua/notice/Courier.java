package org.motcua.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.notice.SendingTable.Sending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries sendings out of the house, each at most once.
///
/// A sending is marked as being sent, and that is committed, before it leaves. Where the program
/// ends in between, the mark stays: a text message is then asked after by its id, an e-mail, whose
/// fate nobody can tell, waits for an operator. So a message may be late; it is never sent twice.
@Component
final class Courier {
    static final int MOST_TRIES = 12;

    /// Longer than any carrier may take to answer.
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Actor SELF = Actor.program("notice");
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final SendingTable table;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final MailPost mail;
    private final SmsGateway sms;
    private final Clock clock;

    Courier(
            DataSource source,
            PlatformTransactionManager transactions,
            Journal journal,
            @Qualifier("mailPost") MailPost mail,
            @Qualifier("smsGateway") SmsGateway sms,
            Clock clock) {
        table = new SendingTable(source);
        transaction = new TransactionTemplate(transactions);
        this.journal = journal;
        this.mail = mail;
        this.sms = sms;
        this.clock = clock;
    }

    /// Sends one that is due.
    ///
    /// @return whether there was one
    boolean one() {
        Optional<Sending> taken = transaction.execute(_ -> table.take(clock.instant()));
        taken.ifPresent(this::carry);
        return taken.isPresent();
    }

    /// Settles what a program that ended left between sending and knowing.
    void recover() {
        for (Sending orphan : table.orphans(clock.instant().minus(LEASE))) {
            var fate =
                    orphan.channel() == Channel.SMS
                            ? sms.fate(orphan.id().toString())
                            : SmsGateway.Fate.UNKNOWN;
            Handover handover =
                    switch (fate) {
                        case ACCEPTED -> new Handover.Accepted("asked after");
                        case NEVER_SEEN -> new Handover.Unavailable("never reached the carrier");
                        case UNKNOWN ->
                                new Handover.Unknown("the program ended while it was being sent");
                    };
            settle(orphan, handover);
        }
    }

    private void carry(Sending sending) {
        Handover handover;
        try {
            String id = sending.id().toString();
            handover =
                    switch (sending.channel()) {
                        case EMAIL ->
                                mail.send(id, sending.address(), sending.title(), sending.text());
                        case SMS -> sms.send(id, sending.address(), sending.text());
                    };
        } catch (RuntimeException e) {
            LOG.error("Sending {} broke", sending.id(), e);
            handover = new Handover.Unknown(e.getClass().getSimpleName());
        }
        settle(sending, handover);
    }

    private void settle(Sending sending, Handover handover) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            switch (handover) {
                case Handover.Accepted(var reference) -> {
                    if (table.done(sending.id(), now, reference)) {
                        tell("notice.sent", sending);
                    }
                }
                case Handover.Refused(var fault) -> {
                    if (table.fail(sending.id(), now, fault)) {
                        tell("notice.failed", sending);
                    }
                }
                case Handover.Unavailable(var fault) when sending.tries() < MOST_TRIES ->
                        table.again(sending.id(), now.plus(pause(sending.tries())), fault);
                case Handover.Unavailable(var fault) -> park(sending, false, now, fault);
                case Handover.Unknown(var fault) -> park(sending, true, now, fault);
            }
        });
    }

    private void park(Sending sending, boolean uncertain, Instant now, String fault) {
        if (table.park(sending.id(), uncertain, now, fault)) {
            tell("notice.parked", sending);
        }
    }

    private void tell(String fact, Sending sending) {
        var data =
                Map.<String, Object>of(
                        "channel", sending.channel(),
                        "template", sending.template(),
                        "about", sending.subject());
        journal.append(Entry.of(fact, SELF, "notice:" + sending.id(), data));
    }

    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 12));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
