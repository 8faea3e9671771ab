package org.motcua.server.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.motcua.country.Country;
import org.motcua.linking.Brief;
import org.motcua.linking.Cells;
import org.motcua.linking.Cells.Column;
import org.motcua.linking.Found;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Linking;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;
import org.motcua.linking.Outcome;
import org.motcua.linking.Places;
import org.motcua.unit.Units;

/// One whole linking by the kernel, from the files to the links: reading and normalising, sorting
/// into blocks, training, comparing.
final class LinkTurn {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int NOBODY = -1;

    private final LinkFiles files;
    private final LinkRule rule;
    private final Linking linking;
    private final int[] firstTruth;
    private final int[] secondTruth;
    private int rows;

    LinkTurn(Country country, LinkFiles files, int persons, int records) {
        this.files = files;
        var definition = country.all(LinkRule.KIND).getFirst();
        this.rule = definition.value();
        var reading = country.get(NameReading.KIND, rule.names(), TODAY).value();
        this.linking =
                new Linking(
                        rule,
                        definition.hash(),
                        reading,
                        Places.of(Units.of(country), TODAY),
                        persons,
                        records + records / 7);
        this.firstTruth = new int[records];
        this.secondTruth = new int[records];
    }

    /// What one part took.
    ///
    /// @param cpu seconds of processor time of the whole process
    record Cost(String part, double wall, double cpu) {}

    /// @param pairs that were compared
    /// @param owners in the records
    /// @param linked owners that could be found
    /// @param automatic links without asking, and how many of them are right
    /// @param clerk questions, and in how many of them the right person stands first
    record Outcomes(
            long pairs,
            long owners,
            long linked,
            long automatic,
            long automaticRight,
            long clerk,
            long clerkRight) {
        double precision() {
            return automatic == 0 ? 0 : (double) automaticRight / automatic;
        }

        double recall() {
            return (double) automaticRight / linked;
        }

        double recallWithClerk() {
            return (double) (automaticRight + clerkRight) / linked;
        }

        double f1() {
            return 2 * precision() * recall() / (precision() + recall());
        }

        double clerkShare() {
            return (double) clerk / owners;
        }
    }

    /// What workers elsewhere have to know.
    Brief brief(Country country, Model model) {
        return Brief.of(country, country.all(LinkRule.KIND).getFirst(), model, TODAY);
    }

    Linking linking() {
        return linking;
    }

    static double cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }

    /// Does something and says what it took.
    static Cost cost(String part, Step step) throws Exception {
        double cpu = cpu();
        long begin = System.nanoTime();
        step.run();
        return new Cost(part, (System.nanoTime() - begin) / 1e9, cpu() - cpu);
    }

    interface Step {
        void run() throws Exception;
    }

    void read() throws IOException {
        var cells = new Cells();
        LinkFiles.read(
                files.persons(),
                7,
                (buffer, begins, ends) -> {
                    cells.of(buffer);
                    for (Column column : Column.values()) {
                        cells.set(column, begins[column.index()], ends[column.index()]);
                    }
                    linking.person(cells);
                });
        LinkFiles.read(
                files.records(),
                6,
                (buffer, begins, ends) -> {
                    cells.of(buffer);
                    cells.set(Column.NAME, begins[0], ends[0]);
                    cells.set(Column.NUMBER, begins[1], ends[1]);
                    cells.set(Column.BIRTH, begins[2], ends[2]);
                    cells.set(Column.PLACE, begins[3], ends[3]);
                    cells.set(Column.DAY, begins[4], ends[4]);
                    linking.record(cells);
                    truth(
                            new String(
                                    buffer,
                                    begins[5],
                                    ends[5] - begins[5],
                                    java.nio.charset.StandardCharsets.UTF_8));
                });
    }

    private void truth(String text) {
        int between = text.indexOf(';');
        firstTruth[rows] = Integer.parseInt(between < 0 ? text : text.substring(0, between));
        secondTruth[rows++] = between < 0 ? -2 : Integer.parseInt(text.substring(between + 1));
    }

    Model train() {
        linking.prepare();
        return linking.train();
    }

    Found run(Model model) {
        return linking.run(model, _ -> {});
    }

    /// What the truth says about what was found.
    Outcomes judge(Found found) {
        long[] counts = new long[4];
        int before = -1;
        for (int owner = 0; owner < found.size(); owner++) {
            int row = linking.row(owner);
            int truth = row == before ? secondTruth[row] : firstTruth[row];
            before = row;
            boolean right = truth >= 0 && truth == found.person(owner);
            switch (found.outcome(owner)) {
                case AUTOMATIC -> counts[right ? 0 : 1]++;
                case CLERK -> counts[right ? 2 : 3]++;
                case NOBODY -> {}
            }
        }
        long linked =
                Arrays.stream(firstTruth).filter(one -> one > NOBODY).count()
                        + Arrays.stream(secondTruth).filter(one -> one > NOBODY).count();
        return new Outcomes(
                found.pairs(),
                found.size(),
                linked,
                counts[0] + counts[1],
                counts[0],
                counts[2] + counts[3],
                counts[2]);
    }

    /// Which owners were linked to the wrong person, the first few, for looking at.
    void mistakes(Found found, Model model, PrintWriter out, int most) {
        int told = 0;
        int before = -1;
        var judge = linking.judge(model);
        for (int owner = 0; owner < found.size() && told < most; owner++) {
            int row = linking.row(owner);
            int truth = row == before ? secondTruth[row] : firstTruth[row];
            before = row;
            if (found.outcome(owner) == Outcome.AUTOMATIC && truth != found.person(owner)) {
                told++;
                out.printf(
                        Locale.ROOT,
                        "wrong: record %d, person %d instead of %d, %s%n",
                        row,
                        found.person(owner),
                        truth,
                        judge.of(owner).candidates().getFirst().reasons());
            }
        }
    }

    /// Pairs by block.
    void blocks(Found found, PrintWriter out) {
        out.printf("%-22s %12s %12s%n", "block", "pairs", "over the cap");
        for (int block = 0; block < rule.blocks().size(); block++) {
            out.printf(
                    Locale.ROOT,
                    "%-22s %12d %12d%n",
                    rule.blocks().get(block).id(),
                    found.pairs(block),
                    found.over(block));
        }
    }

    /// Why a person is asked: how sure the best was.
    void questions(Found found, PrintWriter out) {
        double[] from = {0.999, 0.99, 0.97, 0.95, 0};
        long[] counts = new long[from.length];
        for (int owner = 0; owner < found.size(); owner++) {
            if (found.outcome(owner) == Outcome.CLERK) {
                int at = 0;
                while (found.probability(owner) < from[at]) {
                    at++;
                }
                counts[at]++;
            }
        }
        for (int at = 0; at < from.length; at++) {
            out.printf(
                    Locale.ROOT,
                    "asked with a probability of %.3f and more: %d%n",
                    from[at],
                    counts[at]);
        }
    }
}
