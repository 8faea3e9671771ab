package org.motcua.notice;

import java.util.Map;

/// What is to be told to one person.
///
/// @param key names this message once and for all ("dossier:…/received"): sent again, it is ignored
/// @param template the notice definition with the words for each channel
/// @param values what the words leave open
/// @param subject the journal subject that it is about, "dossier:…"; empty where there is none
/// @param link path of the page that the message opens, "/matters/…"; empty where there is none
public record Message(
        String key,
        String template,
        Recipient to,
        Map<String, Object> values,
        String subject,
        String link) {
    public Message {
        values = Map.copyOf(values);
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("a message has a key of 1 to 200 characters");
        }
    }
}
