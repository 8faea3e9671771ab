package org.motcua.board.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.Agenda;
import org.motcua.directive.Review;
import org.motcua.directive.Standing;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Tone;
import org.springframework.stereotype.Component;

/// Sessions in words.
@Component
public class SessionViews {
    private final TaskViews tasks;
    private final TaskForms forms;

    SessionViews(TaskViews tasks, TaskForms forms) {
        this.tasks = tasks;
        this.forms = forms;
    }

    /// A series with its next session.
    ///
    /// @param held past sessions with minutes: their days, as shown and as addresses
    public record Line(String title, String when, String path, List<Held> held) {}

    public record Held(String day, String path) {}

    /// A part of the agenda.
    public record Section(String title, List<Item> items) {}

    /// A task on the agenda.
    ///
    /// @param cause the last words of the lead
    /// @param asked what the lead asks for; none where nothing
    /// @param reason the field for the decision; none where this person does not decide
    public record Item(
            UUID id,
            int version,
            String words,
            String path,
            String lead,
            String due,
            String progress,
            Tone tone,
            @Nullable String cause,
            @Nullable String asked,
            @Nullable Field reason) {}

    /// Something decided, with the way to the task that came of it.
    public record Decided(String words, String at, @Nullable String path) {}

    String name(Page page, Review review) {
        return page.w(
                "board.review.of",
                page.t(review.series().title()),
                page.format().shortDate(review.day()));
    }

    String about(Page page, Review review) {
        return page.w(
                "board.review.about",
                review.series().time().toString(),
                review.series().minutes(),
                page.t(review.series().basis()),
                page.format().shortDate(review.next()));
    }

    Line line(Page page, Review next, List<LocalDate> held) {
        return new Line(
                page.t(next.series().title()),
                page.w(
                        "board.review.next",
                        page.format().shortDate(next.day()),
                        next.series().time().toString()),
                SessionPages.path(next),
                held.stream()
                        .map(day ->
                                new Held(
                                        page.format().shortDate(day),
                                        "/board/reviews/%s/%s".formatted(next.series().id(), day)))
                        .toList());
    }

    List<Section> sections(Page page, Agenda agenda, boolean leads, Map<String, String> sent) {
        var sections = new ArrayList<Section>();
        add(page, sections, "asked", agenda.asked(), leads, sent);
        add(page, sections, "overdue", agenda.overdue(), leads, sent);
        add(page, sections, "due", agenda.due(), leads, sent);
        add(page, sections, "changed", agenda.changed(), leads, sent);
        return sections;
    }

    private void add(
            Page page,
            List<Section> sections,
            String name,
            List<Standing> standings,
            boolean leads,
            Map<String, String> sent) {
        if (!standings.isEmpty()) {
            sections.add(
                    new Section(
                            page.w("board.review." + name, standings.size()),
                            standings.stream().map(one -> item(page, one, leads, sent)).toList()));
        }
    }

    private Item item(Page page, Standing one, boolean leads, Map<String, String> sent) {
        var task = one.task();
        String reason = "words-" + task.id();
        return new Item(
                task.id(),
                task.version(),
                page.t(task.text()),
                TaskViews.path(task),
                tasks.lead(page, task),
                tasks.due(page, task.deadline()),
                TaskViews.progress(page, one),
                TaskViews.tone(one.progress()),
                task.asked() == null ? task.said() : null,
                forms.asked(page, task),
                leads && task.asked() != null
                        ? Field.text(reason, page.w("board.task.words.grant"))
                                .value(sent.get(reason))
                        : null);
    }

    List<Decided> decisions(Page page, Review review) {
        return review.decisions().stream()
                .map(one ->
                        new Decided(
                                one.words(),
                                page.format().moment(one.at()),
                                one.task() == null ? null : "/board/tasks/" + one.task()))
                .toList();
    }

    /// What a new task needs: the six clarities.
    List<Field> fields(Page page, Map<String, String> sent) {
        return Stream.of(
                        Field.longText("text", page.w("board.task.text")).value(sent.get("text")),
                        Field.text("lead", page.w("board.task.lead-code"))
                                .hint(page.w("board.task.lead-code.hint"))
                                .value(sent.get("lead")),
                        Field.text("partners", page.w("board.review.partners"))
                                .hint(page.w("board.review.partners.hint"))
                                .mayBeEmpty()
                                .value(sent.get("partners")),
                        Field.date("due", page.w("board.task.due"))
                                .value(Field.dateFrom(sent, "due")),
                        Field.text("product", page.w("board.task.product"))
                                .value(sent.get("product")),
                        Field.text("authority", page.w("board.task.authority"))
                                .value(sent.get("authority")))
                .toList();
    }
}
