package org.motcua.notice;

/// The ways out of the house. A person's own page is not one of them: it never fails.
public enum Channel {
    EMAIL,
    SMS
}
