package org.motcua.country;

import tools.jackson.databind.JsonNode;

/// A definition as an archive keeps it.
///
/// @param kind the name of its kind
/// @param content as it was written
public record Kept(String kind, String id, JsonNode content) {}
