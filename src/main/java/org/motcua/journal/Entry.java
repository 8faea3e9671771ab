package org.motcua.journal;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Actor;

/// One thing that happened.
///
/// @param fact what happened, in the past tense, the room first: `dossier.received`
/// @param actor who did it
/// @param subject to what it happened, kind first: `dossier:0198…`
/// @param data what changed, thin: identifiers, codes, states, amounts, dates; never names or the
///   contents of forms, because entries are kept for ever. Text, numbers, booleans, lists and maps
///   of these; UUIDs, enums and dates become text, whole numbers become `Long`, so that an entry
///   equals itself after it was read back
/// @param reason why, in the words of the actor, where one was asked for
public record Entry(
        String fact,
        Actor actor,
        String subject,
        Map<String, Object> data,
        @Nullable String reason) {
    private static final Pattern FACT =
            Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-zA-Z0-9][a-zA-Z0-9_-]*)+");
    private static final Pattern SUBJECT = Pattern.compile("[a-z][a-zA-Z0-9-]*:\\S{1,200}");
    private static final int LONGEST_REASON = 4000;

    public Entry {
        if (!FACT.matcher(fact).matches() || fact.length() > 100) {
            throw new IllegalArgumentException(
                    "a fact is named like dossier.received, not '" + fact + "'");
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException(
                    "a subject is named like dossier:0198, not '" + subject + "'");
        }
        if (reason != null && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "a reason is plain text of at most %d characters".formatted(LONGEST_REASON));
        }
        data = EntryData.normal(data);
    }

    /// An entry without a reason.
    public static Entry of(String fact, Actor actor, String subject, Map<String, Object> data) {
        return new Entry(fact, actor, subject, data, null);
    }
}
