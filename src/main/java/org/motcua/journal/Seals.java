package org.motcua.journal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The journal's seal, for who wants to check it: the newest head, proofs, public keys.
@Component
public class Seals {
    private final JdbcTemplate sql;
    private final SealTable table;

    public Seals(DataSource source) {
        sql = new JdbcTemplate(source);
        table = new SealTable(sql);
    }

    /// The newest signed head; none only before the first start.
    public Optional<Head> head() {
        return table.last();
    }

    /// The signed head of exactly this size.
    public Optional<Head> head(long size) {
        return table.ofSize(size);
    }

    /// The first head in which an entry is sealed; none where it is not sealed yet.
    public Optional<Head> sealOf(long position) {
        return position < 0 ? Optional.empty() : table.firstWith(position);
    }

    /// How many entries have their place but no seal yet: usually those of the last second.
    public long unsealed() {
        return Batch.ordered(sql) - table.last().map(Head::size).orElse(0L);
    }

    /// The entry at a position as the seal covers it, and the way from it to the newest head.
    ///
    /// @return none where nothing is sealed at this position
    public Optional<Proof.OfEntry> inclusion(long position) {
        var head = table.last();
        if (position < 0 || head.isEmpty() || position >= head.get().size()) {
            return Optional.empty();
        }
        var tiles = new Tiles(sql);
        var row = EntryRows.from(sql, position, 1).getFirst().row();
        var hashes = MerkleTree.inclusion(position, head.get().size(), tiles);
        return Optional.of(
                new Proof.OfEntry(
                        position,
                        new String(Leaf.bytes(row), StandardCharsets.UTF_8),
                        new Proof(text(hashes), head.get())));
    }

    /// The way from an older head to a newer one: what was sealed then is still there, in order.
    ///
    /// @return none where there is no head of the new size, or the old one is larger
    public Optional<Proof> consistency(long old, long size) {
        var head = table.ofSize(size);
        if (head.isEmpty() || old < 0 || old > size) {
            return Optional.empty();
        }
        var hashes = MerkleTree.consistency(old, size, new Tiles(sql));
        return Optional.of(new Proof(text(hashes), head.get()));
    }

    /// Every key that ever signed a head, oldest first.
    public List<SealPublicKey> publicKeys() {
        return table.keys();
    }

    private static List<String> text(List<byte[]> hashes) {
        return hashes.stream().map(Base64.getEncoder()::encodeToString).toList();
    }
}
