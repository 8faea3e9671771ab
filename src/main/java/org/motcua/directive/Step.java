package org.motcua.directive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.AgencyCode;

/// What can be done to a task.
public sealed interface Step {
    /// The lead says how far it is, without changing how it stands.
    record Comment(String words) implements Step {}

    /// The lead reports it done, with what proves it.
    ///
    /// @param on the day on which it was done; not after today
    /// @param evidence the number of the document or the address where the product is
    record Report(LocalDate on, String evidence) implements Step {}

    /// The lead asks for a later day.
    record AskExtension(LocalDate until, String reason) implements Step {}

    /// The lead asks that it be no longer done.
    record AskWithdrawal(String reason) implements Step {}

    /// Who ordered it decides about what was asked.
    record Decide(boolean grant, String reason) implements Step {}

    /// The lead hands it back as not theirs.
    record HandBack(String reason) implements Step {}

    /// Who ordered it names another lead.
    record NameLead(AgencyCode lead, String reason) implements Step {}

    /// Who ordered it does not accept that it is done.
    record Reopen(String reason) implements Step {}

    /// Whether this is a step of who ordered the task; the others are the lead's.
    default boolean ofTheOrderer() {
        return switch (this) {
            case Decide _, NameLead _, Reopen _ -> true;
            case Comment _, Report _, AskExtension _, AskWithdrawal _, HandBack _ -> false;
        };
    }

    /// The words that were typed with it.
    default String words() {
        return switch (this) {
            case Comment(var words) -> words;
            case Report(_, var evidence) -> evidence;
            case AskExtension(_, var reason) -> reason;
            case AskWithdrawal(var reason) -> reason;
            case Decide(_, var reason) -> reason;
            case HandBack(var reason) -> reason;
            case NameLead(_, var reason) -> reason;
            case Reopen(var reason) -> reason;
        };
    }

    /// The day that was named with it.
    default @Nullable LocalDate day() {
        return switch (this) {
            case Report(var on, _) -> on;
            case AskExtension(var until, _) -> until;
            case Comment _, AskWithdrawal _, Decide _, HandBack _, NameLead _, Reopen _ -> null;
        };
    }
}
