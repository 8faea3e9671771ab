package org.motcua.credential;

import java.util.UUID;
import org.motcua.kernel.AgencyCode;

/// Who signs, and for which agency, as printed on the document and written into the certificate.
///
/// @param account the officer's account, or the agency's own for a machine's seal
/// @param name the officer's full name
/// @param title the officer's position, in the binding language
/// @param agency the agency that issues
/// @param agencyName its name on the day, in the binding language
/// @param place where it is issued, as written before the date
public record Signer(
        UUID account,
        String name,
        String title,
        AgencyCode agency,
        String agencyName,
        String place) {
    public Signer {
        if (name.isBlank() || agencyName.isBlank()) {
            throw new IllegalArgumentException("a signer has a name and an agency with a name");
        }
    }
}
