package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.motcua.kernel.Text;

/// What to tell the applicant when something happens.
///
/// @param by the ways it goes out; the shortest wording is for SMS
/// @param text with placeholders in braces: `{dossier}`, `{agency}`, `{due}`, `{amount}`,
///   `{title}`, `{reason}`, and fields of the form
public record Message(Event event, List<Way> by, Text text) {
    public Message {
        by = Given.list(by);
    }

    public enum Event {
        @JsonProperty("submitted")
        SUBMITTED,
        @JsonProperty("received")
        RECEIVED,
        @JsonProperty("supplement")
        SUPPLEMENT,
        @JsonProperty("payment")
        PAYMENT,
        @JsonProperty("late")
        LATE,
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("returned")
        RETURNED
    }

    public enum Way {
        @JsonProperty("app")
        APP,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("sms")
        SMS
    }
}
