package org.motcua.linking;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Days of birth as far as they are known: a year, a month, a day, the decade alone, and whether
/// the day may only stand for an unknown one. Zero is none.
final class Births {
    private static final int DOUBTED = 1 << 24;
    private static final int DECADE = 1 << 25;
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2150;

    private final Set<Integer> defaults = new HashSet<>();

    Births(List<String> defaultDays) {
        for (String text : defaultDays) {
            defaults.add(
                    Integer.parseInt(text.substring(0, 2)) << 5
                            | Integer.parseInt(text.substring(3)));
        }
    }

    /// Day, month and year in either order, month and year, a year, or a decade as `195x`.
    int read(byte[] text, int from, int to) {
        int[] numbers = new int[3];
        int[] digits = new int[3];
        int count = 0;
        boolean decade = false;
        for (int at = from; at < to; at++) {
            int one = text[at];
            if (one >= '0' && one <= '9') {
                if (count == 0 || digits[count - 1] < 0) {
                    if (count == 3) {
                        return 0;
                    }
                    digits[count++] = 0;
                }
                numbers[count - 1] = numbers[count - 1] * 10 + one - '0';
                if (++digits[count - 1] > 4) {
                    return 0;
                }
            } else if ((one == 'x' || one == 'X' || one == '?') && count == 1 && digits[0] == 3) {
                decade = true;
            } else if (count > 0 && digits[count - 1] > 0) {
                digits[count - 1] = -digits[count - 1];
            }
        }
        if (decade) {
            return packed(numbers[0] * 10, 0, 0) | DECADE;
        }
        return switch (count) {
            case 1 -> Math.abs(digits[0]) == 4 ? packed(numbers[0], 0, 0) : 0;
            case 2 -> packed(numbers[1], numbers[0], 0);
            case 3 ->
                    Math.abs(digits[0]) == 4
                            ? packed(numbers[0], numbers[1], numbers[2])
                            : packed(numbers[2], numbers[1], numbers[0]);
            default -> 0;
        };
    }

    private int packed(int year, int month, int day) {
        if (year < EARLIEST || year > LATEST) {
            return 0;
        }
        if (month > 12 && day <= 12 && month <= 31) {
            return packed(year, day, month);
        }
        if (month > 12 || day > 31) {
            return year << 9;
        }
        if (month == 0) {
            return year << 9;
        }
        int birth = year << 9 | month << 5 | day;
        return day > 0 && defaults.contains(month << 5 | day) ? birth | DOUBTED : birth;
    }

    static int year(int birth) {
        return birth == 0 || (birth & DECADE) != 0 ? 0 : birth >>> 9 & 0x7FFF;
    }

    static int month(int birth) {
        return birth >>> 5 & 15;
    }

    static int day(int birth) {
        return birth & 31;
    }

    /// Year, month and day where all are known and not doubted, else zero.
    static int wholeDay(int birth) {
        return day(birth) == 0 || (birth & (DOUBTED | DECADE)) != 0 ? 0 : birth;
    }

    /// The number of the level, from 1; both must be known.
    static int level(int one, int other) {
        if ((one & DECADE) != 0 || (other & DECADE) != 0) {
            int decade = (one >>> 9 & 0x7FFF) / 10 - (other >>> 9 & 0x7FFF) / 10;
            return decade == 0 ? 7 : 8;
        }
        int apart = Math.abs(year(one) - year(other));
        boolean whole = wholeDay(one) != 0 && wholeDay(other) != 0;
        if (apart == 0) {
            return sameYear(one, other, whole);
        }
        if (apart == 1 && (!whole || (one & 0x1FF) == (other & 0x1FF))) {
            return 5;
        }
        return swappedDigits(year(one), year(other)) ? 6 : 8;
    }

    private static int sameYear(int one, int other, boolean whole) {
        if (whole && one == other) {
            return 1;
        }
        if (whole && month(one) == day(other) && day(one) == month(other)) {
            return 2;
        }
        boolean doubted = ((one | other) & DOUBTED) != 0;
        if (!doubted && month(one) == month(other) && month(one) != 0) {
            return 3;
        }
        return whole || (!doubted && month(one) != 0 && month(other) != 0) ? 8 : 4;
    }

    private static boolean swappedDigits(int one, int other) {
        return one / 100 == other / 100
                && one % 10 == other / 10 % 10
                && one / 10 % 10 == other % 10;
    }
}
