package org.motcua.identity;

/// How surely we know who is acting (Decree 69/2024/NĐ-CP, Article 9, has the same two levels).
public enum Level {
    /// What the person told us is plausible; a password was given.
    ONE,
    /// The identity was proved to the state, and a second factor was given in this session.
    TWO;

    /// Whether this level is enough where the other one is needed.
    public boolean covers(Level needed) {
        return compareTo(needed) >= 0;
    }
}
