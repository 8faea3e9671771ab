package org.motcua.notice;

import java.time.Instant;
import java.util.UUID;

/// A message as it stands on a person's page.
public record Notice(
        UUID id,
        String template,
        String title,
        String body,
        String language,
        String subject,
        String link,
        Instant at,
        boolean read) {}
