package org.motcua.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long something may take, as the law writes it.
///
/// Written in definitions as `3 working days`, `0.5 working days`, `8 working hours`, `10 days`, `1
/// month`, `2 years` or `same day`.
public sealed interface Span {
    /// Whole and half working days; none at all means the working day of the start itself.
    record WorkingDays(int halves) implements Span {
        public WorkingDays {
            notNegative(halves);
        }

        @Override
        public String toString() {
            return halves == 0
                    ? "same day"
                    : (halves % 2 == 0 ? halves / 2 + "" : halves / 2 + ".5") + " working days";
        }
    }

    /// Hours in which the agency works, counted to the minute.
    record WorkingHours(int minutes) implements Span {
        public WorkingHours {
            notNegative(minutes);
        }

        @Override
        public String toString() {
            return BigDecimal.valueOf(minutes)
                            .divide(BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " working hours";
        }
    }

    /// Days of the calendar, days off included.
    record CalendarDays(int days) implements Span {
        public CalendarDays {
            notNegative(days);
        }

        @Override
        public String toString() {
            return days + " days";
        }
    }

    /// Months of the calendar.
    record CalendarMonths(int months) implements Span {
        public CalendarMonths {
            notNegative(months);
        }

        @Override
        public String toString() {
            return months + " months";
        }
    }

    /// Years of the calendar.
    record CalendarYears(int years) implements Span {
        public CalendarYears {
            notNegative(years);
        }

        @Override
        public String toString() {
            return years + " years";
        }
    }

    Pattern FORM =
            Pattern.compile(
                    "(\\d{1,5}(?:\\.\\d{1,2})?) (working days?|working hours?|days?|months?|years?)");

    static Span sameDay() {
        return new WorkingDays(0);
    }

    static Span workingDays(int days) {
        return new WorkingDays(Math.multiplyExact(days, 2));
    }

    static Span halfWorkingDays(int halves) {
        return new WorkingDays(halves);
    }

    static Span workingHours(int hours) {
        return new WorkingHours(Math.multiplyExact(hours, 60));
    }

    static Span calendarDays(int days) {
        return new CalendarDays(days);
    }

    static Span calendarMonths(int months) {
        return new CalendarMonths(months);
    }

    static Span calendarYears(int years) {
        return new CalendarYears(years);
    }

    /// Reads the written form.
    ///
    /// @throws IllegalArgumentException with the accepted forms when it is none of them
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Span parse(String text) {
        String plain = text.strip();
        if (plain.equals("same day")) {
            return sameDay();
        }
        Matcher matcher = FORM.matcher(plain);
        if (!matcher.matches()) {
            throw notASpan(text);
        }
        var amount = new BigDecimal(matcher.group(1));
        try {
            return switch (matcher.group(2)) {
                case "working day", "working days" ->
                        new WorkingDays(amount.multiply(BigDecimal.TWO).intValueExact());
                case "working hour", "working hours" ->
                        new WorkingHours(amount.multiply(BigDecimal.valueOf(60)).intValueExact());
                case "day", "days" -> new CalendarDays(amount.intValueExact());
                case "month", "months" -> new CalendarMonths(amount.intValueExact());
                default -> new CalendarYears(amount.intValueExact());
            };
        } catch (ArithmeticException uneven) {
            throw notASpan(text);
        }
    }

    /// The written form, which [#parse(String)] reads back.
    @JsonValue
    default String written() {
        return toString();
    }

    private static IllegalArgumentException notASpan(String text) {
        return new IllegalArgumentException(
                "not a span of time: '"
                        + text
                        + "'; write 'same day', '3 working days', '0.5 working days',"
                        + " '8 working hours', '10 days', '1 month' or '2 years'");
    }

    private static int notNegative(int amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("a span of time is never negative: " + amount);
        }
        return amount;
    }
}
