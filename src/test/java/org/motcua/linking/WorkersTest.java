package org.motcua.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;

/// A worker who has none of the persons comes to the same keys and weights as the program that has
/// all of them, from nothing but the brief and how common names and places are.
class WorkersTest {
    private static final List<String> FAMILY = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Đặng");
    private static final List<String> GIVEN =
            List.of(
                    "Văn An",
                    "Thị Hoà",
                    "Thị Hòa",
                    "Quốc Bảo",
                    "Minh Châu",
                    "Văn Đức",
                    "Thuỳ Linh");
    private static final List<String> PLACES = List.of("26740", "26881", "00004", "");

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<String> persons = new ArrayList<>();
    private final List<String> records = new ArrayList<>();

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void rows() {
        for (int i = 0; i < 400; i++) {
            String born = "%d-%02d-%02d".formatted(1950 + i % 50, 1 + i % 12, 1 + i % 28);
            persons.add(
                    String.join(
                            "\t",
                            pick(FAMILY) + " " + pick(GIVEN),
                            "079%09d".formatted(i * 7919),
                            "",
                            born,
                            i % 2 == 0 ? "male" : "female",
                            pick(PLACES),
                            ""));
        }
        for (int i = 0; i < 200; i++) {
            String[] cells = persons.get(random.nextInt(persons.size())).split("\t", -1);
            String name =
                    switch (random.nextInt(4)) {
                        case 0 -> "Ông " + cells[0].toUpperCase(java.util.Locale.ROOT);
                        case 1 -> cells[0] + " và bà Vũ Thị Lạ";
                        case 2 -> cells[0].replace('ă', 'a');
                        default -> cells[0];
                    };
            records.add(
                    String.join(
                            "\t",
                            name,
                            random.nextInt(3) == 0 ? "" : cells[1],
                            "",
                            random.nextBoolean() ? cells[3] : cells[3].substring(0, 4),
                            "",
                            cells[5],
                            "2020-01-01"));
        }
    }

    private static Map<String, Integer> counted(List<String> rows, int cell) {
        var counts = new HashMap<String, Integer>();
        rows.forEach(row -> counts.merge(row.split("\t", -1)[cell], 1, Integer::sum));
        return counts;
    }

    @Test
    void keysAndWeightsAreThoseOfTheProgram() throws IOException {
        rows();
        var linking =
                new Linking(
                        Vietnam.RULE,
                        Vietnam.DEFINITION.hash(),
                        Vietnam.READING,
                        Vietnam.places(),
                        400,
                        250);
        persons.forEach(row -> linking.person(Functions.cells(row)));
        records.forEach(row -> linking.record(Functions.cells(row)));
        linking.prepare();
        var model = Model.of(Vietnam.RULE, Vietnam.DEFINITION.hash(), persons.size());
        var worker = Functions.of(told(model), counted(persons, 0), counted(persons, 5));

        var theirs = new HashSet<String>();
        linking.pairs(
                model,
                (owner, person, _, weight) -> {
                    int row = linking.row(owner);
                    int nth = owner > 0 && linking.row(owner - 1) == row ? 1 : 0;
                    int own = worker.weight(nth, records.get(row), persons.get(person));
                    assertThat(own)
                            .as(records.get(row) + " / " + persons.get(person))
                            .isEqualTo(weight);
                    theirs.add(row + "/" + nth + "/" + person);
                });
        assertThat(theirs).hasSizeGreaterThan(200);
        assertThat(joined(worker)).isEqualTo(theirs);
    }

    /// As an engine joins: by equal keys, without blocks over their cap.
    private Set<String> joined(Functions worker) {
        var found = new HashSet<String>();
        for (int block = 0; block < Vietnam.RULE.blocks().size(); block++) {
            var byKey = new HashMap<Long, List<Integer>>();
            for (int person = 0; person < persons.size(); person++) {
                long key = worker.personKey(block, persons.get(person));
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(person);
            }
            byKey.remove(0L);
            int cap = Vietnam.RULE.blocks().get(block).cap();
            byKey.values().removeIf(all -> all.size() > cap);
            for (int row = 0; row < records.size(); row++) {
                String record = records.get(row);
                for (int nth = 0; nth < worker.owners(record); nth++) {
                    for (int unit = 0; unit < worker.units(record); unit++) {
                        long key = worker.ownerKey(block, nth, unit, record);
                        for (int person : byKey.getOrDefault(key, List.of())) {
                            found.add(row + "/" + nth + "/" + person);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Brief told(Model model) throws IOException {
        var sent = new ByteArrayOutputStream();
        Brief.of(TestCountry.COUNTRY, Vietnam.DEFINITION, model, Vietnam.TODAY).write(sent);
        return Brief.read(new ByteArrayInputStream(sent.toByteArray()));
    }

    @Test
    void aBriefThatHoldsSomethingElseIsNotRead() throws IOException {
        var sent = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(sent)) {
            out.writeObject(new java.io.File("/etc/passwd"));
        }
        assertThatThrownBy(() -> Brief.read(new ByteArrayInputStream(sent.toByteArray())))
                .isInstanceOf(IOException.class);
    }
}
