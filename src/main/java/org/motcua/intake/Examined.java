package org.motcua.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.registry.Bulk;

/// Some rows of a file, judged.
///
/// @param pieces what is to be written
/// @param written what the file says otherwise, by the place among the pieces
/// @param refused rows with complaints
/// @param keys of all rows, so that no two chunks on their way have one in common
record Examined(
        long rows,
        List<Bulk.Piece> pieces,
        Map<Integer, Map<String, String>> written,
        List<Washed> refused,
        long unchanged,
        long dangling,
        Set<String> keys) {
    long changed() {
        return pieces.stream().filter(piece -> piece.before().isPresent()).count();
    }
}
