package org.motcua.traffic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.motcua.exchange.Passed;
import org.springframework.stereotype.Service;

/// The doorway to the figures: how many messages passed, how fast, how much, how reliably, and how
/// that was a year before.
@Service
public class ExchangeFigures {
    private final FigureTable table;

    ExchangeFigures(FigureTable table) {
        this.table = table;
    }

    /// What figures are put together by.
    public enum By {
        /// The member whose system asks.
        ASKER,
        /// The member whose service it is.
        OWNER,
        SERVICE,
        AGREEMENT,
        DAY
    }

    /// One line.
    ///
    /// @param key a member, service or agreement as the exchange names it, or a day
    /// @param before the same a year before; nothing where nothing was counted then
    public record Line(String key, Volume volume, Optional<Volume> before) {}

    /// What passed in some days.
    ///
    /// @param tries how often gateways were asked whether they are there
    /// @param answers how often they were
    public record Figures(
            LocalDate from,
            LocalDate until,
            Volume whole,
            Optional<Volume> before,
            List<Line> lines,
            long tries,
            long answers) {
        public Figures {
            lines = List.copyOf(lines);
        }
    }

    /// @param members of whom at least one must have a part in a message; empty for all
    public Figures of(
            Passed.Side side, LocalDate from, LocalDate until, By by, Set<String> members) {
        var now = summed(side, from, until, by, 0, members);
        var earlier = summed(side, from.minusYears(1), until.minusYears(1), by, 1, members);
        boolean known =
                Optional.ofNullable(table.first().get(side))
                        .filter(first -> !first.isAfter(from.minusYears(1)))
                        .isPresent();
        var lines =
                now.entrySet().stream()
                        .map(line ->
                                new Line(
                                        line.getKey(),
                                        line.getValue(),
                                        known
                                                ? Optional.of(
                                                        earlier.getOrDefault(
                                                                line.getKey(), Volume.NONE))
                                                : Optional.empty()))
                        .toList();
        var watched = table.watched(from, until);
        return new Figures(
                from,
                until,
                whole(now),
                known ? Optional.of(whole(earlier)) : Optional.empty(),
                lines,
                watched[0],
                watched[1]);
    }

    private static Volume whole(Map<String, Volume> lines) {
        return lines.values().stream().reduce(Volume.NONE, Volume::plus);
    }

    private Map<String, Volume> summed(
            Passed.Side side,
            LocalDate from,
            LocalDate until,
            By by,
            int yearsOn,
            Set<String> members) {
        Predicate<FigureTable.Row> seen =
                row ->
                        members.isEmpty()
                                || members.contains(member(row.client()))
                                || members.contains(member(row.service()));
        var found = new TreeMap<String, Volume>();
        table.rows(side, from, until).stream()
                .filter(seen)
                .forEach(row -> found.merge(key(row, by, yearsOn), row.volume(), Volume::plus));
        return found;
    }

    private static String key(FigureTable.Row row, By by, int yearsOn) {
        return switch (by) {
            case ASKER -> member(row.client());
            case OWNER -> member(row.service());
            case SERVICE -> row.service();
            case AGREEMENT -> row.agreement();
            case DAY -> row.day().plusYears(yearsOn).toString();
        };
    }

    /// The code of the member in an identifier; the whole where it is none.
    public static String member(String identifier) {
        String[] parts = identifier.split("/", -1);
        return parts.length > 2 ? parts[2] : identifier;
    }
}
