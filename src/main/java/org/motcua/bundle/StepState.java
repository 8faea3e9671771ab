package org.motcua.bundle;

import java.util.Arrays;
import java.util.Locale;

/// Where a part of a bundle stands, as the bundle sees it; its dossier knows more.
public enum StepState {
    /// For earlier parts, or for somebody's consent.
    WAITING,
    /// What it waited for is there; it goes to its agency.
    READY,
    FILED,
    GRANTED,
    /// By the agency, also at the door or by stopping.
    REFUSED,
    WITHDRAWN,
    NO_CONSENT,
    /// It could not be filed any more: something it needs will not come.
    DROPPED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StepState of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    public boolean ended() {
        return switch (this) {
            case WAITING, READY, FILED -> false;
            case GRANTED, REFUSED, WITHDRAWN, NO_CONSENT, DROPPED -> true;
        };
    }
}
