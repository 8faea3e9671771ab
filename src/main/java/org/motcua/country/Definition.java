package org.motcua.country;

import java.time.LocalDate;
import org.motcua.kernel.Period;
import tools.jackson.databind.JsonNode;

/// One definition as it holds for some days.
///
/// @param effective the days on which it holds; [ALWAYS][#ALWAYS] where the file says nothing
/// @param hash SHA-256 over the content in canonical form, in hexadecimal digits: the identity of
///   exactly this wording
/// @param content the whole content as written
public record Definition<T>(
        Kind<T> kind,
        String id,
        T value,
        Period effective,
        String hash,
        JsonNode content,
        Source source) {
    /// Without a beginning that anyone remembers, and without an end.
    public static final Period ALWAYS = Period.since(LocalDate.of(1, 1, 1));
}
