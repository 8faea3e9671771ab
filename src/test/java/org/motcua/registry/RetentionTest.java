package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.registry.Change.Act.END;
import static org.motcua.registry.Change.Act.UPDATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Country;

/// What a registry no longer has to keep is emptied; what it still has to keep is not.
class RetentionTest {
    private static final String REGISTRY = "certifications";
    private static final Country COUNTRY = keptTwoYears();
    private static int number;

    private final RegistryRoom room = new RegistryRoom(new Countries(COUNTRY, TestCountry.KINDS));
    private final Registry registry = room.registries.get(REGISTRY);
    private final Retentions retentions = retentions(room);

    /// The shipped registry, ended records of which are kept two years.
    private static Country keptTwoYears() {
        try {
            var folder = Files.createTempDirectory("kept-two-years");
            TestCountry.copyTo(folder);
            var file = folder.resolve("registries/" + REGISTRY + ".yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            + """

                            retention: {years: 2, basis: {vi: "Quy định lưu trữ của phép thử", en: "The test's archive rule"}}
                            """);
            return Countries.load(folder, TestCountry.KINDS).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Retentions retentions(RegistryRoom room) {
        return new Retentions(
                room.registries,
                room.qualities,
                room.countries,
                room.journal,
                room.sql,
                room.transaction,
                room.clock);
    }

    private static String key() {
        return "keep-%04d".formatted(++number);
    }

    private UUID put(String key) {
        return room.put(
                REGISTRY,
                key,
                Map.of(
                        "papers", List.of("words of " + key),
                        "requester_name", "Nguyễn Văn An",
                        "certified_at", "26740",
                        "certified_on", "2020-01-01"),
                "2020-01-01");
    }

    private UUID ended(String key, String on) {
        var entity = put(key);
        end(entity, on);
        return entity;
    }

    private void end(UUID entity, String on) {
        room.sql
                .sql(
                        """
                        update registry.record set valid = daterange(lower(valid), ?::date)
                        where entity = ? and superseded_at is null
                        """)
                .param(on)
                .param(entity)
                .update();
    }

    private List<String> fields(UUID entity) {
        return room
                .sql
                .sql("select fields::text from registry.record where entity = ?")
                .param(entity)
                .query((row, _) -> row.getString(1))
                .set()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void onlyWhatEndedLongEnoughAgoIsEmptied() {
        var inForce = put(key());
        var lately = ended(key(), "2024-11-24");
        var longAgo = ended(key(), "2024-11-23");
        retentions.forget(registry);
        assertThat(fields(longAgo)).containsExactly("{}");
        assertThat(fields(lately)).singleElement().asString().contains("words of");
        assertThat(fields(inForce)).singleElement().asString().contains("words of");
        assertThat(room.journal.about("record:" + longAgo))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.entry().fact()).isEqualTo("registry.forgotten");
                    assertThat(told.entry().reason()).isEqualTo("Quy định lưu trữ của phép thử");
                });
        // a second night finds nothing left to do
        assertThat(retentions.forget(registry)).isZero();
    }

    @Test
    void allWordingsGoAndTheKeyIsNotGivenAgain() {
        String key = key();
        var entity = put(key);
        room.change(UPDATE, REGISTRY, key, Map.of("requester_name", "Lê Văn An"), "2026-11-23");
        room.clock.move(Duration.ofDays(30));
        room.change(END, REGISTRY, key, Map.of(), "2026-12-20");
        retentions.forget(registry);
        assertThat(fields(entity)).hasSizeGreaterThan(1);
        room.clock.move(Duration.ofDays(2 * 366));
        retentions.forget(registry);
        assertThat(fields(entity)).containsExactly("{}");
        assertThat(room.entity(REGISTRY, key)).isEqualTo(entity);
        var history = room.records.history(entity, room.keeping());
        assertThat(history.orElseThrow().wordings())
                .allSatisfy(one -> assertThat(one.cause()).isEqualTo(Retentions.CAUSE));
    }

    @Test
    void anUnansweredObjectionHoldsARecord() {
        var entity = ended(key(), "2020-06-01");
        room.sql
                .sql(
                        """
                        insert into registry.objection
                            (number, person, account, registry, entity, about, words, made_at, due_at)
                        values ('X-' || ?, '079090000001', gen_random_uuid(), 'certifications', ?,
                            'LOOK', 'Why?', now(), now())
                        """)
                .param(entity.toString())
                .param(entity)
                .update();
        retentions.forget(registry);
        assertThat(fields(entity)).singleElement().asString().contains("words of");
        room.sql
                .sql(
                        "update registry.objection set answered_at = now(), verdict = 'EXPLAINED' where entity = ?")
                .param(entity)
                .update();
        retentions.forget(registry);
        assertThat(fields(entity)).containsExactly("{}");
    }

    @Test
    void whatWasMergedIntoARecordGoesWithIt() {
        var kept = put(key());
        var other = put(key());
        var merged =
                room.regroupings.merge(
                        REGISTRY,
                        kept,
                        other,
                        Set.of(),
                        RegistryRoom.KEEPER,
                        "the same certificate");
        assertThat(merged).isInstanceOf(Regroupings.Outcome.Done.class);
        room.clock.move(Duration.ofSeconds(1));
        end(kept, "2021-01-01");
        retentions.forget(registry);
        assertThat(fields(kept)).containsExactly("{}");
        assertThat(fields(other)).containsExactly("{}");
    }

    @Test
    void aRegistryWithoutRetentionKeepsForEver() {
        var shipped = new RegistryRoom();
        String key = key();
        shipped.put(REGISTRY, key, Map.of("papers", List.of("words")), "1990-01-01");
        shipped.sql
                .sql("update registry.record set valid = '[1990-01-01,1995-01-01)' where key = ?")
                .param(key)
                .update();
        assertThat(retentions(shipped).forget(shipped.registries.get(REGISTRY))).isZero();
        assertThat(shipped.table.byKey(REGISTRY, key, LocalDate.parse("1994-01-01")))
                .singleElement()
                .satisfies(record -> assertThat(record.fields()).containsKey("papers"));
    }
}
