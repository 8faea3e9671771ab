package org.motcua.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.motcua.kernel.Money;

/// An invented birth registration, as sample pages show it.
final class SampleMatters {
    private SampleMatters() {}

    static Fact fact(Page page) {
        return new Fact(
                page.w("sample.fact.label"),
                page.w("sample.fact.value"),
                page.w("sample.fact.source"),
                LocalDate.of(2026, 11, 22),
                "/samples/fact");
    }

    static TaskList tasks(Page page) {
        return new TaskList(
                List.of(
                        new TaskList.Group(
                                page.w("sample.tasks.child"),
                                List.of(
                                        task(page, "1", TaskList.State.DONE),
                                        task(page, "2", TaskList.State.IN_PROGRESS),
                                        task(page, "3", TaskList.State.FAULTY))),
                        new TaskList.Group(
                                page.w("sample.tasks.send"),
                                List.of(
                                        task(page, "4", TaskList.State.NOT_STARTED),
                                        new TaskList.Task(
                                                page.w("sample.tasks.5"),
                                                null,
                                                TaskList.State.BLOCKED,
                                                page.w("sample.tasks.5.why"))))));
    }

    private static TaskList.Task task(Page page, String number, TaskList.State state) {
        return new TaskList.Task(page.w("sample.tasks." + number), "/samples/tasks", state, null);
    }

    static Summary summary(Page page) {
        return new Summary(
                List.of(
                        new Summary.Row(
                                page.w("sample.fact.label"),
                                page.w("sample.fact.value"),
                                page.w("sample.fact.source"),
                                null),
                        new Summary.Row(
                                page.w("sample.text.label"),
                                page.w("sample.person"),
                                null,
                                "/samples/text"),
                        new Summary.Row(
                                page.w("sample.date.label"),
                                page.format().date(LocalDate.of(2026, 11, 17)),
                                null,
                                "/samples/date"),
                        new Summary.Row(
                                page.w("sample.number.fee"),
                                page.format().money(new Money(50_000)),
                                null,
                                null)));
    }

    static Timeline timeline(Page page) {
        return new Timeline(
                List.of(
                        entry(page, "1", Timeline.State.DONE, "2026-11-22T07:20:00Z"),
                        entry(page, "2", Timeline.State.DONE, "2026-11-23T01:00:00Z"),
                        entry(page, "3", Timeline.State.NOW, null),
                        entry(page, "4", Timeline.State.AHEAD, null),
                        entry(page, "5", Timeline.State.AHEAD, null)));
    }

    private static Timeline.Entry entry(
            Page page,
            String number,
            Timeline.State state,
            @org.jspecify.annotations.Nullable String at) {
        return new Timeline.Entry(
                page.w("sample.timeline." + number),
                state,
                at == null ? null : Instant.parse(at),
                state == Timeline.State.NOW ? page.w("sample.timeline.more") : null);
    }

    static Receipt receipt(Page page) {
        return new Receipt(
                page.w("sample.receipt.title"),
                page.w("sample.receipt.code"),
                "H29.18-261122-0047",
                "https://dvc.example/t/H29.18-261122-0047",
                new Summary(
                        List.of(
                                new Summary.Row(
                                        page.w("sample.receipt.matter"),
                                        page.w("sample.receipt.matter.value")),
                                new Summary.Row(
                                        page.w("sample.receipt.due"),
                                        page.format()
                                                .moment(Instant.parse("2026-11-24T10:00:00Z"))))));
    }
}
