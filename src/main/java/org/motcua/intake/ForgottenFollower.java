package org.motcua.intake;

import java.util.List;
import java.util.UUID;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a file said of a record goes with the record: a registry keeps it no longer than the law
/// wants, and what stands beside it no longer either.
@Component
class ForgottenFollower implements Follower {
    private static final String SUBJECT = "record:";

    private final JdbcClient sql;

    ForgottenFollower(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "intake.forgotten";
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals("registry.forgotten");
    }

    @Override
    public void apply(List<Recorded> batch) {
        var gone =
                batch.stream()
                        .map(recorded -> recorded.entry().subject().substring(SUBJECT.length()))
                        .map(UUID::fromString)
                        .toArray(UUID[]::new);
        sql.sql("delete from intake.written where entity = any(?)").param(gone).update();
    }
}
