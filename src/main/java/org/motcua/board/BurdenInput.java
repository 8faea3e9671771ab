package org.motcua.board;

import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A number from which the cost of dossiers to applicants is computed, with who says so.
///
/// @param id the name of a [org.motcua.procedure.Burden.Input]: `hourly-income`
public record BurdenInput(String id, long value, Text source) {
    public static final Kind<BurdenInput> KIND =
            Kind.of("burden-input", "burdens/*.yaml", BurdenInput.class);
}
