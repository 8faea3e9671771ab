package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A draft without an account is kept for thirty days, and no longer.
class DraftTimesTest {
    private final JdbcClient sql = TestHouse.bean(JdbcClient.class);
    private final DraftTable table = TestHouse.bean(DraftTable.class);
    private final Instant now = TestHouse.bean(Clock.class).instant();

    private static UUID draft() {
        return TestHouse.bean(Drafts.class)
                .begin(new ProcedureCode("1.001193"), Channel.ONLINE, "vi", Optional.empty())
                .orElseThrow()
                .draft()
                .id();
    }

    /// As if it had been written that many days before, and really so.
    private UUID of(int days) {
        var id = draft();
        sql.sql(
                        """
                        update dossier.draft set expires_at = expires_at - make_interval(days => ?),
                            made_at = made_at - make_interval(days => ?)
                        where id = ?
                        """)
                .params(days, days, id)
                .update();
        return id;
    }

    private boolean kept(UUID id) {
        return sql.sql("select count(*) from dossier.draft where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void aDraftIsKeptThirtyDays() {
        var young = of(29);
        var old = of(31);
        table.sweep(now);
        assertThat(kept(young)).isTrue();
        assertThat(kept(old)).isFalse();
    }

    @Test
    void whatIsWrittenAtThisMomentStaysWhateverTimeItSaysItIs() {
        var id = draft();
        sql.sql("update dossier.draft set expires_at = ? where id = ?")
                .params(now.minusSeconds(200 * 86_400L).atOffset(ZoneOffset.UTC), id)
                .update();
        table.sweep(now);
        assertThat(kept(id)).isTrue();
    }
}
