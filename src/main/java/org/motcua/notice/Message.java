package org.motcua.notice;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What is to be told to one person.
///
/// @param key names this message once and for all ("dossier:…/received"): sent again, it is ignored
/// @param template the notice definition with the words for each channel
/// @param values what the words leave open
/// @param subject the journal subject that it is about, "dossier:…"; empty where there is none
/// @param by the channels that it may take, of those that the template has words for
/// @param link path of the page that the message opens, "/matters/…"; empty where there is none
public record Message(
        String key,
        String template,
        Recipient to,
        Map<String, Object> values,
        String subject,
        String link,
        Set<Channel> by) {
    public Message {
        values = Map.copyOf(values);
        by = Set.copyOf(by);
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("a message has a key of 1 to 200 characters");
        }
    }

    /// By every channel that the template has words for.
    public Message(
            String key,
            String template,
            Recipient to,
            Map<String, Object> values,
            String subject,
            String link) {
        this(key, template, to, values, subject, link, EnumSet.allOf(Channel.class));
    }
}
