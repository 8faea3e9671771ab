package org.motcua.page;

/// How good or bad something is, for tags and notes. The words always say it too: a colour alone
/// tells nothing to those who cannot see it.
public enum Tone {
    PLAIN,
    INFO,
    GOOD,
    WARN,
    BAD;

    /// The class in the stylesheet.
    public String style() {
        return switch (this) {
            case PLAIN -> "";
            case INFO -> " info";
            case GOOD -> " good";
            case WARN -> " warn";
            case BAD -> " bad";
        };
    }
}
