package org.motcua.dispatch;

/// An agency as a message names it.
///
/// @param id its identifier (Decision 20/2020/QĐ-TTg), "H29.18"
/// @param name what it calls itself
public record Party(String id, String name) {}
