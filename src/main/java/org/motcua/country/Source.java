package org.motcua.country;

/// Where a definition stands: its file, and where in it each part stands.
public interface Source {
    /// The path below the country's folder, with slashes.
    String file();

    /// Where the value at a JSON pointer within the definition begins; the nearest part around it
    /// where there is no such value. The empty pointer is the definition itself.
    Position position(String pointer);

    /// Where a character of a text value stands in the file.
    Position position(String pointer, int offset);
}
