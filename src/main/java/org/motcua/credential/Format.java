package org.motcua.credential;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.motcua.kernel.Money;

/// How the binding language writes dates, numbers and money on paper. The patterns are the
/// country's words (`credential.format.*`).
final class Format {
    private final ZoneId zone;
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter longDate;
    private final DateTimeFormatter time;
    private final String money;

    /// @param money how an amount is written, with `{0}` for the digits
    Format(ZoneId zone, Locale locale, String date, String longDate, String time, String money) {
        this.zone = zone;
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.longDate = DateTimeFormatter.ofPattern(longDate, locale);
        this.time = DateTimeFormatter.ofPattern(time, locale);
        this.money = money;
    }

    String of(ValueKind type, Object value) {
        return switch (type) {
            case TEXT -> value.toString();
            case DATE ->
                    ValueKind.YEAR.matcher(value.toString()).matches()
                            ? value.toString()
                            : date.format(moment(value));
            case LONG_DATE -> longDate.format(moment(value));
            case TIME -> time.format(moment(value));
            case NUMBER -> digits(value);
            case MONEY -> money.replace("{0}", digits(value));
            case QR, ROWS -> throw new IllegalArgumentException(type + " is not written as text");
        };
    }

    private String digits(Object value) {
        Number number =
                switch (value) {
                    case Money amount -> amount.amount();
                    case Number n -> n;
                    default -> new java.math.BigDecimal(value.toString());
                };
        return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(locale))
                .format(number);
    }

    private TemporalAccessor moment(Object value) {
        return switch (value) {
            case Instant instant -> instant.atZone(zone);
            case OffsetDateTime at -> at.atZoneSameInstant(zone);
            case TemporalAccessor temporal -> temporal;
            default -> {
                String text = value.toString();
                yield text.length() > 10 ? Instant.parse(text).atZone(zone) : LocalDate.parse(text);
            }
        };
    }
}
