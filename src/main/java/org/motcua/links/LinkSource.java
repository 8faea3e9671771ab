package org.motcua.links;

import java.util.List;
import java.util.function.BiConsumer;
import org.motcua.linking.LinkRule;

/// Where the rows of both sides come from: a registry, whoever keeps it.
public interface LinkSource {
    /// Gives every row of a side: its key, and its cells in the order of the columns of a linking.
    void each(LinkRule.Side side, BiConsumer<String, List<String>> row);
}
