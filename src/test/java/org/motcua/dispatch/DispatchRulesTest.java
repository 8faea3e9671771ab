package org.motcua.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.dispatch.Standing.ACCEPTED;
import static org.motcua.dispatch.Standing.ARRIVED;
import static org.motcua.dispatch.Standing.ASSIGNED;
import static org.motcua.dispatch.Standing.DONE;
import static org.motcua.dispatch.Standing.REFUSED;
import static org.motcua.dispatch.Standing.REPLACED;
import static org.motcua.dispatch.Standing.SENT;
import static org.motcua.dispatch.Standing.WAITING;
import static org.motcua.dispatch.Standing.WITHDRAWN;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.motcua.dispatch.Business.Kind;
import org.motcua.dispatch.DispatchRules.Now;

/// The life of a document between two agencies (QCVN 102:2016/BTTTT).
class DispatchRulesTest {
    private static final List<InStep> STEPS =
            List.of(
                    new InStep.Accept(),
                    new InStep.Refuse("vì"),
                    new InStep.Hold(),
                    new InStep.Assign("Vụ A"),
                    new InStep.Finish(""),
                    new InStep.Agree(),
                    new InStep.Decline("vì"));

    /// What each step leads to, from where it can be taken; from anywhere else it is refused.
    private static final Map<Standing, List<Standing>> TABLE =
            Map.of(
                    ARRIVED, List.of(ACCEPTED, REFUSED),
                    ACCEPTED, List.of(WAITING, ASSIGNED, DONE),
                    WAITING, List.of(ASSIGNED, DONE),
                    ASSIGNED, List.of(ASSIGNED, DONE));

    @Test
    void aDocumentGoesTheWayOfTheTableAndNoOther() {
        for (var from : Standing.values()) {
            var to = new ArrayList<Standing>();
            for (var step : STEPS) {
                if (DispatchRules.step(Now.of(from), step)
                        instanceof DispatchRules.Outcome.Moved(var now, var code)) {
                    to.add(now.standing());
                    assertThat(code).isEqualTo(now.standing().code());
                }
            }
            assertThat(to).as(from.name()).isEqualTo(TABLE.getOrDefault(from, List.of()));
        }
    }

    @Test
    void whileAChangeIsAskedForItIsAnsweredFirst() {
        var asked = new Now(ACCEPTED, Kind.UPDATE, 2);
        assertThat(DispatchRules.step(asked, new InStep.Finish("")))
                .isEqualTo(new DispatchRules.Outcome.Refused(Refusal.CHANGE_FIRST));
        assertThat(DispatchRules.step(asked, new InStep.Agree()))
                .isEqualTo(new DispatchRules.Outcome.Moved(Now.of(ACCEPTED), "15"));
        assertThat(DispatchRules.step(asked, new InStep.Decline("còn dùng")))
                .isEqualTo(new DispatchRules.Outcome.Moved(Now.of(ACCEPTED), "16"));
        assertThat(DispatchRules.step(new Now(DONE, Kind.RECALL, 2), new InStep.Agree()))
                .isEqualTo(new DispatchRules.Outcome.Moved(Now.of(WITHDRAWN), "15"));
        assertThat(DispatchRules.step(new Now(DONE, Kind.REPLACE, 2), new InStep.Agree()))
                .isEqualTo(new DispatchRules.Outcome.Refused(Refusal.BY_REPLACEMENT));
    }

    @Test
    void aRefusalAnAssignmentAndADeclineNeedWords() {
        assertThat(DispatchRules.step(Now.of(ARRIVED), new InStep.Refuse(" ")))
                .isEqualTo(new DispatchRules.Outcome.Refused(Refusal.NO_WORDS));
        assertThat(DispatchRules.step(Now.of(ACCEPTED), new InStep.Assign("")))
                .isEqualTo(new DispatchRules.Outcome.Refused(Refusal.NO_WORDS));
        assertThat(DispatchRules.step(Now.of(ARRIVED), new InStep.Refuse("x".repeat(2001))))
                .isEqualTo(new DispatchRules.Outcome.Refused(Refusal.TOO_LONG));
    }

    @Test
    void nothingIsAskedOfADocumentThatIsNotThereWasRefusedOrIsOver() {
        assertThat(DispatchRules.flaw(Optional.empty())).contains(Flaw.UNKNOWN_DOCUMENT);
        assertThat(flaw(Now.of(REFUSED))).contains(Flaw.REFUSED_BEFORE);
        assertThat(flaw(Now.of(WITHDRAWN))).contains(Flaw.OVER);
        assertThat(flaw(Now.of(REPLACED))).contains(Flaw.OVER);
        assertThat(flaw(new Now(ACCEPTED, Kind.UPDATE, 2))).contains(Flaw.CHANGE_PENDING);
        assertThat(flaw(Now.of(ARRIVED))).isEmpty();
        assertThat(flaw(Now.of(DONE))).isEmpty();
    }

