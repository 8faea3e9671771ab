package org.motcua.board.tasks;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.board.Places;
import org.motcua.directive.Directives;
import org.motcua.directive.Document;
import org.motcua.directive.Progress;
import org.motcua.directive.Standing;
import org.motcua.directive.Task;
import org.motcua.identity.Rights;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.springframework.stereotype.Component;

/// Tasks as the board shows them: what the reader's own agencies have to do, and what is late the
/// longest in a place, each with its lead.
@Component
public class TaskBoxes {
    static final int MOST = 10;

    private final Directives directives;
    private final TaskViews views;
    private final Places places;
    private final Rights rights;

    TaskBoxes(Directives directives, TaskViews views, Places places, Rights rights) {
        this.directives = directives;
        this.views = views;
        this.places = places;
        this.rights = rights;
    }

    /// What is shown.
    ///
    /// @param home whether this is the reader's own board, on which their own tasks stand
    /// @param own the reader's tasks that are late, near, or wait for their decision, the oldest
    ///   deadline first; null where there are none
    /// @param overdue how many of those are late
    /// @param soon how many are due within [Progress#NEAR] days
    /// @param asked how many wait for a decision of the reader's agencies
    /// @param late what is late the longest in the place; null where nothing is, and where all of
    ///   it is among the reader's own
    /// @param lateAll how many are late there
    public record Boxes(
            boolean home,
            @Nullable Table own,
            long overdue,
            long soon,
            long asked,
            @Nullable Table late,
            long lateAll) {}

    /// Empty for who may not see tasks.
    public Optional<Boxes> of(Page page, SignedIn who, Area place, boolean home) {
        if (!rights.allows(who, "directive.see")) {
            return Optional.empty();
        }
        var today = views.today();
        var tasks = directives.tasks(who);
        var documents =
                directives.documents().stream()
                        .collect(Collectors.toMap(Document::id, Function.identity()));
        var late =
                Standing.of(in(place, tasks), today).stream()
                        .filter(one -> one.progress() == Progress.OVERDUE)
                        .sorted(byDeadline())
                        .toList();
        var mine = home ? mine(who, tasks, documents, today) : new Mine(List.of(), List.of());
        boolean once = late.stream().allMatch(mine::has);
        return Optional.of(
                new Boxes(
                        home,
                        table(page, mine.all(), documents, "board.mine.caption"),
                        count(mine.led(), Progress.OVERDUE),
                        count(mine.led(), Progress.DUE_SOON),
                        mine.asked().size(),
                        once ? null : table(page, late, documents, "board.late-tasks.caption"),
                        late.size()));
    }

    /// @param led what the reader's agencies answer for, late or near
    /// @param asked what waits for their decision
    private record Mine(List<Standing> led, List<Standing> asked) {
        boolean has(Standing one) {
            return led.stream().anyMatch(own -> own.task().id().equals(one.task().id()));
        }

        List<Standing> all() {
            var seen = new HashSet<UUID>();
            return Stream.concat(led.stream(), asked.stream())
                    .filter(one -> seen.add(one.task().id()))
                    .sorted(byDeadline())
                    .toList();
        }
    }

    private Mine mine(
            SignedIn who, List<Task> tasks, Map<UUID, Document> documents, LocalDate today) {
        var own = new HashSet<>(who.agencies());
        var led = tasks.stream().filter(task -> task.answering().filter(own::contains).isPresent());
        var asked =
                tasks.stream()
                        .filter(task ->
                                task.asked() != null || task.progress(today) == Progress.RETURNED)
                        .filter(task -> {
                            var document = documents.get(task.directive());
                            return document != null && directives.orders(who, document.issuer());
                        });
        return new Mine(
                led.map(task -> alone(task, today))
                        .filter(one ->
                                one.progress() == Progress.OVERDUE
                                        || one.progress() == Progress.DUE_SOON)
                        .toList(),
                asked.map(task -> alone(task, today)).toList());
    }

    private static Standing alone(Task task, LocalDate today) {
        return new Standing(task, task.progress(today), Map.of());
    }

    private static long count(List<Standing> all, Progress progress) {
        return all.stream().filter(one -> one.progress() == progress).count();
    }

    /// Of the nation all; of a place the tasks of its agencies, the parts of tasks to groups alone.
    private List<Task> in(Area place, List<Task> tasks) {
        return place instanceof Area.Nation
                ? tasks
                : tasks.stream()
                        .filter(task ->
                                task.answering()
                                        .filter(agency -> places.within(agency, place))
                                        .isPresent())
                        .toList();
    }

    private static Comparator<Standing> byDeadline() {
        return Comparator.comparing(one -> one.task().deadline().last().orElse(LocalDate.MAX));
    }

    private @Nullable Table table(
            Page page, List<Standing> all, Map<UUID, Document> documents, String caption) {
        return all.isEmpty()
                ? null
                : views.table(
                        page,
                        all.stream().limit(MOST).toList(),
                        documents,
                        page.w(caption, page.format().number(all.size())));
    }
}
