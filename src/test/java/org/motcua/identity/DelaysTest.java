package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelaysTest {
    @Test
    void theFirstMistakesAreFree() {
        assertThat(Delays.ACCOUNT.after(4)).isZero();
    }

    @Test
    void theWaitDoublesUpToALimitAndNeverClosesForGood() {
        assertThat(Delays.ACCOUNT.after(5)).isEqualTo(Duration.ofSeconds(15));
        assertThat(Delays.ACCOUNT.after(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Delays.ACCOUNT.after(10)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Delays.ACCOUNT.after(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aWholeOfficeBehindOneAddressMayMistypeMore() {
        assertThat(Delays.ADDRESS.after(40)).isZero();
        assertThat(Delays.ADDRESS.seconds()).hasSize(57).endsWith(900);
    }
}
