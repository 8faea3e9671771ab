package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthsTest {
    private final JournalBed bed = new JournalBed();
    private final Clock november =
            Clock.fixed(Instant.parse("2026-11-30T23:59:59.999999Z"), ZoneOffset.UTC);

    @Test
    void areMadeAhead() {
        new Months(bed.source, november).turn();
        new Months(bed.source, november).turn();
        assertThat(months())
                .containsExactly(
                        "entry_2026_11",
                        "entry_2026_12",
                        "entry_2027_01",
                        "entry_2027_02",
                        "entry_other");
    }

    @Test
    void takeInTheEntriesThatWereWrittenBeforeTheyWereThere() {
        write(november);
        write(Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC));
        write(Clock.fixed(Instant.parse("2020-02-29T12:00:00Z"), ZoneOffset.UTC));
        write(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        bed.order();
        assertThat(count("entry_other")).isEqualTo(4);

        new Months(bed.source, november).turn();
        assertThat(count("entry_2026_11")).isOne();
        assertThat(count("entry_2026_12")).isOne();
        assertThat(count("entry_2020_02")).isOne();
        assertThat(count("entry_other")).as("of 1970, a wrong clock").isOne();
        assertThat(EntryRows.from(bed.sql, 0, 10)).hasSize(4);
        write(november);
        assertThat(count("entry_2026_11")).isEqualTo(2);
        assertThat(bed.journal.about("dossier:1")).hasSize(5);
    }

    @Test
    void refuseChangesToo() {
        new Months(bed.source, november).turn();
        write(november);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> bed.sql.update("delete from journal.entry_2026_11"))
                .hasMessageContaining("only added to");
    }

    private void write(Clock clock) {
        var journal = new Journal(bed.source, clock);
        bed.transaction.executeWithoutResult(_ -> journal.append(JournalBed.entry(1)));
    }

    private int count(String table) {
        return bed.sql
                .query("select count(*) from journal." + table, (row, _) -> row.getInt(1))
                .getFirst();
    }

    private List<String> months() {
        return bed.sql.query(
                "select inhrelid::regclass::text from pg_inherits where inhparent = 'journal.entry'::regclass order by 1",
                (row, _) -> row.getString(1).replace("journal.", ""));
    }
}
