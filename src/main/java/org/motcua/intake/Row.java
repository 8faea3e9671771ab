package org.motcua.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One row of a file as it was written.
///
/// @param number its place in the file, from 1
/// @param cells what it says, by column; empty ones are left out
record Row(long number, Map<String, Object> cells) {
    Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /// Without the cells: they may be personal.
    @Override
    public String toString() {
        return "Row[" + number + "]";
    }
}
