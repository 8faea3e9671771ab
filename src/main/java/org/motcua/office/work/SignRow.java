package org.motcua.office.work;

import java.util.UUID;
import org.motcua.office.TimeLeft;

/// A proposal that waits for a signature.
///
/// @param version the version that is shown and would be signed
/// @param viewed the officer has looked at the dossier in this version
public record SignRow(
        UUID dossier,
        String code,
        int version,
        String applicant,
        String matter,
        String decision,
        TimeLeft left,
        boolean viewed) {
    public String mark() {
        return dossier + ":" + version;
    }
}
