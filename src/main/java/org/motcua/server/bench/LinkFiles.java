package org.motcua.server.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.motcua.country.Country;
import org.motcua.linking.NameReading;
import org.motcua.linking.trial.Crowd;
import org.motcua.linking.trial.Gazetteer;
import org.motcua.linking.trial.LandBook;
import org.motcua.linking.trial.Trial;
import org.motcua.unit.Units;

/// The two lists of a trial as files with tabs, so that every engine reads the same bytes; and what
/// became of the units, for engines that cannot ask.
final class LinkFiles {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Country country;
    private final Path folder;

    LinkFiles(Country country, Path folder) {
        this.country = country;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path persons() {
        return folder.resolve("persons.tsv");
    }

    Path records() {
        return folder.resolve("records.tsv");
    }

    /// Every code that was ever written, the unit of today and its province.
    Path units() {
        return folder.resolve("units.tsv");
    }

    void write(int persons, int records, long seed) throws IOException {
        var units = Units.of(country);
        var level = country.all(Units.LEVELS).getLast().id();
        var trial = country.all(Trial.KIND).getFirst().value();
        var reading = country.all(NameReading.KIND).getFirst().value();
        var gazetteer = new Gazetteer(units, level, TODAY);
        var crowd = new Crowd(trial, seed, gazetteer.size());
        try (var out = open(persons())) {
            for (int number = 0; number < persons; number++) {
                var one = crowd.at(number);
                line(
                        out,
                        one.name(),
                        one.number(),
                        one.oldNumber().orElse(""),
                        one.birth().toString(),
                        one.female() ? "female" : "male",
                        gazetteer.today(one.place()),
                        one.death().map(LocalDate::toString).orElse(""));
            }
        }
        var book = new LandBook(trial, reading, crowd, gazetteer, persons, seed + 1);
        try (var out = open(records())) {
            for (int number = 0; number < records; number++) {
                var one = book.at(number);
                line(
                        out,
                        one.owner(),
                        one.number(),
                        one.birth(),
                        one.place(),
                        one.made().toString(),
                        one.truth().stream().map(String::valueOf).collect(Collectors.joining(";")));
            }
        }
        units(units);
    }

    private void units(Units units) throws IOException {
        try (var out = open(units())) {
            for (var row : country.all(Units.KIND)) {
                for (var unit : units.all(new org.motcua.kernel.UnitCode(row.value().code()))) {
                    for (var now : units.succession(unit, TODAY).candidates()) {
                        var above = units.above(now, TODAY);
                        String top = (above.isEmpty() ? now : above.getFirst()).code().value();
                        line(out, unit.code().value(), now.code().value(), top);
                    }
                }
            }
        }
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
    }

    private static void line(OutputStream out, String... cells) throws IOException {
        out.write((String.join("\t", cells) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Hears of each line: where its cells begin and end in a buffer that is used again.
    @FunctionalInterface
    interface LineEar {
        void line(byte[] buffer, int[] begins, int[] ends);
    }

    /// Reads a file of lines with so many cells.
    static void read(Path file, int cells, LineEar ear) throws IOException {
        byte[] buffer = new byte[1 << 20];
        int[] begins = new int[cells];
        int[] ends = new int[cells];
        int filled = 0;
        try (var in = Files.newInputStream(file)) {
            for (int more = in.read(buffer, 0, buffer.length);
                    more > 0;
                    more = in.read(buffer, filled, buffer.length - filled)) {
                filled += more;
                int begin = 0;
                int cell = 0;
                begins[0] = 0;
                for (int at = 0; at < filled; at++) {
                    if (buffer[at] == '\t') {
                        ends[cell++] = at;
                        begins[cell] = at + 1;
                    } else if (buffer[at] == '\n') {
                        ends[cell] = at;
                        ear.line(buffer, begins, ends);
                        cell = 0;
                        begin = at + 1;
                        begins[0] = begin;
                    }
                }
                System.arraycopy(buffer, begin, buffer, 0, filled - begin);
                filled -= begin;
            }
        }
    }
}
