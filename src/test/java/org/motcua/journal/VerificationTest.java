package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way to tamper with the tables behind the program's back, by somebody who may write to the
/// database but has not the key, is found and named.
class VerificationTest {
    @TempDir Path var;

    private final JournalBed bed = new JournalBed();

    @BeforeEach
    void sealSomeEntries() {
        new Months(bed.source, Clock.systemUTC()).turn();
        var sealer = sealer();
        sealer.seal();
        for (int round = 0; round < 3; round++) {
            bed.write(100);
            bed.order();
            sealer.seal();
        }
    }

    private Sealer sealer() {
        return new Sealer(bed.source, Clock.systemUTC(), SealKey.in(var), new Witness(var));
    }

    private Verdict verify() {
        return new Verification(bed.source, var).run((_, _) -> {});
    }

    private void finds(Verdict.What what, long position, long number) {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> {
                            assertThat(broken.what()).as(broken.sentence()).isEqualTo(what);
                            assertThat(broken.position()).isEqualTo(position);
                            assertThat(broken.number()).contains(number);
                            assertThat(broken.sentence()).contains("number " + number);
                        });
    }

    private void finds(Verdict.What what) {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.what()).as(broken.sentence()).isEqualTo(what));
    }

    @Test
    void findsNothingWhereNothingWasDone() {
        bed.write(2);
        bed.order();
        bed.write(1);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> {
                            assertThat(sound.entries()).isEqualTo(302);
                            assertThat(sound.sealed()).isEqualTo(300);
                            assertThat(sound.heads()).isEqualTo(4);
                            assertThat(sound.waiting()).isEqualTo(1);
                            assertThat(sound.remarks()).isEmpty();
                        });
    }

    @Test
    void findsAChangedEntry() {
        for (String change :
                new String[] {
                    "fact = 'dossier.refused'",
                    "reason = 'x'",
                    "actor = 'else'",
                    "subject = 'dossier:0'",
                    "data = '{\"n\": 1}'",
                    "at = at + interval '1 microsecond'"
                }) {
            bed.sql.execute("create table kept as select * from journal.entry where number = 42");
            bed.tamper("update journal.entry set " + change + " where number = 42");
            finds(Verdict.What.CHANGED, 41, 42);
            bed.tamper(
                    "delete from journal.entry where number = 42; insert into journal.entry select * from kept");
            bed.sql.execute("drop table kept");
        }
        assertThat(verify()).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void findsAnEntryMovedIntoAnotherMonth() {
        bed.tamper("update journal.entry set at = at + interval '1 month' where number = 42");
        finds(Verdict.What.CHANGED, 41, 42);
    }

    @Test
    void findsARemovedEntry() {
        bed.tamper("delete from journal.entry where number in (77, 150)");
        finds(Verdict.What.REMOVED, 76, 77);
    }

    @Test
    void findsAnInsertedEntry() {
        bed.tamper(
                """
                insert into journal.entry (xid, at, fact, actor_kind, actor, subject, data)
                select xid, at, fact, actor_kind, actor, 'dossier:forged', data
                from journal.entry where number = 42
                """);
        finds(Verdict.What.INSERTED, 42, 301);
    }

    @Test
    void findsACopiedEntry() {
        bed.tamper(
                """
                insert into journal.entry
                select xid, number, at + interval '1 s', fact, actor_kind, actor, agency, subject,
                    data, reason from journal.entry where number = 42
                """);
        finds(Verdict.What.INSERTED, 42, 42);
    }

    @Test
    void findsAnEntryOfATransactionThatNeverWas() {
        bed.tamper(
                """
                insert into journal.entry (xid, at, fact, actor_kind, actor, subject, data)
                select '900000000', at, fact, actor_kind, actor, subject, data
                from journal.entry where number = 42
                """);
        finds(Verdict.What.INSERTED, 300, 301);
    }

    @Test
    void findsReorderedEntries() {
        bed.tamper(
                """
                with swapped as (select number, xid from journal.entry where number in (42, 50))
                update journal.entry e set xid = s.xid from swapped s
                where e.number in (42, 50) and s.number = 92 - e.number
                """);
        finds(Verdict.What.REORDERED, 41, 42);
    }

    @Test
    void findsARenumberedEntry() {
        bed.tamper("update journal.entry set number = 4200 where number = 42");
        finds(Verdict.What.CHANGED, 41, 42);
    }

    @Test
    void findsEntriesRemovedAtTheEnd() {
        bed.tamper("delete from journal.entry where number > 290");
        finds(Verdict.What.REMOVED, 290, 291);
    }

    @Test
    void findsEntriesRemovedAtTheEndTogetherWithTheirOrder() {
        bed.tamper("delete from journal.entry where number > 200");
        bed.sql.update("delete from journal.batch where first >= 200");
        finds(Verdict.What.REMOVED);
    }

    /// Even where everything was set back to an older, rightly signed state.
    @Test
    void findsAShortenedJournalByTheHeadKeptOutsideTheDatabase() {
        bed.tamper("delete from journal.entry where number > 200");
        bed.sql.update("delete from journal.batch where first >= 200");
        bed.sql.update("delete from journal.head where size > 200");
        bed.sql.update(
                "update journal.tile set hashes = substr(hashes, 1, 200 * 32) where level = 0 and index = 0");
        bed.sql.update("delete from journal.tile where index > 0 or level > 0");
        finds(Verdict.What.SHORTENED);
    }

    @Test
    void findsADroppedMonth() {
        bed.write(1);
        var partition =
                bed.sql
                        .query(
                                "select tableoid::regclass::text from journal.entry limit 1",
                                (row, _) -> row.getString(1))
                        .getFirst();
        bed.sql.execute("drop table " + partition);
        finds(Verdict.What.REMOVED, 0, 1);
    }

    @Test
    void findsAChangedHead() {
        bed.sql.update("update journal.head set root = sha256('x') where size = 200");
        finds(Verdict.What.HEAD_CHANGED);
        bed.sql.update("update journal.head set at = at + interval '1 h' where size = 100");
        finds(Verdict.What.HEAD_CHANGED);
    }

    @Test
    void findsAHeadOfAnotherKey() {
        bed.write(1);
        bed.order();
        var stranger = Path.of(var + "-stranger");
        new Sealer(bed.source, Clock.systemUTC(), SealKey.random(), new Witness(stranger)).seal();
        finds(Verdict.What.FOREIGN_KEY);
    }

    @Test
    void findsAChangedTreeAndSaysThatTheEntriesAreSound() {
        bed.sql.update(
                "update journal.tile set hashes = overlay(hashes placing sha256('x') from 41 * 32 + 1) where level = 0 and index = 0");
        finds(Verdict.What.TREE_CHANGED, 41, 42);
        bed.sql.update(
                "update journal.tile set hashes = overlay(hashes placing sha256('x') from 1) where level = 1");
        finds(Verdict.What.TREE_CHANGED);
    }

    /// An entry changed together with its stored hash: the tree fits, the signed head does not.
    @Test
    void findsAnEntryThatWasChangedTogetherWithTheTree() {
        bed.tamper("update journal.entry set reason = 'x' where number = 42");
        var row = EntryRows.from(bed.sql, 41, 1).getFirst().row();
        bed.sql.update(
                "update journal.tile set hashes = overlay(hashes placing ? from 41 * 32 + 1) where level = 0 and index = 0",
                Leaf.hash(row));
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> {
                            assertThat(broken.what()).isEqualTo(Verdict.What.CHANGED);
                            assertThat(broken.position()).isEqualTo(99);
                        });
    }

    @Test
    void findsAChangedOrder() {
        bed.sql.update("update journal.batch set numbers[42] = 4200 where first = 0");
        finds(Verdict.What.ORDER_CHANGED);
        bed.sql.update("delete from journal.batch where first = 0");
        finds(Verdict.What.ORDER_CHANGED);
    }

    @Test
    void goesOnFromAHeadThatWasFoundSound() {
        var head = new Seals(bed.source).head(200).orElseThrow();
        var sound = Optional.of(new Verification.Sound(head.size(), head.root()));
        var verification = new Verification(bed.source, var);
        assertThat(verification.run(sound, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class, found -> assertThat(found.entries()).isEqualTo(100));
        bed.tamper("update journal.entry set reason = 'x' where number in (250, 150)");
        assertThat(verification.run(sound, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(249));
        var wrong = Optional.of(new Verification.Sound(200, "x"));
        assertThat(verification.run(wrong, (_, _) -> {})).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void saysWhenTheKeysWereTakenFromTheDatabaseItself() throws Exception {
        Path empty = Files.createDirectory(var.resolve("empty"));
        assertThat(new Verification(bed.source, empty).run((_, _) -> {}))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class, sound -> assertThat(sound.remarks()).hasSize(1));
    }

    @Test
    void readsEntriesOfStrangeTimes() {
        var old = Clock.fixed(Instant.parse("1969-12-31T23:59:59.9Z"), ZoneOffset.UTC);
        var journal = new Journal(bed.source, old);
        bed.transaction.executeWithoutResult(_ -> journal.append(JournalBed.entry(1)));
        bed.order();
        sealer().seal();
        assertThat(verify()).isInstanceOf(Verdict.Sound.class);
    }
}
