package org.motcua.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document that came, about to change, so that each place names only what it changes.
final class Changed {
    private final Incoming one;
    private int edition;
    private Standing standing;
    private Facts facts;
    private String handler;
    private Incoming.@Nullable Change change;
    private @Nullable UUID task;

    private Changed(Incoming one) {
        this.one = one;
        edition = one.edition();
        standing = one.standing();
        facts = one.facts();
        handler = one.handler();
        change = one.change();
        task = one.task();
    }

    static Changed of(Incoming one) {
        return new Changed(one);
    }

    Changed edition(int next, Facts held) {
        edition = next;
        facts = held;
        return this;
    }

    /// What a rule says of it; a change that was answered waits no longer.
    Changed now(DispatchRules.Now now) {
        standing = now.standing();
        change = now.pending() == null ? null : change;
        return this;
    }

    Changed handler(String words) {
        handler = words;
        return this;
    }

    Changed change(Incoming.Change asked) {
        change = asked;
        return this;
    }

    Changed task(UUID made) {
        task = made;
        return this;
    }

    Incoming at(Instant moment) {
        return new Incoming(
                one.id(),
                one.agency(),
                one.sender(),
                one.documentId(),
                edition,
                standing,
                facts,
                handler,
                change,
                task,
                one.arrivedAt(),
                moment,
                one.version() + 1);
    }
}