    private static Optional<Flaw> flaw(Now now) {
        return DispatchRules.flaw(Optional.of(now));
    }

    @Test
    void whatNobodyAcceptedIsGivenBackAtOnce() {
        assertThat(DispatchRules.atOnce(Now.of(ARRIVED), Kind.RECALL)).isTrue();
        assertThat(DispatchRules.atOnce(Now.of(ACCEPTED), Kind.RECALL)).isFalse();
        assertThat(DispatchRules.atOnce(Now.of(ARRIVED), Kind.UPDATE)).isFalse();
    }

    @Test
    void aStatusThatCannotFollowIsNotBelieved() {
        assertThat(DispatchRules.heard(Now.of(SENT), "06", 1)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(REFUSED), "03", 1)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(ACCEPTED), "02", 1)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(ACCEPTED), "15", 2)).isEmpty();
        assertThat(DispatchRules.heard(new Now(ACCEPTED, Kind.RECALL, 3), "15", 2)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(ARRIVED), "13", 1)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(ARRIVED), "99", 1)).isEmpty();
        assertThat(DispatchRules.heard(Now.of(ARRIVED), "01", 1))
                .as("said again")
                .contains(new DispatchRules.Heard(Now.of(ARRIVED), null));
        assertThat(DispatchRules.heard(new Now(ACCEPTED, Kind.UPDATE, 2), "02", 2))
                .as("the change was refused, not the document")
                .contains(new DispatchRules.Heard(Now.of(ACCEPTED), false));
    }

    /// Whatever both do, in whatever order their messages cross: once all have arrived, each knows
    /// of the document what the other does.
    @Property(tries = 2000)
    void whenEverythingHasArrivedBothKnowTheSame(
            @ForAll @Size(max = 40) List<@IntRange(max = 12) Integer> acts) {
        var play = new Play();
        for (int act : acts) {
            play.act(act);
        }
        while (!play.toReceiver.isEmpty() || !play.toSender.isEmpty()) {
            play.act(10);
            play.act(11);
        }
        assertThat(play.sender.standing()).isEqualTo(play.receiver.standing());
        assertThat(play.sender.pending()).isEqualTo(play.receiver.pending());
        assertThat(play.disbelieved).isEmpty();
    }

    /// A sender and a receiver with messages on the way between them, each way in order.
    private static final class Play {
        private final Deque<Now> toReceiver = new ArrayDeque<>();
        private final Deque<Map.Entry<String, Integer>> toSender = new ArrayDeque<>();
        private final List<String> disbelieved = new ArrayList<>();
        private Now sender = Now.of(SENT);
        private Now receiver = Now.of(ARRIVED);
        private int edition = 1;

        Play() {
            toSender.add(Map.entry("01", 1));
        }

        void act(int act) {
            if (act < STEPS.size()) {
                step(STEPS.get(act));
            } else if (act == 7 || act == 8) {
                ask(act == 7 ? Kind.RECALL : Kind.UPDATE);
            } else if (act == 10) {
                arrive();
            } else if (act == 11) {
                hear();
            }
        }

        private void step(InStep step) {
            int of = receiver.pending() == null ? 1 : receiver.edition();
            if (DispatchRules.step(receiver, step)
                    instanceof DispatchRules.Outcome.Moved(var now, var code)) {
                receiver = now;
                toSender.add(Map.entry(code, of));
            }
        }

        private void ask(Kind kind) {
            if (sender.pending() == null && !sender.standing().over()) {
                sender = new Now(sender.standing(), kind, ++edition);
                toReceiver.add(sender);
            }
        }

        private void arrive() {
            var asked = toReceiver.poll();
            if (asked == null || asked.pending() == null) {
                return;
            }
            if (DispatchRules.flaw(Optional.of(receiver)).isPresent()) {
                toSender.add(Map.entry("02", asked.edition()));
            } else if (DispatchRules.atOnce(receiver, asked.pending())) {
                receiver = Now.of(WITHDRAWN);
                toSender.add(Map.entry("15", asked.edition()));
            } else {
                receiver = new Now(receiver.standing(), asked.pending(), asked.edition());
            }
        }

        private void hear() {
            var status = toSender.poll();
            if (status == null) {
                return;
            }
            DispatchRules.heard(sender, status.getKey(), status.getValue())
                    .ifPresentOrElse(
                            heard -> sender = heard.now(),
                            () -> {
                                // after a refusal the answer to a change that crossed it means
                                // nothing
                                if (!(sender.standing() == REFUSED
                                        && status.getKey().equals("02"))) {
                                    disbelieved.add(sender + " " + status);
                                }
                            });
        }
    }
}
