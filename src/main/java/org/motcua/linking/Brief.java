package org.motcua.linking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.LocalDate;
import org.motcua.country.Country;
import org.motcua.country.Definition;

/// All that a worker elsewhere has to know to compare and weigh as this program does: the rule, how
/// names are read, what became of units, the weights.
///
/// @param hash of the rule's definition
public record Brief(
        LinkRule rule, String hash, NameReading reading, Places.Heirs heirs, Model model)
        implements Serializable {
    private static final ObjectInputFilter ONLY_OURS =
            ObjectInputFilter.Config.createFilter(
                    "org.motcua.linking.*;org.motcua.kernel.Text;java.util.*;java.lang.*;!*");

    public static Brief of(
            Country country, Definition<LinkRule> rule, Model model, LocalDate today) {
        var reading = country.get(NameReading.KIND, rule.value().names(), today).value();
        return new Brief(rule.value(), rule.hash(), reading, Places.heirs(country, today), model);
    }

    /// Writes it for [#read].
    public void write(OutputStream to) throws IOException {
        try (var out = new ObjectOutputStream(to)) {
            out.writeObject(this);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws InvalidClassException where it holds anything else
    public static Brief read(InputStream from) throws IOException {
        try (var in = new ObjectInputStream(from)) {
            in.setObjectInputFilter(ONLY_OURS);
            return (Brief) in.readObject();
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IOException("not what a linking is to be told", e);
        }
    }
}
