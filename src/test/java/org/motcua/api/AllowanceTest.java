package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;
import org.motcua.TestHouse;

/// No caller asks more often than it may, and none pays for another.
class AllowanceTest {
    @Test
    void isUsedUpByOneCallerAndFillsAgainWithTime() {
        var clock = new SettableClock("1970-01-01T00:00:00Z");
        var allowance = new Allowance(60, clock);
        for (int i = 0; i < 60; i++) {
            assertThat(allowance.take("a")).isZero();
        }
        assertThat(allowance.take("a")).isEqualTo(Duration.ofSeconds(1));
        assertThat(allowance.take("a"))
                .as("a refused one costs nothing")
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(allowance.take("b")).isZero();
        clock.move(Duration.ofSeconds(2));
        assertThat(allowance.take("a")).isZero();
        assertThat(allowance.take("a")).isZero();
        assertThat(allowance.take("a")).isPositive();
        clock.move(Duration.ofHours(1));
        for (int i = 0; i < 60; i++) {
            assertThat(allowance.take("a")).isZero();
        }
        assertThat(allowance.take("a")).as("never more than a minute's worth").isPositive();
    }

    @Test
    void aSystemThatAsksTooOftenIsToldToWait() {
        var busy = OtherSystem.named("busy-portal");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 700 && !statuses.contains(429); i++) {
            statuses.add(busy.get("/api/v1/changes?since=999999999").status());
        }
        assertThat(statuses).contains(200, 429);
        var refused = busy.get("/api/v1/changes");
        if (refused.status() == 429) {
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(refused.toString()).contains("too-many");
        }
        assertThat(OtherSystem.named("calm-portal").get("/api/v1/changes").status()).isEqualTo(200);
        assertThat(TestHouse.address()).startsWith("http");
    }
}
