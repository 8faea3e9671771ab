package org.motcua.directive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.directive.Task.Clarity.AUTHORITY;
import static org.motcua.directive.Task.Clarity.PERSON;
import static org.motcua.directive.Task.Clarity.PRODUCT;
import static org.motcua.directive.Task.Clarity.RESPONSIBILITY;
import static org.motcua.directive.Task.Clarity.TIME;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.motcua.directive.Deadline.Every;
import org.motcua.directive.Deadline.On;
import org.motcua.directive.Deadline.Rhythm;
import org.motcua.directive.Task.Status;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Text;

/// How a task stands follows from dates; what moves it is a step that the rules allow.
class TaskRulesTest {
    private static final LocalDate DUE = LocalDate.of(2026, 11, 30);
    private static final AgencyCode LEAD = new AgencyCode("G06");

    @Test
    void aTaskIsLateOnlyAfterTheEndOfItsLastDay() {
        var task = task(new On(DUE), Status.OPEN, null, null);
        assertThat(task.progress(DUE.minusDays(8))).isEqualTo(Progress.IN_TIME);
        assertThat(task.progress(DUE.minusDays(7))).isEqualTo(Progress.DUE_SOON);
        assertThat(task.progress(DUE)).isEqualTo(Progress.DUE_SOON);
        assertThat(task.progress(DUE.plusDays(1))).isEqualTo(Progress.OVERDUE);
    }

    @Test
    void whetherItWasDoneInTimeIsSaidByTheDayOfDoing() {
        assertThat(task(new On(DUE), Status.DONE, DUE, null).progress(DUE.plusYears(1)))
                .isEqualTo(Progress.DONE_ON_TIME);
        assertThat(task(new On(DUE), Status.DONE, DUE.plusDays(1), null).progress(DUE))
                .isEqualTo(Progress.DONE_LATE);
        assertThat(task(new On(DUE), Status.DONE, null, null).progress(DUE))
                .as("nobody knows the day")
                .isEqualTo(Progress.DONE);
        assertThat(task(new Deadline.None(), Status.DONE, DUE, null).progress(DUE))
                .isEqualTo(Progress.DONE);
    }

    @Test
    void askingForMoreTimeDoesNotHideThatItIsLate() {
        var late = task(new On(DUE), Status.OPEN, null, asked(DUE.plusMonths(1)));
        assertThat(late.progress(DUE.plusDays(1))).isEqualTo(Progress.OVERDUE);
        var returned = task(new On(DUE), Status.RETURNED, null, null);
        assertThat(returned.progress(DUE)).isEqualTo(Progress.RETURNED);
        assertThat(returned.progress(DUE.plusDays(1))).isEqualTo(Progress.OVERDUE);
    }

    @Test
    void anExtensionMovesTheDeadlineOnlyWhenItIsGranted() {
        var until = DUE.plusMonths(1);
        var open = task(new On(DUE), Status.OPEN, null, null);
        assertThat(moved(open, new Step.AskExtension(until, "chờ vốn"), DUE).deadline())
                .isEqualTo(new On(DUE));
        var waiting = task(new On(DUE), Status.OPEN, null, asked(until));
        var granted = moved(waiting, new Step.Decide(true, "đồng ý"), DUE);
        assertThat(granted.deadline()).isEqualTo(new On(until));
        assertThat(granted.ordered()).as("what was first ordered stays").isEqualTo(new On(DUE));
        assertThat(granted.asked()).isNull();
        var declined = moved(waiting, new Step.Decide(false, "không"), DUE);
        assertThat(declined.deadline()).isEqualTo(new On(DUE));
        assertThat(declined.asked()).isNull();
    }

    @Test
    void aWithdrawalEndsItWhenGranted() {
        var waiting = task(new On(DUE), Status.OPEN, null, asked(null));
        assertThat(moved(waiting, new Step.Decide(true, "rút"), DUE).status())
                .isEqualTo(Status.WITHDRAWN);
        assertThat(moved(waiting, new Step.Decide(false, "làm tiếp"), DUE).status())
                .isEqualTo(Status.OPEN);
    }

