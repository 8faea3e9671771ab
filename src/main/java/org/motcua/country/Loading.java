package org.motcua.country;

import java.util.List;

/// What came of reading a folder.
public sealed interface Loading {
    /// Everything is in order.
    record Loaded(Country country) implements Loading {}

    /// @param faults all of them, by file and line
    record Broken(List<Fault> faults) implements Loading {}

    /// The country, for callers that cannot go on without one.
    ///
    /// @throws IllegalStateException naming every fault
    default Country orThrow() {
        return switch (this) {
            case Loaded(var country) -> country;
            case Broken(var faults) ->
                    throw new IllegalStateException(
                            "The country's definitions have %d faults:%n%s"
                                    .formatted(
                                            faults.size(),
                                            String.join(
                                                    System.lineSeparator(),
                                                    faults.stream()
                                                            .map(Fault::toString)
                                                            .toList())));
        };
    }
}
