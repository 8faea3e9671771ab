package org.motcua.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// Files of invented people as the population registry takes them, in families: who comes later has
/// parents who came before.
final class PeopleFile {
    static final String HEADER =
            "key,full_name,birth_date,sex,ethnicity,nationality,registration_province,"
                    + "residence.unit,residence.line,mother_number,phone,card_issued";
    private static final List<String> FIRST = List.of("Nguyen", "Tran", "Le", "Pham", "Vu");
    private static final List<String> LAST = List.of("An", "Binh", "Chi", "Dung", "Giang", "Hoa");

    private final Path folder;

    PeopleFile(Path folder) {
        this.folder = folder;
    }

    /// The number of the person at a place.
    static String number(int at) {
        int year = at % 75;
        boolean female = at % 2 == 1;
        return "079%d%02d%06d".formatted(female ? 1 : 0, year + 20, (at / 75) % 1_000_000);
    }

    /// A file of the people from one place on.
    Path write(int from, int many) throws IOException {
        var path = folder.resolve("people-%d-%d.csv".formatted(from, many));
        var random = new SplittableRandom(from);
        try (var out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            out.write('\n');
            for (int i = from; i < from + many; i++) {
                boolean female = i % 2 == 1;
                var born = LocalDate.of(1920 + i % 75, 1 + i % 12, 1 + i % 28);
                String mother = i > 1000 && i % 3 == 0 ? number((i - 900) | 1) : "";
                out.write(
                        "%s,%s %s %s,%s,%s,01,VN,79,26740,%d Le Loi,%s,09%08d,2022-05-01%n"
                                .formatted(
                                        number(i),
                                        FIRST.get(random.nextInt(FIRST.size())),
                                        female ? "Thi" : "Van",
                                        LAST.get(random.nextInt(LAST.size())),
                                        born,
                                        female ? "female" : "male",
                                        1 + i % 300,
                                        mother,
                                        i % 100_000_000));
            }
        }
        return path;
    }
}
