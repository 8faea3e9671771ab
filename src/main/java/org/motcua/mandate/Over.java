package org.motcua.mandate;

/// Why a mandate does not hold. The words that people read stand under `mandate.over.<name>`.
public enum Over {
    /// It is not this person's, or does not exist: nothing more is told.
    NOT_YOURS,
    NOT_ACCEPTED,
    DECLINED,
    REVOKED,
    /// What it rests on is no more: it was found out before.
    ENDED,
    NOT_YET,
    EXPIRED,
    /// The country knows no such mandate any more.
    ABOLISHED,
    /// The child is of age.
    OF_AGE,
    /// The one represented has died.
    DIED,
    /// The one who acts is not old enough, or has died.
    REPRESENTATIVE,
    /// The registry no longer says that one stands for the other.
    NO_BOND,
    /// A registry that has to confirm it does not answer now.
    SILENT;

    /// Whether it is over for good, and not only now.
    boolean forGood() {
        return switch (this) {
            case OF_AGE, DIED, EXPIRED, NO_BOND, ABOLISHED -> true;
            case NOT_YOURS,
                    NOT_ACCEPTED,
                    DECLINED,
                    REVOKED,
                    ENDED,
                    NOT_YET,
                    REPRESENTATIVE,
                    SILENT ->
                    false;
        };
    }
}
