package org.motcua.country;

import java.util.Collection;
import java.util.Optional;

/// Finds what somebody probably meant.
final class Near {
    private Near() {}

    /// The candidate with the fewest typing slips (a letter too many, missing, wrong or swapped),
    /// at most one in three letters.
    static Optional<String> to(String written, Collection<String> candidates) {
        if (written.chars().noneMatch(Character::isLetter)) {
            // one digit for another is no typing slip but another thing
            return Optional.empty();
        }
        String best = null;
        int fewest = Math.max(1, (written.length() + 1) / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - written.length()) < fewest) {
                int slips = slips(written, candidate);
                if (slips < fewest && !candidate.equals(written)) {
                    fewest = slips;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// A sentence that proposes the nearest candidate, or else what to do.
    static String mend(String written, Collection<String> candidates, String otherwise) {
        return to(written, candidates).map("Did you mean \"%s\"?"::formatted).orElse(otherwise);
    }

    private static int slips(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, table, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] table, int i, int j) {
        boolean same =
                Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int best =
                Math.min(
                        table[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
