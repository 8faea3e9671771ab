package org.motcua.directive;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A session as an entry for calendars (iCalendar, RFC 5545).
final class Invitation {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private Invitation() {}

    /// @param address of the agenda
    /// @param now when it is sent
    static String of(Review review, String language, String address, ZoneId zone, Instant now) {
        var series = review.series();
        var begin = LocalDateTime.of(review.day(), series.time()).atZone(zone).toInstant();
        var text = new StringWriter();
        try (var calendar = new VObjectWriter(text, SyntaxStyle.NEW)) {
            calendar.writeBeginComponent("VCALENDAR");
            calendar.writeProperty("VERSION", "2.0");
            calendar.writeProperty("PRODID", "-//Motcua//Reviews//EN");
            calendar.writeProperty("METHOD", "PUBLISH");
            calendar.writeBeginComponent("VEVENT");
            calendar.writeProperty("UID", series.id() + "-" + review.day() + "@motcua");
            calendar.writeProperty("DTSTAMP", MOMENT.format(now));
            calendar.writeProperty("DTSTART", MOMENT.format(begin));
            calendar.writeProperty(
                    "DTEND", MOMENT.format(begin.plusSeconds(60L * series.minutes())));
            calendar.writeProperty("SUMMARY", escaped(series.title().in(language)));
            calendar.writeProperty(
                    "DESCRIPTION", escaped(series.basis().in(language) + "\n" + address));
            calendar.writeProperty("URL", address);
            calendar.writeEndComponent("VEVENT");
            calendar.writeEndComponent("VCALENDAR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String escaped(String words) {
        return VObjectPropertyValues.escape(words).replace("\n", "\\n");
    }
}