    @Test
    void aTaskThatReturnsBeginsItsNextPeriodWhenItIsReported() {
        var monthly =
                task(new Every(Rhythm.MONTH, LocalDate.of(2026, 1, 31)), Status.OPEN, null, null);
        var next = moved(monthly, new Step.Report(DUE, "biên bản họp"), DUE);
        assertThat(next.status()).isEqualTo(Status.OPEN);
        assertThat(next.deadline()).isEqualTo(new Every(Rhythm.MONTH, LocalDate.of(2026, 2, 28)));
        assertThat(Rhythm.QUARTER.end(LocalDate.of(2026, 5, 3)))
                .isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(Rhythm.WEEK.end(LocalDate.of(2026, 11, 22)))
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(Rhythm.YEAR.end(DUE)).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void aTaskHandedBackGoesOnWithAnotherLead() {
        var open = task(new On(DUE), Status.OPEN, null, asked(DUE.plusDays(9)));
        var returned = moved(open, new Step.HandBack("không thuộc chức năng"), DUE);
        assertThat(returned.status()).isEqualTo(Status.RETURNED);
        assertThat(returned.asked()).isNull();
        var other = new AgencyCode("G12");
        var named = moved(returned, new Step.NameLead(other, "theo chức năng"), DUE);
        assertThat(named.status()).isEqualTo(Status.OPEN);
        assertThat(named.answering()).contains(other);
        assertThat(refused(named, new Step.NameLead(other, "lần nữa"), DUE))
                .isEqualTo(Refusal.SAME_LEAD);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        var open = task(new On(DUE), Status.OPEN, null, null);
        var waiting = task(new On(DUE), Status.OPEN, null, asked(DUE.plusDays(3)));
        var done = task(new On(DUE), Status.DONE, DUE, null);
        var group = nobody();
        assertThat(refused(open, new Step.Comment("  "), DUE)).isEqualTo(Refusal.NO_WORDS);
        assertThat(refused(open, new Step.Comment("x".repeat(2001)), DUE))
                .isEqualTo(Refusal.TOO_LONG);
        assertThat(refused(open, new Step.Report(DUE.plusDays(1), "ok"), DUE))
                .isEqualTo(Refusal.DAY_AHEAD);
        assertThat(refused(open, new Step.AskExtension(DUE, "chậm"), DUE.minusDays(5)))
                .isEqualTo(Refusal.DAY_NOT_LATER);
        assertThat(refused(open, new Step.AskExtension(DUE.plusDays(1), "chậm"), DUE.plusDays(2)))
                .as("a day that has passed")
                .isEqualTo(Refusal.DAY_NOT_LATER);
        assertThat(refused(waiting, new Step.AskWithdrawal("thừa"), DUE))
                .isEqualTo(Refusal.ALREADY_ASKED);
        assertThat(refused(open, new Step.Decide(true, "ừ"), DUE)).isEqualTo(Refusal.NOTHING_ASKED);
        assertThat(refused(done, new Step.Report(DUE, "nữa"), DUE)).isEqualTo(Refusal.NOT_OPEN);
        assertThat(refused(open, new Step.Reopen("sao"), DUE)).isEqualTo(Refusal.NOT_DONE);
        assertThat(refused(group, new Step.Report(DUE, "cả nước"), DUE)).isEqualTo(Refusal.NO_LEAD);
        var monthly = task(new Every(Rhythm.MONTH, DUE), Status.OPEN, null, null);
        assertThat(refused(monthly, new Step.AskExtension(DUE.plusDays(9), "chậm"), DUE))
                .isEqualTo(Refusal.NO_DATE_TO_MOVE);
    }

    @Test
    void theSixClaritiesNameWhatIsMissing() {
        assertThat(task(new On(DUE), Status.OPEN, null, null).unclear())
                .containsExactlyInAnyOrder(PRODUCT, AUTHORITY);
        assertThat(nobody().unclear())
                .containsExactlyInAnyOrder(PERSON, RESPONSIBILITY, TIME, PRODUCT, AUTHORITY);
    }

    @Test
    void aWholeIsAsLateAsItsLatestPart() {
        var whole = nobody();
        var parts =
                List.of(
                        part(whole, new On(DUE), Status.DONE, DUE),
                        part(whole, new On(DUE), Status.OPEN, null),
                        part(whole, new On(DUE.plusDays(40)), Status.OPEN, null));
        var all = new java.util.ArrayList<Task>(parts);
        all.addFirst(whole);
        var standing = Standing.of(all, DUE.plusDays(1));
        assertThat(standing).hasSize(1);
        assertThat(standing.getFirst().progress()).isEqualTo(Progress.OVERDUE);
        assertThat(standing.getFirst().closed()).isEqualTo(1);
        assertThat(standing.getFirst().parts())
                .isEqualTo(
                        Map.of(
                                Progress.DONE_ON_TIME, 1,
                                Progress.OVERDUE, 1,
                                Progress.IN_TIME, 1));
        assertThat(Standing.of(parts, DUE)).as("without the whole each stands alone").hasSize(3);
    }

    private static Task moved(Task task, Step step, LocalDate today) {
        return ((TaskRules.Outcome.Moved) TaskRules.apply(task, step, today)).task();
    }

    private static Refusal refused(Task task, Step step, LocalDate today) {
        return ((TaskRules.Outcome.Refused) TaskRules.apply(task, step, today)).why();
    }

    private static Request asked(@Nullable LocalDate until) {
        return new Request(
                UUID.randomUUID(),
                until == null ? Request.Kind.WITHDRAWAL : Request.Kind.EXTENSION,
                until,
                "chờ vốn",
                LEAD,
                "1",
                Instant.EPOCH);
    }

    private static Task task(
            Deadline deadline, Status status, @Nullable LocalDate done, @Nullable Request asked) {
        return made(null, LEAD, deadline, status, done, asked);
    }

    private static Task part(
            Task whole, Deadline deadline, Status status, @Nullable LocalDate done) {
        return made(whole.id(), LEAD, deadline, status, done, null);
    }

    private static Task nobody() {
        return made(null, null, new Deadline.None(), Status.OPEN, null, null);
    }

    private static Task made(
            @Nullable UUID parent,
            @Nullable AgencyCode lead,
            Deadline deadline,
            Status status,
            @Nullable LocalDate done,
            @Nullable Request asked) {
        return new Task(
                UUID.randomUUID(),
                new UUID(1, 1),
                "T1",
                parent,
                lead,
                null,
                null,
                List.of(),
                new Text(Map.of("vi", "việc")),
                null,
                null,
                deadline,
                deadline,
                null,
                status,
                done,
                null,
                asked,
                null,
                null,
                0);
    }
}
