package org.motcua.directive;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.notice.Notices;

/// When somebody is told of a deadline, and who.
///
/// @param before so many days before the last day, counted by the calendar
/// @param after so many days after it
/// @param to who is told
/// @param notice the message that is sent
public record Reminder(
        String id, @Nullable Integer before, @Nullable Integer after, List<To> to, String notice) {
    public static final Kind<Reminder> KIND =
            Kind.of("task-reminder", "directives/reminders/*.yaml", Reminder.class)
                    .checkedBy(Reminder::check);

    public Reminder {
        to = List.copyOf(to);
    }

    /// Along the line from who does it to who ordered it.
    public enum To {
        /// The agency that answers for the task.
        @JsonProperty("lead")
        LEAD,
        /// The agency above it, or who ordered the task where there is none.
        @JsonProperty("above")
        ABOVE,
        @JsonProperty("orderer")
        ORDERER
    }

    /// The day from which it speaks, counted from the last day of a task.
    int offset() {
        if (before != null) {
            return -before;
        }
        return after == null ? 0 : after;
    }

    private static void check(Definition<Reminder> definition, Country country, Faults faults) {
        var one = definition.value();
        if ((one.before() == null) == (one.after() == null)) {
            faults.at(
                    "",
                    "reminder-day",
                    "The reminder %s needs one of before and after.".formatted(one.id()),
                    "Write before: 7 or after: 1.");
        }
        if (country.versions(Notices.KIND, one.notice()).isEmpty()) {
            faults.at(
                    "/notice",
                    "reminder-notice",
                    "There is no notice %s.".formatted(one.notice()),
                    "Write the id of a file under notices/.");
        }
    }
}
