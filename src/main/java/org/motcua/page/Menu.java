package org.motcua.page;

import java.util.List;

/// The links that a face puts into the masthead. Each face contributes one as a bean; the page
/// shows those that offer something to who is signed in, in the order of the beans.
@FunctionalInterface
public interface Menu {
    /// One link: the key of its words, and its path without a language prefix.
    record Item(String word, String path) {}

    List<Item> items(Page page);
}
