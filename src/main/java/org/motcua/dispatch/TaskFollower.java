package org.motcua.dispatch;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.motcua.journal.Entry;
import org.motcua.journal.Follower;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.springframework.stereotype.Component;

/// When the task is done that a document became, the document is, and its sender hears it.
@Component("dispatchTaskFollower")
class TaskFollower implements Follower {
    private static final String SUBJECT = "task:";
    private static final Set<Standing> UNDER_WAY =
            EnumSet.of(Standing.ACCEPTED, Standing.WAITING, Standing.ASSIGNED);

    private final IncomingTable table;
    private final Messages messages;
    private final Journal journal;
    private final Clock clock;

    TaskFollower(IncomingTable table, Messages messages, Journal journal, Clock clock) {
        this.table = table;
        this.messages = messages;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "dispatch.tasks";
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals("directive.reported");
    }

    @Override
    public void apply(List<Recorded> batch) {
        for (var recorded : batch) {
            var entry = recorded.entry();
            boolean done = "DONE".equals(entry.data().get("status"));
            if (done && entry.subject().startsWith(SUBJECT)) {
                table.byTask(UUID.fromString(entry.subject().substring(SUBJECT.length())))
                        .filter(one -> UNDER_WAY.contains(one.standing()))
                        .ifPresent(one -> done(one, entry.reason()));
            }
        }
    }

    /// A change that waits for an answer goes on waiting.
    private void done(Incoming one, @org.jspecify.annotations.Nullable String result) {
        var now = one.now();
        table.update(
                Changed.of(one)
                        .now(new DispatchRules.Now(Standing.DONE, now.pending(), now.edition()))
                        .at(clock.instant()));
        messages.status(
                one, one.edition(), Standing.DONE.code(), result == null ? "" : result.strip());
        journal.append(
                Entry.of(
                        "dispatch.taskDone",
                        Actor.program("dispatch"),
                        one.subject(),
                        Map.of("task", String.valueOf(one.task()))));
    }
}
