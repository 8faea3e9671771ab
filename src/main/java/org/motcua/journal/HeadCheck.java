package org.motcua.journal;

import static java.util.Optional.empty;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares each head with the tree that was recomputed, and its signature with the known keys.
final class HeadCheck {
    private final Map<String, SealPublicKey> keys;
    private final Optional<Witness.Seen> seen;
    private long sealed;
    private long checked;
    private @Nullable Cursor<Head> heads;

    HeadCheck(Map<String, SealPublicKey> keys, Optional<Witness.Seen> seen) {
        this.keys = keys;
        this.seen = seen;
    }

    static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    /// How many positions the newest head covers.
    long sealed() {
        return sealed;
    }

    long checked() {
        return checked;
    }

    /// What can be said before any entry is read: is the newest head as new as the one that was
    /// kept outside the database?
    Optional<Verdict> begin(SealTable table) {
        var last = table.last();
        sealed = last.map(Head::size).orElse(0L);
        if (seen.isPresent()
                && seen.get().origin().equals(table.origin())
                && seen.get().size() > sealed) {
            return Optional.of(
                    new Verdict.Broken(
                            Verdict.What.SHORTENED,
                            sealed,
                            empty(),
                            "The journal was shortened: its newest head covers %d entries, but one over %d was signed here. What lay from position %d on was removed or its seal was."
                                    .formatted(sealed, seen.get().size(), sealed)));
        }
        return empty();
    }

    void open(Connection connection, long from) throws SQLException {
        heads =
                new Cursor<>(
                        connection,
                        "select %s from journal.head where size >= ? order by size"
                                .formatted(SealTable.COLUMNS),
                        SealTable::head,
                        from);
    }

    void close() throws SQLException {
        if (heads != null) {
            heads.close();
        }
    }

    /// Compares the head of the size that the tree has just now, where there is one.
    ///
    /// @param suspect the first entry whose hash is not the stored one
    Optional<Verdict> at(Frontier tree, @Nullable Suspect suspect) throws SQLException {
        if (heads == null) {
            return empty();
        }
        var head = heads.peek();
        String root = text(tree.root());
        if (seen.isPresent()
                && seen.get().size() == tree.size()
                && !seen.get().root().equals(root)
                && (head == null || head.size() != tree.size() || head.root().equals(root))) {
            return Optional.of(rewritten(tree.size(), suspect));
        }
        if (head == null || head.size() != tree.size()) {
            return empty();
        }
        heads.advance();
        checked++;
        return judge(head, root, suspect);
    }

    private Optional<Verdict> judge(Head head, String root, @Nullable Suspect suspect) {
        var key = keys.get(head.key());
        if (key == null) {
            return Optional.of(
                    head(
                            Verdict.What.FOREIGN_KEY,
                            head,
                            "is signed by the key %s, which this installation never had"
                                    .formatted(head.key())));
        }
        if (!key.signed(head)) {
            return Optional.of(
                    head(Verdict.What.HEAD_CHANGED, head, "was changed: its signature is wrong"));
        }
        if (head.root().equals(root)) {
            return suspect == null ? empty() : Optional.of(suspect.treeChanged());
        }
        return Optional.of(rewritten(head.size(), suspect));
    }

    private static Verdict rewritten(long size, @Nullable Suspect suspect) {
        if (suspect != null) {
            return suspect.entryChanged();
        }
        return new Verdict.Broken(
                Verdict.What.CHANGED,
                size - 1,
                empty(),
                "Entries at or before position %d were changed together with their stored hashes: the signed head over %d entries does not fit."
                        .formatted(size - 1, size));
    }

    private static Verdict head(Verdict.What what, Head head, String trouble) {
        return new Verdict.Broken(
                what,
                Math.max(0, head.size() - 1),
                empty(),
                "The head over %d entries %s.".formatted(head.size(), trouble));
    }

    /// The first entry whose hash is not the stored one: either was changed, and the next signed
    /// head tells which.
    record Suspect(long position, long number) {
        Verdict entryChanged() {
            return new Verdict.Broken(
                    Verdict.What.CHANGED,
                    position,
                    Optional.of(number),
                    "The entry number %d at position %d was changed after it was sealed."
                            .formatted(number, position));
        }

        Verdict treeChanged() {
            return new Verdict.Broken(
                    Verdict.What.TREE_CHANGED,
                    position,
                    Optional.of(number),
                    "The stored hash of position %d was changed; the entry number %d itself is as it was sealed."
                            .formatted(position, number));
        }
    }
}
