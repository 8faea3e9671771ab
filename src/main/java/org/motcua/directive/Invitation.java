package org.motcua.directive;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// A session as an entry for calendars (iCalendar, RFC 5545).
final class Invitation {
    private Invitation() {}

    /// @param address of the agenda
    /// @param now when it is sent
    static String of(Review review, String language, String address, ZoneId zone, Instant now) {
        var series = review.series();
        var begin = LocalDateTime.of(review.day(), series.time()).atZone(zone).toInstant();
        var end = begin.plusSeconds(60L * series.minutes());
        var event = new VEvent(begin, end, series.title().in(language));
        event.replace(new DtStamp(now));
        event.add(new Uid(series.id() + "-" + review.day() + "@motcua"));
        event.add(new Url(URI.create(address)));
        event.add(new Description(series.basis().in(language) + "\n" + address));
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Motcua//Reviews//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableMethod.REQUEST);
        calendar.add(event);
        return calendar.toString();
    }
}
