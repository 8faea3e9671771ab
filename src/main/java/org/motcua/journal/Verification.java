package org.motcua.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.motcua.store.StoreFault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Recomputes the whole journal from its entries: order, leaf hashes, tree, heads, signatures; and
/// compares with what was kept outside the database. Reads one snapshot, while the program runs on.
public final class Verification {
    /// Is told how far the check is.
    public interface Progress {
        void at(long position, long of);
    }

    private final DataSource source;
    private final Witness witness;

    /// @param var the folder of variable data, in which the newest head and the public keys are
    ///   kept
    public Verification(DataSource source, Path var) {
        this.source = source;
        this.witness = new Witness(var);
    }

    /// Checks everything from the first entry on.
    public Verdict run(Progress progress) {
        return run(Optional.empty(), progress);
    }

    /// Checks what came after a head that an earlier run found sound.
    ///
    /// @param sound that head's size and root
    public Verdict run(Optional<Sound> sound, Progress progress) {
        try (var connection = source.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return check(connection, sound, progress);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new StoreFault("The journal cannot be read: " + e.getMessage(), e);
        }
    }

    private Verdict check(Connection connection, Optional<Sound> sound, Progress progress)
            throws SQLException {
        var sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        var table = new SealTable(sql);
        var remarks = new ArrayList<String>();
        var heads = new HeadCheck(trusted(table, remarks), witness.newest());
        var foul = heads.begin(table);
        if (foul.isPresent()) {
            return foul.get();
        }
        long from = sound.map(Sound::size).orElse(0L);
        var frontier = from == 0 ? new Frontier() : Frontier.of(from, new Tiles(sql));
        if (sound.isPresent() && !sound.get().root().equals(HeadCheck.text(frontier.root()))) {
            return new Verdict.Broken(
                    Verdict.What.TREE_CHANGED,
                    from,
                    Optional.empty(),
                    "The stored tree no longer leads to the head of size %d that was found sound before. Run the check from the start."
                            .formatted(from));
        }
        return new EntryCheck(connection, sql, heads, frontier, progress).run(remarks);
    }

    /// The keys that may sign: those kept outside the database, else, with a remark, those inside.
    private Map<String, SealPublicKey> trusted(SealTable table, List<String> remarks) {
        var keys = new ArrayList<>(witness.keys(table.origin()));
        if (keys.isEmpty()) {
            remarks.add(
                    "The public keys were taken from the database itself, because none is kept outside it.");
            keys.addAll(table.keys());
        }
        var byId = new HashMap<String, SealPublicKey>();
        keys.forEach(key -> byId.put(key.id(), key));
        return byId;
    }

    /// A head that was found sound.
    public record Sound(long size, String root) {}
}
