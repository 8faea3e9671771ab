package org.motcua.procedure;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// The document that a granted request gives (kết quả).
///
/// @param code the code of the result in the national catalogue (KQ ...)
/// @param template name of the document template
/// @param fields field of the template to CEL expression
/// @param validMonths how long it stays valid; null: without an end
/// @param wallet it goes into the person's wallet and replaces papers later
/// @param holder CEL: the personal number of whom it is about; empty: the applicant
public record Result(
        String code,
        Text title,
        String template,
        @Nullable String when,
        Map<String, String> fields,
        @Nullable Integer validMonths,
        boolean wallet,
        @Nullable String holder) {
    public Result {
        fields = Given.map(fields);
    }

    /// The result of one filing, ready for the document.
    ///
    /// @param fields what the template shows
    /// @param holder personal number of whom it is about; null: the applicant
    public record Issued(Result result, Map<String, Object> fields, @Nullable String holder) {
        public Issued {
            fields = Given.map(fields);
        }
    }
}
