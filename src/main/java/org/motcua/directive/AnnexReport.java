package org.motcua.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.country.Country;
import org.motcua.directive.DirectiveDefinition.TaskDefinition;

/// What a file orders, row by row, and what is wrong with it.
///
/// @param general what is wrong with the file as a whole
/// @param lines one for each row that says anything
public record AnnexReport(List<Flaw> general, List<Line> lines) {
    public AnnexReport {
        general = List.copyOf(general);
        lines = List.copyOf(lines);
    }

    /// What to do where a file leaves a choice.
    ///
    /// @param renumber a number that stands twice gets an addition of its own
    /// @param firstLeads where several lead, the first does and the others work with it
    /// @param strict a task has to be clear in all six ways
    public record Choices(boolean renumber, boolean firstLeads, boolean strict) {
        public static final Choices NONE = new Choices(false, false, false);
    }

    /// A row.
    ///
    /// @param row its number in the file
    /// @param label under which its task stands, or as it was written
    /// @param text as it was written
    /// @param task what would be entered; empty where the row is not taken
    /// @param known whether the document has exactly this task already
    public record Line(
            int row,
            String label,
            String text,
            Optional<TaskDefinition> task,
            boolean known,
            List<Flaw> flaws) {
        public Line {
            flaws = List.copyOf(flaws);
        }

        /// Whether it would be entered now.
        public boolean fresh() {
            return task.isPresent() && !known;
        }

        public boolean refused() {
            return task.isEmpty();
        }

        Optional<LocalDate> due() {
            return task.flatMap(one -> Optional.ofNullable(one.due()));
        }
    }

    /// Something wrong.
    ///
    /// @param value what stands there
    /// @param hint what may be meant; empty where nobody knows
    public record Flaw(What what, String value, String hint) {
        /// For people.
        public String words(Country country, String language) {
            var words = country.words();
            String is =
                    what == What.UNCLEAR || what == What.UNCLEAR_STRICT
                            ? Stream.of(value.split(","))
                                    .map(one -> words.of("board.task.clear." + one, language))
                                    .collect(Collectors.joining(", "))
                            : value;
            String said = words.of("directive.annex." + what, language, is, hint);
            return hint.isEmpty() || !what.name().startsWith("UNKNOWN_")
                    ? said
                    : said + " " + words.of("directive.annex.perhaps", language, hint);
        }
    }

    /// What may be wrong. The words for people are `directive.annex.<NAME>`.
    public enum What {
        /// The text is missing.
        NO_TEXT(true),
        TEXT_TOO_LONG(true),
        NO_LEAD(true),
        UNKNOWN_LEAD(true),
        /// More than one leads.
        TWO_LEADS(true),
        /// The others work with the first.
        FIRST_LEADS(false),
        /// The number stood before.
        NUMBER_TWICE(true),
        RENUMBERED(false),
        /// The document has another task of that number.
        NUMBER_TAKEN(true),
        /// No number at all, or none that is one.
        NO_NUMBER(false),
        /// Numbers begin again at one.
        NUMBERS_AGAIN(false),
        NUMBERS_MISSING(false),
        /// Such a day does not exist.
        NO_SUCH_DAY(true),
        /// Nobody can say which day is meant.
        UNREADABLE_DAY(true),
        DAY_BEFORE_DOCUMENT(false),
        UNKNOWN_PARTNER(false),
        UNKNOWN_STATE(false),
        /// Told as done, and the day is not.
        DONE_WITHOUT_DAY(false),
        SAME_TASK_TWICE(false),
        /// Not clear in all six ways.
        UNCLEAR(false),
        UNCLEAR_STRICT(true),
        /// A column that nobody knows.
        UNKNOWN_COLUMN(false),
        COLUMN_TWICE(false);

        private final boolean stops;

        What(boolean stops) {
            this.stops = stops;
        }

        /// Whether a row with it is not taken.
        public boolean stops() {
            return stops;
        }
    }

    public long fresh() {
        return lines.stream().filter(Line::fresh).count();
    }

    public long known() {
        return lines.stream().filter(line -> line.task().isPresent() && line.known()).count();
    }

    public long refused() {
        return lines.stream().filter(Line::refused).count();
    }

    /// How often each thing is wrong.
    public Map<What, Long> counts() {
        var counts = new TreeMap<What, Long>();
        Stream.concat(general.stream(), lines.stream().flatMap(line -> line.flaws().stream()))
                .forEach(flaw -> counts.merge(flaw.what(), 1L, Long::sum));
        return counts;
    }
}
