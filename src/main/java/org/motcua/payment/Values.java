package org.motcua.payment;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parameters of a statement, some of which may be absent.
final class Values {
    private Values() {}

    static List<@Nullable Object> of(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
