package org.motcua.page;

import java.util.List;

/// The links that a face puts into the masthead. Each face contributes one as a bean; the page
/// shows those that offer something to who is signed in, in the order of the beans.
@FunctionalInterface
public interface Menu {
    /// One link.
    ///
    /// @param word the key of its words
    /// @param path without a language prefix
    /// @param work whether somebody's daily work begins there, so that signing in leads to it
    record Item(String word, String path, boolean work) {
        public Item(String word, String path) {
            this(word, path, false);
        }
    }

    List<Item> items(Page page);
}
