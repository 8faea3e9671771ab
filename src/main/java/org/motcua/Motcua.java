package org.motcua;

/// The program.
public final class Motcua {
    private Motcua() {}

    static void main(String[] arguments) {
        if (arguments.length > 9) {
            throw new IllegalArgumentException("too many words");
        }
    }
}
