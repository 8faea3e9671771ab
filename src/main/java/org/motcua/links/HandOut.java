package org.motcua.links;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.motcua.linking.Brief;
import org.motcua.linking.LinkRule;

/// Writes what workers elsewhere need to link: what they have to know, and both lists as lines of a
/// running number, the key and the cells with tabs between. Row by row, however many there are.
final class HandOut {
    static final String BRIEF = "brief.bin";
    static final String PERSONS = "persons.tsv";
    static final String RECORDS = "records.tsv";
    private static final Pattern SEPARATORS = Pattern.compile("[\\t\\r\\n]");

    private HandOut() {}

    /// @param persons how many rows each list got
    record Written(long persons, long records) {}

    static Written write(Path folder, Brief brief, LinkSource source) throws IOException {
        Files.createDirectories(folder);
        try (var out = Files.newOutputStream(folder.resolve(BRIEF))) {
            brief.write(out);
        }
        return new Written(
                rows(folder.resolve(PERSONS), brief.rule().persons(), source),
                rows(folder.resolve(RECORDS), brief.rule().records(), source));
    }

    private static long rows(Path file, LinkRule.Side side, LinkSource source) throws IOException {
        long[] count = {0};
        try (var out = Files.newBufferedWriter(file)) {
            source.each(side, (key, cells) -> line(out, count[0]++, key, cells));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private static void line(BufferedWriter out, long number, String key, List<String> cells) {
        try {
            out.write(Long.toString(number));
            out.write('\t');
            out.write(plain(key));
            for (String cell : cells) {
                out.write('\t');
                out.write(plain(cell));
            }
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What separates lines and cells stands in no cell.
    private static String plain(String cell) {
        return SEPARATORS.matcher(cell).replaceAll(" ");
    }
}
