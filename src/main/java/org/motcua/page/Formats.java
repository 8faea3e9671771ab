package org.motcua.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.motcua.country.Country;
import org.motcua.kernel.Money;

/// How dates, times, numbers and amounts are written in one language of the country. The patterns
/// are words of the country (`page.format.*`), so that no language's habit is in the code.
public final class Formats {
    private final Country country;
    private final String language;
    private final ZoneId zone;

    Formats(Country country, String language) {
        this.country = country;
        this.language = language;
        this.zone = country.settings().zone();
    }

    /// A date with its weekday: "thứ Ba, 24/11/2026", "Tuesday 24 November 2026".
    public String date(LocalDate date) {
        return dated("page.format.date", date);
    }

    /// A date by numbers alone, for tables and facts: "24/11/2026", "24 Nov 2026".
    public String shortDate(LocalDate date) {
        return dated("page.format.short-date", date);
    }

    /// A month of a year: "Tháng 11/2026", "November 2026".
    public String month(YearMonth month) {
        return dated("page.format.month", month.atDay(1));
    }

    /// The date of an instant in the country's zone.
    public String date(Instant instant) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /// The date of an instant by numbers alone.
    public String shortDate(Instant instant) {
        return shortDate(instant.atZone(zone).toLocalDate());
    }

    /// A time of day: "17 giờ" and "14:05", "5pm" and "2:05pm".
    public String time(LocalTime time) {
        int hour = time.getHour();
        String half = w(hour < 12 ? "page.format.am" : "page.format.pm");
        return w(
                time.getMinute() == 0 ? "page.format.full-hour" : "page.format.time",
                Integer.toString(hour),
                twoDigits(hour),
                Integer.toString(hour % 12 == 0 ? 12 : hour % 12),
                twoDigits(time.getMinute()),
                half);
    }

    /// The time of day of an instant in the country's zone.
    public String time(Instant instant) {
        return time(instant.atZone(zone).toLocalTime());
    }

    /// Day and hour: "17 giờ, thứ Ba, 24/11/2026", "Tuesday 24 November 2026, 5pm".
    public String moment(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        return w("page.format.moment", date(at.toLocalDate()), time(at.toLocalTime()));
    }

    /// Day and hour in short: "14:05, 24/11/2026".
    public String shortMoment(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        return w("page.format.moment", shortDate(at.toLocalDate()), time(at.toLocalTime()));
    }

    /// A whole number: "1.234.567".
    public String number(long number) {
        String digits = Long.toString(number).replace("-", "");
        var grouped = new StringBuilder();
        String separator = w("page.format.group");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(separator);
            }
            grouped.append(digits.charAt(i));
        }
        return number < 0 ? "−" + grouped : grouped.toString();
    }

    /// A number with so many digits after the sign of the fraction: "92,4".
    public String decimal(double number, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
        String plain = rounded.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = number(Long.parseLong(point < 0 ? plain : plain.substring(0, point)));
        String text =
                point < 0 ? whole : whole + w("page.format.point") + plain.substring(point + 1);
        return rounded.signum() < 0 ? "−" + text : text;
    }

    /// A share of one hundred with one digit: 92.4 is "92,4 %".
    public String percent(double percent) {
        return w("page.format.percent", decimal(percent, 1));
    }

    /// An amount of money: "50.000 đồng".
    public String money(Money money) {
        return w("page.format.money", number(money.amount()));
    }

    /// The size of a file: "1,4 MB".
    public String size(long bytes) {
        if (bytes < 1_000_000) {
            return number(Math.max(1, Math.round(bytes / 1000.0))) + " KB";
        }
        return decimal(bytes / 1e6, 1) + " MB";
    }

    private String dated(String pattern, LocalDate date) {
        return w(
                pattern,
                w("page.weekday." + date.getDayOfWeek().getValue()),
                Integer.toString(date.getDayOfMonth()),
                twoDigits(date.getDayOfMonth()),
                twoDigits(date.getMonthValue()),
                w("page.month." + date.getMonthValue()),
                String.format(Locale.ROOT, "%04d", date.getYear()));
    }

    private static String twoDigits(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private String w(String key, Object... arguments) {
        return country.words().of(key, language, arguments);
    }
}
