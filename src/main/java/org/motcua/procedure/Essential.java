package org.motcua.procedure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A service that a government has promised to bring online first (dịch vụ công thiết yếu), with
/// the procedures that make it up and what is still in the way.
///
/// @param number its place in the list
/// @param basis the decision that lists it
/// @param procedures codes of procedures, or of bundles of procedures
/// @param gaps what cannot be done online yet
public record Essential(
        String id, int number, Text title, String basis, List<String> procedures, List<Gap> gaps) {
    public static final Kind<Essential> KIND =
            Kind.of("essential-service", "essential/*.yaml", Essential.class);

    public Essential {
        procedures = Given.list(procedures);
        gaps = Given.list(gaps);
    }

    /// Something that is in the way.
    ///
    /// @param why in a sentence that everybody understands
    /// @param owner who is to clear it away
    /// @param by the day until when; empty where nobody has set one
    public record Gap(Text why, @Nullable String owner, @Nullable LocalDate by) {}
}
