package org.motcua.procedure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.UnitCode;

/// Everything the rules look at: what was answered and found, who asks, how, where and when.
///
/// @param answers raw answers by field: text, whole number, truth value, list, or map; hidden ones
///   may still be there, the rules take them away
/// @param on the day whose law applies: of filing, or today for a draft
/// @param province where the matter is handled, for fees of a locality
/// @param groups ids of the person groups to which the applicant belongs
public record Filing(
        Map<String, Object> answers,
        Facts facts,
        Channel channel,
        LocalDate on,
        Applicant applicant,
        @Nullable UnitCode province,
        @Nullable UnitCode commune,
        Set<String> groups) {
    public Filing {
        answers = Given.map(answers);
        groups = Set.copyOf(groups);
    }

    /// Who asks.
    ///
    /// @param subject id of the kind of subject (ĐT1 ...)
    public record Applicant(
            String subject, @Nullable PersonNumber number, @Nullable String fullName) {}

    /// A person at the start: nothing answered, nothing found.
    public static Filing of(Channel channel, LocalDate on, Applicant applicant) {
        return new Filing(Map.of(), Facts.NONE, channel, on, applicant, null, null, Set.of());
    }

    public Filing with(Map<String, Object> answers) {
        return new Filing(answers, facts, channel, on, applicant, province, commune, groups);
    }

    public Filing with(String field, Object value) {
        var more = new LinkedHashMap<>(answers);
        more.put(field, value);
        return with(more);
    }

    public Filing with(Facts facts) {
        return new Filing(answers, facts, channel, on, applicant, province, commune, groups);
    }

    public Filing with(Channel channel) {
        return new Filing(answers, facts, channel, on, applicant, province, commune, groups);
    }

    public Filing inGroups(Set<String> groups) {
        return new Filing(answers, facts, channel, on, applicant, province, commune, groups);
    }

    public Filing at(@Nullable UnitCode province, @Nullable UnitCode commune) {
        return new Filing(answers, facts, channel, on, applicant, province, commune, groups);
    }
}
