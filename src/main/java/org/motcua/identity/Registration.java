package org.motcua.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a person types to open an account, as typed.
///
/// @param identifier the rule of numbers that the number follows
/// @param bornOn the whole date of birth, absent where it was not a date
/// @param sex the country's word for it, `male` or `female`
public record Registration(
        String identifier,
        String personNumber,
        String name,
        @Nullable LocalDate bornOn,
        @Nullable String sex,
        String phone,
        String email,
        String password) {
    @Override
    public String toString() {
        return "Registration";
    }
}
