package org.motcua.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A report that is owed again and again, or once.
///
/// @param basis what orders it
/// @param cutOff the last day of the month that still counts; what comes later is of the next time
/// @param dueDays until so many days of the calendar after the last day that counts it is to come
/// @param first the first day of the first time; of a report that is owed once, the day from which
/// @param until of a report that is owed once, the last day that counts
/// @param reporters the kinds of agencies that owe it
/// @param rows what stands at the left
/// @param columns what is told of each row
/// @param outlier from which change against the last time a number is looked at twice
public record Report(
        String id,
        Text title,
        Text basis,
        Rhythm every,
        @Nullable Integer cutOff,
        int dueDays,
        LocalDate first,
        @Nullable LocalDate until,
        List<String> reporters,
        Rows rows,
        List<Column> columns,
        @Nullable Outlier outlier,
        @Nullable Text note) {
    public static final Kind<Report> KIND =
            Kind.of("report", "reports/*.yaml", Report.class).checkedBy(new ReportCheck());

    public Report {
        reporters = List.copyOf(reporters);
        columns = List.copyOf(columns);
    }

    /// How often it is owed.
    public enum Rhythm {
        @JsonProperty("month")
        MONTH(1),
        @JsonProperty("quarter")
        QUARTER(3),
        @JsonProperty("half")
        HALF(6),
        @JsonProperty("year")
        YEAR(12),
        @JsonProperty("once")
        ONCE(0);

        private final int months;

        Rhythm(int months) {
            this.months = months;
        }

        int months() {
            return months;
        }
    }

    /// What stands at the left: exactly one of these.
    ///
    /// @param fixed rows with names of their own
    /// @param fields one for each field of administration that has procedures
    /// @param tasks one for each task for which the reporter answers, of these documents
    /// @param records one for each record of the reporter's unit that has one of sets of values
    public record Rows(
            List<Row> fixed, boolean fields, List<String> tasks, @Nullable Records records) {
        public Rows {
            fixed = List.copyOf(fixed);
            tasks = List.copyOf(tasks);
        }

        /// Whether every reporter has the same rows, so that they can be added up row by row.
        public boolean shared() {
            return fields || !fixed.isEmpty();
        }
    }

    /// A row with a name of its own.
    public record Row(String id, Text title) {}

    /// Records of a registry as rows.
    ///
    /// @param having sets of values of which a record has one
    /// @param name the field that names it
    public record Records(String registry, List<Map<String, Object>> having, String name) {
        public Records {
            having = List.copyOf(having);
        }
    }

    /// What is told of a row. Exactly one of `handling`, `indicator`, `count`, `task`, `field`,
    /// `formula` fills it; without any a person types it.
    ///
    /// @param handling of the dossiers of a field of administration
    /// @param indicator the value of an indicator of the reporter's unit, without rows of its own
    /// @param count how many records of a registry the reporter's unit has
    /// @param task of a task
    /// @param field of a record
    /// @param formula what follows from number columns before it, in CEL: `row.need - row.given`,
    ///   where a hyphen in a column's name is written `_`; of sums it is computed anew, so that a
    ///   rate of a province is that of its sums and not the sum of rates
    /// @param required whether it has to be typed before the report can be sent
    public record Column(
            String id,
            Text title,
            Type type,
            @Nullable Handling handling,
            @Nullable String indicator,
            @Nullable Count count,
            @Nullable TaskFact task,
            @Nullable String field,
            @Nullable String formula,
            boolean required) {
        /// Whether it follows from other columns.
        public boolean computed() {
            return formula != null;
        }

        /// Whether the program fills it.
        public boolean filled() {
            return handling != null
                    || indicator != null
                    || count != null
                    || task != null
                    || field != null;
        }

        /// Whether a person types it.
        public boolean typed() {
            return !filled() && !computed();
        }

        /// Whether it is added up over reporters.
        public boolean adds() {
            return type == Type.NUMBER || type == Type.MONEY;
        }

        long ways() {
            return Stream.of(
                            handling != null,
                            indicator != null,
                            count != null,
                            task != null,
                            field != null,
                            computed())
                    .filter(one -> one)
                    .count();
        }
    }

    /// What sort of thing a cell holds.
    public enum Type {
        @JsonProperty("number")
        NUMBER,
        /// Of the country's currency, in the smallest whole unit.
        @JsonProperty("money")
        MONEY,
        @JsonProperty("words")
        WORDS,
        @JsonProperty("day")
        DAY
    }

    /// What became of dossiers; see [org.motcua.indicator.Handlings].
    public enum Handling {
        @JsonProperty("carried")
        CARRIED,
        @JsonProperty("online")
        ONLINE,
        @JsonProperty("other")
        OTHER,
        @JsonProperty("done-in-time")
        DONE_IN_TIME,
        @JsonProperty("done-late")
        DONE_LATE,
        @JsonProperty("open-in-time")
        OPEN_IN_TIME,
        @JsonProperty("open-late")
        OPEN_LATE
    }

    /// What is known of a task.
    public enum TaskFact {
        /// Until when.
        @JsonProperty("due")
        DUE,
        /// How it stands, in words.
        @JsonProperty("standing")
        STANDING,
        /// One where it is done.
        @JsonProperty("done")
        DONE,
        /// One where it is late and not done.
        @JsonProperty("overdue")
        OVERDUE,
        /// What the lead said last.
        @JsonProperty("said")
        SAID
    }

    /// Records of a registry that are counted.
    public record Count(String registry, Map<String, Object> having) {}

    /// A number that changed by more than this share and by at least so many is looked at twice.
    public record Outlier(int percent, long least) {}

    public Optional<Column> column(String column) {
        return columns.stream().filter(one -> one.id().equals(column)).findFirst();
    }
}
