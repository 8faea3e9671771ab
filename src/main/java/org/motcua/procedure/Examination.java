package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Something the program examines by itself for the officer.
///
/// @param when examined only if this holds
/// @param expect true: all is well (CEL over answers and facts)
/// @param evidence the fields that the officer sees beside it
/// @param failed what is wrong when it is not true
/// @param overrulable an officer may decide against it with a reason
public record Examination(
        String id,
        Text title,
        @Nullable String when,
        String expect,
        List<String> evidence,
        Text failed,
        Severity severity,
        boolean overrulable,
        @Nullable String basis) {
    public Examination {
        evidence = Given.list(evidence);
    }

    public enum Severity {
        /// The request cannot be granted while it stands.
        @JsonProperty("blocking")
        BLOCKING,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("notice")
        NOTICE
    }

    /// How it came out for one filing.
    ///
    /// @param evidence the values looked at, by field
    public record Finding(Examination examination, boolean passed, Map<String, Object> evidence) {
        public Finding {
            evidence = Given.map(evidence);
        }

        /// Stands in the way of granting, and nobody may overrule it.
        public boolean insurmountable() {
            return !passed
                    && examination.severity() == Severity.BLOCKING
                    && !examination.overrulable();
        }
    }
}
