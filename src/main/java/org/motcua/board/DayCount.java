package org.motcua.board;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What changes in the counts of days when dossiers change: what each counted before is taken away,
/// what it counts now is added.
final class DayCount {
    /// The columns of `board.day`, in the order of the numbers here.
    static final String[] COLUMNS = {
        "filed",
        "online",
        "full_online",
        "assisted",
        "owing",
        "paid_online",
        "finished",
        "measured",
        "on_time"
    };

    /// Where and when something counts.
    record Key(String agency, String unit, String province, LocalDate day) {}

    private final Map<Key, long[]> changes = new LinkedHashMap<>();

    void change(@Nullable Tracked before, Tracked after) {
        if (before != null) {
            add(before, -1);
        }
        add(after, 1);
    }

    /// The days whose counts change, without those where nothing does.
    Map<Key, long[]> changes() {
        var real = new LinkedHashMap<Key, long[]>();
        changes.forEach((key, numbers) -> {
            for (long number : numbers) {
                if (number != 0) {
                    real.put(key, numbers);
                    break;
                }
            }
        });
        return real;
    }

    private void add(Tracked one, int sign) {
        count(
                one,
                one.filedOn(),
                sign,
                0,
                true,
                one.online(),
                one.wholeProcessOnline(),
                one.assisted(),
                one.owing(),
                one.owing() && one.paidOnline());
        var finished = one.finishedOn();
        if (finished != null) {
            count(
                    one,
                    finished,
                    sign,
                    6,
                    true,
                    one.onTime() != null,
                    Boolean.TRUE.equals(one.onTime()));
        }
    }

    private void count(Tracked one, LocalDate day, int sign, int first, boolean... counts) {
        var key = new Key(one.agency(), one.unit(), one.province(), day);
        var numbers = changes.computeIfAbsent(key, _ -> new long[COLUMNS.length]);
        for (int i = 0; i < counts.length; i++) {
            numbers[first + i] += counts[i] ? sign : 0;
        }
    }
}
