package org.motcua.notice;

import java.util.Optional;
import java.util.UUID;

/// Who is told, and where they can be reached.
///
/// @param account whose page shows it; empty for somebody who has none
/// @param language in which they read
/// @param phone in international form, "+84…"
public record Recipient(
        Optional<UUID> account, String language, Optional<String> email, Optional<String> phone) {

    public static Recipient of(UUID account, String language) {
        return new Recipient(Optional.of(account), language, Optional.empty(), Optional.empty());
    }
}
