package org.motcua.store;

import org.jspecify.annotations.Nullable;

/// The database cannot be had: what is wrong and, in the same sentence or the next, how to mend it.
/// Shown to the operator as it is, without a stack trace.
public final class StoreFault extends RuntimeException {
    public StoreFault(String message) {
        this(message, null);
    }

    public StoreFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
