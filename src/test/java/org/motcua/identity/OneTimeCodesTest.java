package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, the last six of the eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(at(second).stepOf(SECRET, code)).hasValue(second / 30);
    }

    @Test
    void blanksInACodeDoNotMatter() {
        assertThat(at(59).stepOf(SECRET, " 287 082\u00a0")).hasValue(1);
    }

    @Test
    void clocksMayDifferByOneStep() {
        assertThat(at(59 + 30).stepOf(SECRET, "287082")).hasValue(1);
        assertThat(at(59 - 30).stepOf(SECRET, "287082")).hasValue(1);
        assertThat(at(59 + 60).stepOf(SECRET, "287082")).isEmpty();
        assertThat(at(59).stepOf(SECRET, "287083")).isEmpty();
    }

    /// RFC 4648, section 10.
    @Test
    void aSecretIsWrittenInBase32() {
        assertThat(OneTimeCodes.written("foobar".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("MZXW6YTBOI");
    }

    private static OneTimeCodes at(long second) {
        return new OneTimeCodes(Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }
}
