package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.SettableClock;
import org.motcua.kernel.Actor;

/// A clock that is set back, here over the end of a month, changes neither the order of the journal
/// nor what its followers read, and the seal stays sound.
class ClockSetBackTest {
    @TempDir Path var;

    private final JournalBed bed = new JournalBed();
    private final SettableClock clock = new SettableClock("2026-12-01T00:30:00Z");
    private final Journal journal = new Journal(bed.source, clock);
    private final List<String> read = new ArrayList<>();

    private void write(String subject) {
        bed.transaction.executeWithoutResult(_ ->
                journal.append(Entry.of("dossier.received", Actor.person("p"), subject, Map.of())));
    }

    private Follower reader() {
        return new Follower() {
            @Override
            public String name() {
                return "test.reader";
            }

            @Override
            public boolean follows(String fact) {
                return true;
            }

            @Override
            public void apply(List<Recorded> batch) {
                batch.forEach(one -> read.add(one.entry().subject()));
            }
        };
    }

    @Test
    void leavesOrderFollowersAndSealAsTheyWere() {
        new Months(bed.source, clock).turn();
        var sealer = new Sealer(bed.source, clock, SealKey.in(var), new Witness(var));
        var followers = new Followers(bed.source, clock, List.of(reader()));
        write("dossier:1");
        write("dossier:2");
        followers.catchUp();
        var before = sealer.seal().orElseThrow();

        clock.move(Duration.ofHours(-2));
        write("dossier:3");
        followers.catchUp();
        var after = sealer.seal().orElseThrow();
        new Months(bed.source, clock).turn();
        write("dossier:4");
        clock.move(Duration.ofHours(3));
        write("dossier:5");
        followers.catchUp();
        sealer.seal();

        assertThat(read)
                .containsExactly("dossier:1", "dossier:2", "dossier:3", "dossier:4", "dossier:5");
        assertThat(after.at()).as("no head is older than the one before").isEqualTo(before.at());
        assertThat(after.size()).isEqualTo(3);
        assertThat(
                        bed.sql.queryForList(
                                "select to_char(at at time zone 'UTC', 'DD HH24') from"
                                        + " journal.entry order by number",
                                String.class))
                .containsExactly("01 00", "01 00", "30 22", "30 22", "01 01");
        assertThat(new Verification(bed.source, var).run((_, _) -> {}))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class, sound -> assertThat(sound.sealed()).isEqualTo(5));
    }
}
