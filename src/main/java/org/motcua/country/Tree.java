package org.motcua.country;

import tools.jackson.databind.JsonNode;

/// One definition as read from a file: its content, and where each part of it stands.
sealed interface Tree extends Source permits YamlTree, CsvRow {
    JsonNode content();

    /// Where the key of a value stands, or the value where it has no key.
    Position keyPosition(String pointer);
}
