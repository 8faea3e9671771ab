package org.motcua.directive;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A document that orders tasks, as a file under `directives/` tells it.
///
/// @param number the number of the document, "315/TB-VPCP"
/// @param date when it was signed; none where the source does not say
/// @param asOf the day whose agencies a group means; without it the day of the document
/// @param issuer the agency whose document it is
/// @param source where the facts were read
public record DirectiveDefinition(
        String number,
        @Nullable LocalDate date,
        @Nullable LocalDate asOf,
        Text title,
        String issuer,
        Text source,
        List<TaskDefinition> tasks) {
    public static final Kind<DirectiveDefinition> KIND =
            Kind.of("directive", "directives/*.yaml", DirectiveDefinition.class)
                    .identifiedByFile()
                    .checkedBy(new DirectiveCheck());

    public DirectiveDefinition {
        tasks = List.copyOf(tasks);
    }

    /// A task of the document. Exactly one of lead, group and named says who leads.
    ///
    /// @param label how the task is numbered, unique in the document
    /// @param lead the agency that leads
    /// @param group a [TaskGroup]: the task is one for each agency in it
    /// @param named whom the document names, where that is no agency known here
    /// @param answers the agency that took over from a lead that was merged away since
    /// @param partners agencies and groups that work with the lead
    /// @param due the day until which it is to be done
    /// @param every how often it returns, instead of a day
    /// @param ongoing whether it is to be done all the time, instead of a day
    /// @param measure an indicator that shows it done
    /// @param result what is known to have become of it
    public record TaskDefinition(
            String label,
            Text text,
            @Nullable String lead,
            @Nullable String group,
            @Nullable Text named,
            @Nullable String answers,
            List<String> partners,
            @Nullable LocalDate due,
            Deadline.@Nullable Rhythm every,
            boolean ongoing,
            @Nullable Text product,
            @Nullable Text authority,
            @Nullable String measure,
            @Nullable Result result) {
        public TaskDefinition {
            partners = List.copyOf(partners);
        }

        /// The deadline, counted from a day on which it is first followed.
        Deadline deadline(LocalDate today) {
            if (due != null) {
                return new Deadline.On(due);
            }
            if (every != null) {
                return new Deadline.Every(every, every.end(today));
            }
            return ongoing ? new Deadline.Ongoing() : new Deadline.None();
        }
    }

    /// What a source says of a task.
    ///
    /// @param finished whether it is done
    /// @param done the day on which it was done, where that is known
    /// @param until a later day that was granted since
    /// @param text what the source says, with the source
    public record Result(
            boolean finished, @Nullable LocalDate done, @Nullable LocalDate until, Text text) {}
}
