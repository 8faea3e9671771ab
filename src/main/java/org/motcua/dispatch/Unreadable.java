package org.motcua.dispatch;

/// A message that cannot be taken as it is, on its way to the one place where it is recorded.
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    private final Flaw flaw;

    /// @param detail what exactly, for the operator; in English, without contents
    Unreadable(Flaw flaw, String detail) {
        super(cut(detail), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    private static String cut(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
