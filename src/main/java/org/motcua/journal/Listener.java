package org.motcua.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.motcua.store.Ear;
import org.springframework.dao.DataAccessResourceFailureException;

/// Hears from other nodes that entries got their place, on a connection that it keeps for itself.
/// Where the connection breaks, followers go on by looking each second, until it is back.
final class Listener {
    private final DataSource source;
    private final Pulse pulse;
    private volatile boolean stopping;

    Listener(DataSource source, Pulse pulse) {
        this.source = source;
        this.pulse = pulse;
    }

    void stop() {
        stopping = true;
    }

    /// Listens until it is stopped or the connection breaks.
    Duration turn() {
        try {
            Ear.listen(source, Ordering.CHANNEL, () -> !stopping, new Hearer());
            return Duration.ofSeconds(1);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the journal's listener lost its line", e);
        }
    }

    private final class Hearer implements Ear.Hearer {
        @Override
        public void connected() {
            pulse.ordered();
        }

        @Override
        public void heard(List<String> news) {
            pulse.ordered(Long.parseLong(news.getLast()));
        }
    }
}
