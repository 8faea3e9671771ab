package org.motcua.exchange;

/// Something that an operator can mend: a folder that cannot be written, a port that is taken, a
/// setting that is wrong. The message is a sentence for the operator.
public final class ExchangeFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExchangeFault(String sentence) {
        super(sentence);
    }

    public ExchangeFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
