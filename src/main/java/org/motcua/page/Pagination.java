package org.motcua.page;

/// Where in a long list this page stands.
///
/// @param number the page, from 1
/// @param last the number of the last page
/// @param total how many entries there are
/// @param path the address of the list with its filter, without `page`
public record Pagination(int number, int last, long total, String path) {
    public boolean hasBefore() {
        return number > 1;
    }

    public boolean hasAfter() {
        return number < last;
    }

    /// The address of another page of the list.
    public String pathOf(int other) {
        return path + (path.contains("?") ? "&" : "?") + "page=" + other;
    }
}
