package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.calendar.Span;
import org.motcua.kernel.Text;

/// One procedure of a bundle.
///
/// @param procedure the code of the procedure
/// @param title what it gives, as the person reads it
/// @param after ids of the steps whose result it waits for; steps that wait for the same run side
///   by side
/// @param when taken only if this holds (CEL over the answers of the whole)
/// @param choice what the person is asked where the step is theirs to choose
/// @param data where its answers come from, beside what the person is asked
/// @param withoutPapers ids of papers of the procedure that the law does not want in the bundle
/// @param withoutFees ids of fees of the procedure that the law does not take in the bundle
/// @param consent who else has to agree before it is filed
/// @param deadlines shorter ones than the procedure's own, as the law of the bundle sets them
/// @param otherwise what becomes of the others when it does not end well
/// @param undoes the step that this one takes back: it is filed only then
public record BundleStep(
        String id,
        String procedure,
        Text title,
        List<String> after,
        @Nullable String when,
        @Nullable Choice choice,
        List<Flow> data,
        List<String> withoutPapers,
        List<String> withoutFees,
        @Nullable Consent consent,
        List<Deadline> deadlines,
        @Nullable Otherwise otherwise,
        @Nullable String undoes) {
    public BundleStep {
        after = Given.list(after);
        data = Given.list(data);
        withoutPapers = Given.list(withoutPapers);
        withoutFees = Given.list(withoutFees);
        deadlines = Given.list(deadlines);
    }

    /// A question whether the person wants the step.
    ///
    /// @param suggest what the page shows first
    public record Choice(Text question, @Nullable Text why, boolean suggest) {}

    /// An answer that the person is not asked for.
    ///
    /// @param field of the step's procedure
    /// @param is CEL over `form` (the whole's answers), `applicant`, `today`, and
    ///   `written.<step>.<change>`: the key under which a registry wrote a change of an earlier
    ///   step
    /// @param when only if this holds; otherwise the person is asked
    public record Flow(String field, String is, @Nullable String when) {
        /// Known only once an earlier step has its result.
        boolean later() {
            return Substitution.names(is, "written");
        }
    }

    /// Somebody else's agreement, such as that of the head of a household.
    ///
    /// @param of CEL: the personal number of who is asked
    /// @param when asked only if this holds
    /// @param question what they read
    /// @param within after this much time without an answer somebody looks after it
    public record Consent(String of, @Nullable String when, Text question, Span within) {}

    /// What becomes of the other steps.
    ///
    /// @param refused the agency said no
    /// @param late the promised date passed
    /// @param withdrawn the person took it back
    /// @param noConsent whoever was asked said no
    public record Otherwise(
            @Nullable Course refused,
            @Nullable Course late,
            @Nullable Course withdrawn,
            @Nullable Course noConsent) {}

    public enum Course {
        /// They go on; what cannot do without the missing result is not filed.
        @JsonProperty("go-on")
        GO_ON,
        /// What is not decided yet is stopped.
        @JsonProperty("stop")
        STOP,
        /// The same, and what was granted is taken back where the bundle has a step for that.
        @JsonProperty("compensate")
        COMPENSATE
    }

    /// How a step can end badly.
    public enum Mishap {
        REFUSED,
        LATE,
        WITHDRAWN,
        NO_CONSENT
    }

    /// Whether it cannot do without what another step writes.
    public boolean needs(String other) {
        return data.stream().anyMatch(flow -> Substitution.names(flow.is(), "written." + other));
    }

    /// What the definition says about the others; they go on where it says nothing.
    public Course course(Mishap mishap) {
        if (otherwise == null) {
            return Course.GO_ON;
        }
        Course said =
                switch (mishap) {
                    case REFUSED -> otherwise.refused();
                    case LATE -> otherwise.late();
                    case WITHDRAWN -> otherwise.withdrawn();
                    case NO_CONSENT -> otherwise.noConsent();
                };
        return said == null ? Course.GO_ON : said;
    }
}
