package org.motcua.dispatch;

import java.time.Clock;
import java.util.Map;
import org.motcua.directive.Directives;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.stereotype.Component;

/// A document goes back to its sender; the task that it became, if any, is asked to be withdrawn by
/// who ordered it. Works in the caller's transaction.
@Component("dispatchRecalls")
class Recalls {
    private final IncomingTable table;
    private final Messages messages;
    private final Directives directives;
    private final Journal journal;
    private final Clock clock;

    Recalls(
            IncomingTable table,
            Messages messages,
            Directives directives,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.messages = messages;
        this.directives = directives;
        this.journal = journal;
        this.clock = clock;
    }

    /// @param edition of the recall, as its message counts
    void given(Incoming one, int edition, String reason, Actor by) {
        table.update(
                Changed.of(one).now(DispatchRules.Now.of(Standing.WITHDRAWN)).at(clock.instant()));
        messages.status(one, edition, Standing.AGREED, "");
        String task = "";
        if (one.task() != null) {
            task =
                    switch (directives.recalled(one.task(), reason, by)) {
                        case Directives.Outcome.Taken _ -> "asked";
                        case Directives.Outcome.Refused(var why) -> why.name();
                    };
        }
        journal.append(
                new Entry(
                        "dispatch.givenBack",
                        by,
                        one.subject(),
                        Map.of("agency", one.agency().value(), "task", task),
                        reason));
    }
}
