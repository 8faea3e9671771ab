package org.motcua.board;

/// A way to another place or time of the board.
///
/// @param here whether it is the one that is shown
public record BoardLink(String words, String path, boolean here) {}
