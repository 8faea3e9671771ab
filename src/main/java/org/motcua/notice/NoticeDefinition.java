package org.motcua.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// The words of one message for each channel, with `{name}` where a value stands.
///
/// @param values by name, what the words leave open
/// @param title on the page, and the subject of the e-mail
/// @param body on the page and in the e-mail
/// @param email whether it also goes out by e-mail
/// @param sms the short form; none: not sent as a text
public record NoticeDefinition(
        String id,
        @Nullable Map<String, Value> values,
        Text title,
        Text body,
        @Nullable Boolean email,
        @Nullable Text sms) {

    /// @param most characters that it takes in a text message; more is cut off there
    public record Value(Writing type, @Nullable Integer most) {}

    /// How a value is written in the reader's language.
    public enum Writing {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("date")
        DATE,
        /// Day and hour.
        @JsonProperty("moment")
        MOMENT,
        @JsonProperty("money")
        MONEY
    }

    Map<String, Value> open() {
        return values == null ? Map.of() : values;
    }

    boolean byEmail() {
        return Boolean.TRUE.equals(email);
    }
}
