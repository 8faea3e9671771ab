package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;
import org.motcua.TestHouse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.session.FindByIndexNameSessionRepository;

/// What a clock that is set back does to codes, lock-outs and sessions: nothing opens that was
/// shut, and nothing stays shut for longer than it should.
class ClockSetBackTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final byte[] SECRET = new byte[OneTimeCodes.SECRET_BYTES];

    private final SettableClock clock = new SettableClock("2026-11-24T08:00:00Z");
    private final Vault vault = TestHouse.bean(Vault.class);
    private final SecretTable secrets = TestHouse.bean(SecretTable.class);
    private final SecondFactor factor =
            new SecondFactor(
                    TestHouse.bean(AccountTable.class),
                    secrets,
                    vault,
                    TestHouse.bean(Journaled.class),
                    clock);

    private UUID official() {
        UUID account =
                TestHouse.bean(DemoAccounts.class)
                        .officer("clock" + NUMBER.incrementAndGet(), "Lê Văn Giờ", List.of())
                        .orElseThrow()
                        .account();
        factor.preset(account, SECRET);
        return account;
    }

    private String code(Duration later) {
        long step = clock.instant().plus(later).getEpochSecond() / 30;
        return new OneTimeCodes(clock).code(SECRET, step);
    }

    @Test
    void noCodeWorksASecondTime() {
        UUID account = official();
        String used = code(Duration.ZERO);
        assertThat(factor.use(account, used)).isEqualTo(SecondFactor.Use.CODE);
        clock.move(Duration.ofMinutes(-5));
        assertThat(factor.use(account, used)).isEqualTo(SecondFactor.Use.REFUSED);
        assertThat(factor.use(account, code(Duration.ZERO))).isEqualTo(SecondFactor.Use.REFUSED);
        assertThat(factor.use(account, code(Duration.ofSeconds(30))))
                .isEqualTo(SecondFactor.Use.REFUSED);
        String word = factor.newRecoveryWords(account).getFirst();
        assertThat(factor.use(account, word)).isEqualTo(SecondFactor.Use.RECOVERY_WORD);
        clock.move(Duration.ofMinutes(6));
        assertThat(factor.use(account, code(Duration.ZERO))).isEqualTo(SecondFactor.Use.CODE);
    }

    @Test
    void aLockOutLastsNoLongerThanTheLongest() {
        var attempts =
                new AttemptTable(
                        TestHouse.bean(org.springframework.jdbc.core.simple.JdbcClient.class),
                        vault,
                        clock);
        String subject = "account:clock" + NUMBER.incrementAndGet();
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.take(subject, Delays.ACCOUNT)).isEmpty();
        }
        assertThat(attempts.take(subject, Delays.ACCOUNT)).isPresent();
        clock.move(Duration.ofMinutes(-5));
        assertThat(attempts.take(subject, Delays.ACCOUNT))
                .as("a small step back opens nothing")
                .isPresent();
        clock.move(Duration.ofDays(-300));
        assertThat(attempts.blocked(subject))
                .as("nobody waits for a year because a clock was a year ahead")
                .isEmpty();
        assertThat(attempts.take(subject, Delays.ACCOUNT)).isEmpty();
        assertThat(attempts.take(subject, Delays.ACCOUNT))
                .as("the failures before still count")
                .hasValueSatisfying(
                        until -> assertThat(until).isAfter(clock.instant().plusSeconds(20)));
    }

    @Test
    void noSessionOutlivesTheDayBecauseItBeganInTheFuture() {
        UUID account = official();
        var sessions = sessions();
        var request = new MockHttpServletRequest();
        sessions.begin(request, account, Level.TWO, false);
        clock.move(Duration.ofHours(-1));
        assertThat(sessions.who(request)).map(SignedIn::account).contains(account);
        clock.move(Duration.ofDays(-40));
        assertThat(sessions.who(request)).isEmpty();
        assertThat(request.getSession(false)).as("ended, not only closed for now").isNull();
    }

    @Test
    void aPasswordThatWasGivenInTheFutureIsNotHalfASignIn() {
        UUID account = official();
        var sessions = sessions();
        var request = new MockHttpServletRequest();
        request.getSession(true);
        sessions.pending(request, account);
        assertThat(sessions.pending(request)).isEqualTo(Optional.of(account));
        clock.move(Duration.ofHours(-1));
        assertThat(sessions.pending(request)).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Sessions sessions() {
        return new Sessions(
                TestHouse.bean(FindByIndexNameSessionRepository.class),
                TestHouse.bean(AccountTable.class),
                TestHouse.bean(Acting.class),
                TestHouse.bean(CountryRules.class),
                TestHouse.bean(SignIns.class),
                TestHouse.bean(Journaled.class),
                clock);
    }
}
