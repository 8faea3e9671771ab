package org.motcua.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// Keys inside the house: UUID version 7 (RFC 9562), growing with time, so that indexes stay dense.
public final class Identifier {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Identifier() {}

    /// A new key, larger than all that this process made before.
    public static UUID next() {
        return GENERATOR.generate();
    }
}
