package org.motcua.country;

import java.util.List;

/// What came of making another state of the definitions the active one.
public sealed interface Activation {
    /// The folder is active now.
    record Activated(Country country, String previous) implements Activation {}

    /// The folder holds exactly what is active already.
    record Unchanged(Country country) implements Activation {}

    /// The folder has faults; what was active stays active.
    record Refused(List<Fault> faults) implements Activation {}
}
