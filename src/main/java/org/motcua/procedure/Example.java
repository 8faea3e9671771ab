package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// An application and what must come out of it, run whenever the definition is checked.
public record Example(Text title, Setting given, Outcome expect) {
    /// @param at local time of receipt
    /// @param province unit of the province where it is handled
    /// @param commune unit of the commune where it is handled
    /// @param registries registry id, then key, then record
    /// @param wallet codes of earlier results the applicant holds
    public record Setting(
            LocalDateTime at,
            Channel channel,
            @Nullable String subject,
            @Nullable String number,
            @Nullable String province,
            @Nullable String commune,
            List<String> groups,
            List<String> wallet,
            Map<String, Object> answers,
            Map<String, Map<String, Map<String, Object>>> registries) {
        public Setting {
            groups = Given.list(groups);
            wallet = Given.list(wallet);
            answers = Given.map(answers);
            registries = Given.map(registries);
        }
    }

    /// What is left out is not compared; an empty list is.
    ///
    /// @param asks the pages with something left to ask
    /// @param papers the papers the applicant must hand in
    /// @param due local time
    /// @param faults `field: rule`
    /// @param failing ids of checks that do not pass
    /// @param changes `registry: act`
    public record Outcome(
            @JsonProperty("case") @Nullable String caseId,
            Optional<List<String>> asks,
            Optional<List<String>> papers,
            @Nullable Long fee,
            @Nullable LocalDateTime due,
            Optional<List<String>> faults,
            Optional<List<String>> failing,
            Optional<List<String>> changes,
            Map<String, String> result) {}
}
