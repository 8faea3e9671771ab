package org.motcua.procedure;

import java.util.List;
import java.util.Map;
import org.motcua.kernel.Text;

/// Words that no page may say to an applicant, such as "print, sign and scan".
///
/// @param phrases by language, without regard to case and marks
/// @param instead what to write or do instead
public record UnwantedWording(String id, Map<String, List<String>> phrases, Text instead) {
    public UnwantedWording {
        phrases = Given.map(phrases);
    }
}
