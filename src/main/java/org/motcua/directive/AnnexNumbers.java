package org.motcua.directive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.motcua.directive.AnnexReport.Flaw;
import org.motcua.directive.AnnexReport.What;

/// The numbers of an annex's rows. Where they begin again at one after they had gone on, another
/// part of the annex begins, and its numbers get that of the part before them ("2.1").
final class AnnexNumbers {
    private static final int LONGEST = 40;
    private static final int MOST = 20;

    private final boolean renumber;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private TreeSet<Integer> part = new TreeSet<>();
    private int parts = 1;

    AnnexNumbers(boolean renumber) {
        this.renumber = renumber;
    }

    String label(int row, String written, List<Flaw> flaws) {
        String number = written.strip().replaceAll("[.)\\s]+$", "");
        if (number.isEmpty()
                || number.length() > LONGEST
                || !number.matches(".*[\\p{L}\\p{N}].*")) {
            flaws.add(new Flaw(What.NO_NUMBER, written, String.valueOf(row)));
            return once("r" + row, number, flaws);
        }
        if (number.matches("[0-9]{1,4}")) {
            int plain = Integer.parseInt(number);
            if (plain == 1 && part.size() > 1) {
                next();
                flaws.add(new Flaw(What.NUMBERS_AGAIN, number, String.valueOf(parts)));
            }
            part.add(plain);
            number = String.valueOf(plain);
        }
        return once(parts == 1 ? number : parts + "." + number, number, flaws);
    }

    private String once(String label, String number, List<Flaw> flaws) {
        int times = seen.merge(label, 1, Integer::sum);
        if (times == 1) {
            return label;
        }
        String other = label + "-" + times;
        flaws.add(new Flaw(renumber ? What.RENUMBERED : What.NUMBER_TWICE, number, other));
        return renumber ? other : label;
    }

    private void next() {
        gaps();
        part = new TreeSet<>();
        parts++;
    }

    private void gaps() {
        if (!part.isEmpty()) {
            for (int i = part.first(); i < part.last() && gaps.size() < MOST; i++) {
                if (!part.contains(i)) {
                    gaps.add(parts == 1 ? String.valueOf(i) : parts + "." + i);
                }
            }
        }
    }

    /// The numbers that no row has; to be asked once, at the end.
    Optional<String> missing() {
        gaps();
        part = new TreeSet<>();
        return gaps.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", gaps));
    }
}
