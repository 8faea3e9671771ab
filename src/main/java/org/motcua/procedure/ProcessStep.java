package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// One step of the internal process (quy trình nội bộ): who does what within how many hours.
///
/// @param role id of the role that does it
/// @param hours working hours
/// @param when done only if this holds
/// @param notBy the step whose officer must not do this one too (four eyes)
public record ProcessStep(
        String id,
        Text title,
        String role,
        Action action,
        BigDecimal hours,
        List<String> cases,
        List<Channel> channels,
        @Nullable String when,
        @Nullable String notBy) {
    public ProcessStep {
        cases = Given.list(cases);
        channels = Given.list(channels);
    }

    /// The same step with other hours.
    ProcessStep within(BigDecimal other) {
        return new ProcessStep(id, title, role, action, other, cases, channels, when, notBy);
    }

    public enum Action {
        /// Takes the request in, gives the receipt.
        @JsonProperty("receive")
        RECEIVE,
        /// Hands it to the officer who will work on it.
        @JsonProperty("assign")
        ASSIGN,
        /// Examines it and proposes a decision.
        @JsonProperty("check")
        CHECK,
        /// Looks over the proposal.
        @JsonProperty("review")
        REVIEW,
        /// Decides and signs.
        @JsonProperty("sign")
        SIGN,
        /// Gives the result its number and seal.
        @JsonProperty("number")
        NUMBER,
        /// Returns the result.
        @JsonProperty("return")
        RETURN
    }
}
