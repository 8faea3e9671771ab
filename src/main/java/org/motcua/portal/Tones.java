package org.motcua.portal;

import org.motcua.dossier.State;
import org.motcua.page.Tone;

/// How the state of a dossier looks to whom it belongs.
public final class Tones {
    private Tones() {}

    /// What came of several procedures asked for as one.
    public static Tone of(org.motcua.bundle.JointDossier joint) {
        return joint.outcome()
                .map(outcome ->
                        switch (outcome) {
                            case DONE -> Tone.GOOD;
                            case PARTLY -> Tone.WARN;
                            case FAILED -> Tone.BAD;
                        })
                .orElse(Tone.INFO);
    }

    public static Tone of(org.motcua.bundle.StepState state) {
        return switch (state) {
            case WAITING, DROPPED -> Tone.PLAIN;
            case READY, FILED -> Tone.INFO;
            case GRANTED -> Tone.GOOD;
            case REFUSED, NO_CONSENT -> Tone.BAD;
            case WITHDRAWN -> Tone.PLAIN;
        };
    }

    public static Tone of(State state) {
        return switch (state) {
            case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> Tone.WARN;
            case DONE, RETURNED -> Tone.GOOD;
            case NOT_RECEIVED, STOPPED, WITHDRAWN -> Tone.PLAIN;
            case NEWLY_REGISTERED, RECEIVED, IN_PROCESS -> Tone.INFO;
        };
    }
}
