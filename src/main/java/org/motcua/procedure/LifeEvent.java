package org.motcua.procedure;

import org.motcua.kernel.Text;

/// Something that happens in a life or a business, under which people look for procedures.
///
/// @param title as a person would say it
/// @param order place among the tiles
public record LifeEvent(String id, Text title, Text summary, int order) {}
