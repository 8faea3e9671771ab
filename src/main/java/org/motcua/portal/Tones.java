package org.motcua.portal;

import org.motcua.dossier.State;
import org.motcua.page.Tone;

/// How the state of a dossier looks to whom it belongs.
public final class Tones {
    private Tones() {}

    public static Tone of(State state) {
        return switch (state) {
            case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> Tone.WARN;
            case DONE, RETURNED -> Tone.GOOD;
            case NOT_RECEIVED, STOPPED, WITHDRAWN -> Tone.PLAIN;
            case NEWLY_REGISTERED, RECEIVED, IN_PROCESS -> Tone.INFO;
        };
    }
}
