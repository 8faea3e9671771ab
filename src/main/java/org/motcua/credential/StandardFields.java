package org.motcua.credential;

import java.util.Map;
import org.motcua.credential.DocumentDefinition.Field;

/// The fields that every document may use without declaring them. For a signed result the program
/// fills them; for an unsigned form whoever prints it does.
///
/// - `agency` the agency's name · `number` of the document · `place` before the date · `issued_on`
///   the day, in full
/// - `signer_name`, `signer_title` · `code` the code of the result or of the dossier
/// - `address` where it can be looked up · `qr` the same to scan
public final class StandardFields {
    static final Map<String, Field> ALL =
            Map.of(
                    "agency", plain(ValueKind.TEXT),
                    "number", plain(ValueKind.TEXT),
                    "place", plain(ValueKind.TEXT),
                    "issued_on", plain(ValueKind.LONG_DATE),
                    "signer_name", plain(ValueKind.TEXT),
                    "signer_title", plain(ValueKind.TEXT),
                    "code", plain(ValueKind.TEXT),
                    "address", plain(ValueKind.TEXT),
                    "qr", plain(ValueKind.QR));

    private StandardFields() {}

    private static Field plain(ValueKind kind) {
        return new Field(kind, null, kind == ValueKind.TEXT, null, null);
    }
}
