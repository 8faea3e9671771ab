package org.motcua.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.UnitCode;

/// What is read beside the share in time, as worked examples: seven dossiers that each keep their
/// deadline, or not, in another way, and the shares computed by hand.
class GuardExamplesTest {
    private static final Area COMMUNE = new Area.Commune(new UnitCode("26737"));
    private static final Months MARCH = Months.month(YearMonth.of(2026, 3));

    private final CountingBed bed = new CountingBed();

    private CountingBed.One received() {
        return bed.file("2026-03-02T08:00", CountingBed.COMMUNE, Map.of())
                .received("2026-03-02T09:00", "2026-03-05T17:00");
    }

    @Test
    void eachMovesByWhatItIsMeantToShow() {
        received().granted("2026-03-05T16:30");
        received()
                .move("2026-03-03T09:00", "supplement-requested", 5)
                .move("2026-03-04T09:00", "supplemented", 4)
                .granted("2026-03-05T10:00");
        bed.file("2026-03-02T08:00", CountingBed.COMMUNE, Map.of())
                .move("2026-03-03T09:00", "not-received", 3);
        received().move("2026-03-03T09:00", "withdrawn", 7);
        received()
                .move(CountingBed.at("2026-03-03T09:00"), "decided", 4, Map.of("granted", false))
                .move("2026-03-03T09:00", "done", 9);
        received().move("2026-03-05T09:00", "reappointed", 4).granted("2026-03-06T09:00");
        received().granted("2026-03-02T09:00");
        bed.clock.set(CountingBed.at("2026-04-03T09:00"));
        bed.followers.catchUp();

        assertThat(of("asked-for-supplement")).isEqualTo("1 of 7: 14.3");
        assertThat(of("refused")).as("not received, and decided against").isEqualTo("2 of 7: 28.6");
        assertThat(of("withdrawn-or-stopped")).isEqualTo("1 of 7: 14.3");
        assertThat(of("new-appointment")).as("of those received").isEqualTo("1 of 6: 16.7");
        assertThat(of("ended-in-last-hour"))
                .as("of those in time: due at 17:00, ended at 16:30")
                .isEqualTo("1 of 5: 20.0");
        assertThat(of("ended-within-a-minute")).isEqualTo("1 of 6: 16.7");
        assertThat(of("clock-stood"))
                .as("one day of the 12 days, 8 hours and a half that all were there")
                .isEqualTo("86400 of 1067400: 8.1");
    }

    /// A supplement moves the date by as long as it was waited for; so does the last hour.
    @Test
    void theLastHourIsThatOfTheMeasuredDate() {
        received()
                .move("2026-03-03T09:00", "supplement-requested", 5)
                .move("2026-03-04T09:00", "supplemented", 4)
                .granted("2026-03-06T16:30");
        bed.clock.set(CountingBed.at("2026-04-03T09:00"));
        bed.followers.catchUp();
        assertThat(of("ended-in-last-hour")).isEqualTo("1 of 1: 100.0");
    }

    private String of(String indicator) {
        var figure =
                bed.indicators
                        .value(bed.indicators.find(indicator).orElseThrow(), COMMUNE, MARCH)
                        .orElseThrow();
        return "%d of %d: %s"
                .formatted(figure.part(), figure.whole(), figure.value().orElseThrow());
    }
}
