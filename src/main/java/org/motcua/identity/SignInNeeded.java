package org.motcua.identity;

/// Thrown by a handler that finds out, with the matter in hand, that somebody has to sign in first:
/// a draft that belongs to an account, a session that has ended on question 3.
///
/// What was typed is kept, the sign-in page comes, and afterwards the same page again, whose
/// handler gets the answers as [Typed].
public final class SignInNeeded extends RuntimeException {
    public SignInNeeded() {
        super("sign in first", null, false, false);
    }
}
