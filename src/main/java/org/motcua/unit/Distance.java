package org.motcua.unit;

/// How many slips of the keyboard lie between two words: a letter left out, added, changed, or two
/// neighbours swapped (the optimal string alignment distance).
final class Distance {
    private Distance() {}

    /// The distance where it is at most `most`, otherwise `most + 1`.
    static int between(String one, String other, int most) {
        int n = one.length();
        int m = other.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        int[] before = new int[m + 1];
        int[] last = new int[m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= m; j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int cost =
                        Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && swapped(one, i, other, j)) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > most) {
                return most + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[m];
    }

    private static boolean swapped(String one, int i, String other, int j) {
        return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
