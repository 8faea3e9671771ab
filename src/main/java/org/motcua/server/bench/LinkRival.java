package org.motcua.server.bench;

import java.nio.file.Path;
import org.motcua.linking.Functions;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Linking;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;

/// Another engine that links the same files by the same rules. Found by [java.util.ServiceLoader],
/// so that its library never stands on the program's own class path.
public interface LinkRival {
    String name();

    /// Links as an able author of SQL would write it, with the engine's own functions.
    Sum link(Path folder, LinkRule rule, NameReading reading, Model model) throws Exception;

    /// Joins by itself, asks the kernel's functions for keys and weights, and holds every pair and
    /// weight against the kernel's.
    Differences check(Path folder, LinkRule rule, Model model, Linking linking, Functions functions)
            throws Exception;

    /// @param pairs that were compared
    /// @param linked how many it would link, and how many of them are right
    record Sum(double readingCpu, double linkingCpu, long pairs, long linked, long right) {}

    /// @param pairs of the kernel
    /// @param missing pairs that only one side has
    /// @param unequal pairs with different weights
    record Differences(long pairs, long missing, long unequal) {}
}
