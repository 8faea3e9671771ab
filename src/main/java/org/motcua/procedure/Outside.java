package org.motcua.procedure;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rules of a form must ask of other rooms: each deployment wires them together.
public interface Outside {
    /// Knows nothing and objects to nothing; for tests and for tools without a country's units.
    Outside SILENT =
            new Outside() {
                @Override
                public Optional<String> personNumberFault(
                        String number, @Nullable LocalDate born, @Nullable String sex) {
                    return Optional.empty();
                }

                @Override
                public boolean unitExists(String code, LocalDate on) {
                    return true;
                }
            };

    /// Why a personal number cannot be right; empty when it can.
    ///
    /// @return `form` when it is not a number of the country, `born` or `sex` when it disagrees
    Optional<String> personNumberFault(
            String number, @Nullable LocalDate born, @Nullable String sex);

    /// There is an administrative unit of that code on that day.
    boolean unitExists(String code, LocalDate on);
}
