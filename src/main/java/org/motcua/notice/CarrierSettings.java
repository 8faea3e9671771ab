package org.motcua.notice;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who carries messages (`motcua.notice`). The mail server itself is Spring's `spring.mail.*`;
/// without one, and without an address for texts, messages lie in the folder `outbox`.
///
/// @param from the sender of e-mail
/// @param smsUrl where the carrier of texts takes them
/// @param smsToken with which we sign in there
/// @param smsFrom the name that people see as sender
@ConfigurationProperties("motcua.notice")
record CarrierSettings(
        @DefaultValue("motcua@localhost") String from,
        @Nullable URI smsUrl,
        @DefaultValue("") String smsToken,
        @DefaultValue("") String smsFrom) {
    /// Without the token, so that it cannot reach a log.
    @Override
    public String toString() {
        return "texts by " + smsUrl;
    }
}
