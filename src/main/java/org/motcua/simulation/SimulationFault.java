package org.motcua.simulation;

/// Something that the author of a definition or of a staffing table can mend, as one sentence.
public final class SimulationFault extends RuntimeException {
    public SimulationFault(String message) {
        super(message);
    }
}
