package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.UnitCode;

/// Which agency must answer (thẩm quyền), as a rule.
///
/// @param level the administrative level that decides
/// @param agencyKind the kind of agency, as the list of agencies names it
/// @param by how the unit follows
/// @param field the form field that holds the unit or address, for [By#ANSWER]
/// @param nonTerritorial any agency of this kind within `within` may receive it (phi địa giới)
/// @param within the range of the free choice
public record Competence(
        Level level,
        String agencyKind,
        By by,
        @Nullable String field,
        boolean nonTerritorial,
        @Nullable Range within) {
    public enum Level {
        @JsonProperty("commune")
        COMMUNE,
        @JsonProperty("province")
        PROVINCE,
        @JsonProperty("nation")
        NATION;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum By {
        /// From a unit or address that the form holds.
        @JsonProperty("answer")
        ANSWER,
        /// From where the applicant lives, as the population registry knows it.
        @JsonProperty("residence")
        RESIDENCE,
        /// The applicant names any agency of the kind.
        @JsonProperty("choice")
        CHOICE
    }

    public enum Range {
        @JsonProperty("province")
        PROVINCE,
        @JsonProperty("country")
        COUNTRY
    }

    /// The answer for one filing.
    ///
    /// @param unit the unit whose agency must answer; empty while it is not known or free to choose
    public record Competent(
            Level level, String agencyKind, @Nullable UnitCode unit, boolean chosenByApplicant) {}
}
