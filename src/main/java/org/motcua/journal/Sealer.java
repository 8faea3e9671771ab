package org.motcua.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Closes what was ordered into the Merkle tree and signs its head, at most one second apart, on
/// one node at a time. Reads and hashes first and writes last, so that its transaction is short and
/// neither writers nor the order wait for it.
final class Sealer {
    private static final int LOCK_SPACE = 0x6d6f7463;
    private static final int LOCK = 2;
    private static final int LARGEST = 8_192;
    private static final Duration APART = Duration.ofSeconds(1);

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final SealTable table;
    private final Clock clock;
    private final SealKey key;
    private final Witness witness;

    /// @param witness is told of each head that was signed here
    Sealer(DataSource source, Clock clock, SealKey key, Witness witness) {
        sql = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        table = new SealTable(sql);
        this.clock = clock;
        this.key = key;
        this.witness = witness;
    }

    /// Seals what there is, up to some thousands.
    ///
    /// @return the new head, where there was something to seal and no other node does it
    Optional<Head> seal() {
        Optional<Head> sealed = transaction.execute(_ -> next());
        sealed.ifPresent(head -> {
            witness.saw(key.publicKey(head.origin()));
            witness.saw(head);
        });
        return sealed;
    }

    private Optional<Head> next() {
        boolean mine =
                Boolean.TRUE.equals(
                        sql.queryForObject(
                                "select pg_try_advisory_xact_lock(?, ?)",
                                Boolean.class,
                                LOCK_SPACE,
                                LOCK));
        if (!mine) {
            return Optional.empty();
        }
        var last = table.last();
        long from = last.map(Head::size).orElse(0L);
        var placed = EntryRows.from(sql, from, LARGEST);
        if (placed.isEmpty() && last.isPresent()) {
            return Optional.empty();
        }
        var tiles = new Tiles(sql);
        tiles.append(from, placed.stream().map(each -> Leaf.hash(each.row())).toList());
        long size = from + placed.size();
        var head = sign(size, MerkleTree.root(size, tiles), last.map(Head::at));
        tiles.save();
        table.add(key.publicKey(head.origin()), head.at());
        table.add(head);
        return Optional.of(head);
    }

    private Head sign(long size, byte[] root, Optional<Instant> before) {
        String origin = table.origin();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var at = before.filter(now::isBefore).orElse(now);
        String text = Base64.getEncoder().encodeToString(root);
        var unsigned = new Head(origin, size, text, at, key.publicKey(origin).id(), "");
        return new Head(origin, size, text, at, unsigned.key(), key.sign(unsigned.signedBytes()));
    }

    /// One turn of the loop: seals, and sees to it that the next seal is a second later.
    Duration turn() throws InterruptedException {
        long begin = System.nanoTime();
        var head = seal();
        if (head.isEmpty()) {
            return APART;
        }
        if (Batch.ordered(sql) - head.get().size() < LARGEST) {
            TimeUnit.NANOSECONDS.sleep(APART.toNanos() - (System.nanoTime() - begin));
        }
        return Duration.ZERO;
    }
}
