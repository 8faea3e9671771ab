package org.motcua.office;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.calendar.WorkingCalendar;
import org.motcua.country.Countries;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.page.Tone;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// Counts the working time that is left, by the hours of the agency.
@Component
public class Times {
    private static final int MINUTES = 60;

    private final Countries countries;
    private final Names names;
    private final Clock clock;

    Times(Countries countries, Names names, Clock clock) {
        this.countries = countries;
        this.names = names;
        this.clock = clock;
    }

    /// A counter for one page; it makes the calendar of an agency once.
    public Counting counting(Page page) {
        return new Counting(page);
    }

    /// Counts for one page.
    public final class Counting {
        private final Page page;
        private final Map<String, WorkingCalendar> calendars = new HashMap<>();

        private Counting(Page page) {
            this.page = page;
        }

        public TimeLeft left(AgencyCode agency, Optional<Instant> due) {
            return due.map(at -> left(agency, at)).orElse(TimeLeft.NONE);
        }

        private TimeLeft left(AgencyCode agency, Instant due) {
            var now = clock.instant();
            boolean late = due.isBefore(now);
            var calendar = calendar(agency);
            if (calendar.isEmpty()) {
                return new TimeLeft(
                        page.format().shortMoment(due), late ? Tone.BAD : Tone.PLAIN, late);
            }
            var from = late ? due : now;
            var until = late ? now : due;
            int days = calendar.get().workingDays(from, until);
            if (days > 0) {
                return new TimeLeft(
                        page.w(late ? "office.late.days" : "office.left.days", days),
                        late ? Tone.BAD : Tone.PLAIN,
                        late);
            }
            long minutes = Math.abs(calendar.get().worked(from, until).toMinutes());
            if (late && minutes == 0) {
                return new TimeLeft(page.w("office.late.just"), Tone.BAD, true);
            }
            String amount =
                    minutes < MINUTES
                            ? page.w("office.minutes", minutes)
                            : page.w("office.hours", minutes / MINUTES);
            return new TimeLeft(
                    page.w(late ? "office.late" : "office.left", amount),
                    late ? Tone.BAD : Tone.WARN,
                    late);
        }

        private Optional<WorkingCalendar> calendar(AgencyCode code) {
            return names.agency(code)
                    .map(Agency::hours)
                    .map(hours ->
                            calendars.computeIfAbsent(
                                    hours,
                                    id ->
                                            WorkingCalendar.of(
                                                    countries.active(), id, names.today())));
        }
    }
}
