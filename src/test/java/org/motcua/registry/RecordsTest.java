package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.registry.Change.Act.CORRECT;
import static org.motcua.registry.Change.Act.CREATE;
import static org.motcua.registry.Change.Act.UPDATE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Records through time: what was true, what was believed, what was mended, and what can be undone.
class RecordsTest {
    private static final RegistryRoom ROOM = new RegistryRoom();
    private static int number = 200_000;

    private static String number() {
        return "079090" + ++number;
    }

    @Test
    void whatWasTrueOnADayAndWhatWasBelievedOnADayAreTwoQuestions() {
        String key = number();
        var person = ROOM.person(key, "Trần Văn Năm", "1990-05-01", "male");
        var before = ROOM.clock.instant();
        ROOM.clock.move(Duration.ofDays(10));
        ROOM.change(UPDATE, "population", key, Map.of("phone", "0901111111"), "2026-12-01");
        ROOM.clock.move(Duration.ofDays(10));
        ROOM.change(CORRECT, "population", key, Map.of("full_name", "Trần Văn Nam"), "2026-12-10");

        var now = ROOM.clock.instant();
        var purpose = ROOM.keeping();
        var day = LocalDate.parse("2026-12-10");
        assertThat(ROOM.records.on(person, day, now, purpose).orElseThrow().fields())
                .containsEntry("full_name", "Trần Văn Nam")
                .containsEntry("phone", "0901111111");
        assertThat(ROOM.records.on(person, day, before, purpose).orElseThrow().fields())
                .containsEntry("full_name", "Trần Văn Năm")
                .doesNotContainKey("phone");
        assertThat(
                        ROOM.records
                                .on(person, LocalDate.parse("2026-11-01"), now, purpose)
                                .orElseThrow()
                                .fields())
                .doesNotContainKey("phone");
        var history = ROOM.records.history(person, purpose).orElseThrow();
        assertThat(history.wordings()).hasSize(4);
        assertThat(history.wordings()).filteredOn(Wording::believed).hasSize(2);
    }

    @Test
    void aChangeThatCannotBeTrueIsNotWritten() {
        var born =
                ROOM.change(
                        CREATE,
                        "population",
                        "079090999991",
                        Map.of(
                                "full_name", "Mai",
                                "birth_date", "2090-01-01",
                                "sex", "female",
                                "registration_province", "79"),
                        "2026-11-01");
        assertThat(born).isEqualTo(new Written.Refused("born-in-the-past", "birth_date"));
    }

    @Test
    void ofTwoChangesForTheSameWordingOneIsTold() {
        String key = number();
        var person = ROOM.person(key, "Lê Thị Hoa", "1985-02-03", "female");
        var seen = ROOM.records.history(person, ROOM.keeping()).orElseThrow().wordings();
        var wording = Optional.of(seen.getFirst().id());
        assertThat(corrected(key, wording, "Lê Thị Hoà")).isInstanceOf(Written.Done.class);
        assertThat(corrected(key, wording, "Lê Thị Hòa"))
                .isEqualTo(new Written.Refused("changed-meanwhile", ""));
        assertThat(ROOM.now("population", key)).containsEntry("full_name", "Lê Thị Hoà");
    }

    private static Written corrected(String key, Optional<UUID> seen, String name) {
        return ROOM.records.write(
                new Change(
                        UUID.randomUUID().toString(),
                        "population",
                        CORRECT,
                        Optional.of(key),
                        Map.of("full_name", name),
                        ROOM.today(),
                        seen,
                        "test",
                        RegistryRoom.KEEPER),
                "theo giấy khai sinh");
    }

    @Test
    void changesAtTheSameInstantAreAllWrittenOneAfterTheOther() throws Exception {
        String key = number();
        ROOM.person(key, "Đỗ Văn Bảy", "1970-02-03", "male");
        var start = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all =
                    List.of("nationality", "home_province", "phone", "email").stream()
                            .map(field ->
                                    threads.submit(() -> {
                                        start.await();
                                        return ROOM.registries.write(
                                                new Change(
                                                        "at-once/" + field,
                                                        "population",
                                                        UPDATE,
                                                        Optional.of(key),
                                                        Map.of(field, "x"),
                                                        ROOM.today(),
                                                        "test",
                                                        RegistryRoom.KEEPER));
                                    }))
                            .toList();
            for (Future<Written> one : all) {
                assertThat(one.get()).isInstanceOf(Written.Done.class);
            }
        }
        assertThat(ROOM.now("population", key))
                .containsKeys("nationality", "home_province", "phone", "email");
    }

    @Test
    void twoRecordsThatWereOneAreMergedAndComeApartExactlyAsTheyWere() {
        String one = number();
        String two = number();
        var kept = ROOM.person(one, "Phạm Văn An", "1991-01-01", "male");
        var other = ROOM.person(two, "PHAM VAN AN", "1991-01-01", "male");
        ROOM.change(UPDATE, "population", two, Map.of("phone", "0902222222"), "2026-11-20");
        var before = List.of(ROOM.now("population", one), ROOM.now("population", two));

        var merged =
                ROOM.regroupings.merge(
                        "population", kept, other, Set.of(), RegistryRoom.KEEPER, "cùng một người");
        assertThat(ROOM.now("population", one))
                .containsEntry("full_name", "Phạm Văn An")
                .containsEntry("phone", "0902222222");
        assertThat(ROOM.table.byKey("population", two, ROOM.today())).isEmpty();
        assertThat(asked(two)).isInstanceOf(Answer.Found.class);
        ROOM.change(UPDATE, "population", one, Map.of("email", "an@example.vn"), "2026-11-23");

        var id = ((Regroupings.Outcome.Done) merged).regrouping();
        assertThat(ROOM.regroupings.undo(id, RegistryRoom.KEEPER, "hai người"))
                .isInstanceOf(Regroupings.Outcome.Done.class);
        assertThat(ROOM.now("population", two)).isEqualTo(before.getLast());
        assertThat(ROOM.now("population", one))
                .containsAllEntriesOf(before.getFirst())
                .containsEntry("email", "an@example.vn")
                .doesNotContainKey("phone");
        assertThat(ROOM.regroupings.undo(id, RegistryRoom.KEEPER, "lần nữa"))
                .isEqualTo(new Regroupings.Outcome.Refused("not-found"));
    }

    @Test
    void aRecordThatSpokeOfTwoPeopleIsSplitAndMadeOneAgain() {
        String key = number();
        var person = ROOM.person(key, "Vũ Thị Sáu", "1960-01-01", "female");
        var before = ROOM.now("population", key);
        var left =
                Map.<String, Object>of(
                        "full_name", "Vũ Thị Sáu", "birth_date", "1960-01-01", "sex", "female");
        var moved =
                Map.<String, Object>of(
                        "full_name", "Vũ Thị Sáu", "birth_date", "1962-01-01", "sex", "female");
        String fresh = number();
        var split =
                ROOM.regroupings.split(
                        "population", person, fresh, moved, left, RegistryRoom.KEEPER, "hai người");
        assertThat(ROOM.now("population", key)).isEqualTo(left);
        assertThat(ROOM.now("population", fresh)).isEqualTo(moved);
        var id = ((Regroupings.Outcome.Done) split).regrouping();
        ROOM.regroupings.undo(id, RegistryRoom.KEEPER, "nhầm");
        assertThat(ROOM.now("population", key)).isEqualTo(before);
        assertThat(ROOM.table.byKey("population", fresh, ROOM.today())).isEmpty();
    }

    @Test
    void whatAPurposeDoesNotNeedIsMasked() {
        String key = number();
        var fields =
                Map.<String, Object>of(
                        "full_name",
                        "Y Bia",
                        "birth_date",
                        "1990-01-01",
                        "sex",
                        "male",
                        "ethnicity",
                        "12");
        var person = ROOM.put("population", key, fields, "1990-01-01");
        var history = ROOM.records.history(person, ROOM.keeping()).orElseThrow();
        assertThat(history.masked()).containsExactly("ethnicity");
        assertThat(history.wordings().getFirst().fields()).doesNotContainKey("ethnicity");
        assertThat(ROOM.journal.about("record:" + person).getLast().entry().fact())
                .isEqualTo("registry.read");
    }

    @Test
    void whoGuessesKeysIsToldNothingAfterAWhile() {
        String key = number();
        ROOM.person(key, "Ngô Văn Tám", "1990-01-01", "male");
        for (int i = 0; i < Guesses.MOST; i++) {
            assertThat(asked("07909999%04d".formatted(i))).isInstanceOf(Answer.Nothing.class);
        }
        assertThat(asked(key)).isEqualTo(new Answer.Refused(Answer.Why.GUESSING));
        var seen = ROOM.guesses.since(ROOM.clock.instant().minus(Duration.ofDays(1)));
        assertThat(seen).singleElement().matches(Guesses.Guesser::held);
        ROOM.clock.move(Duration.ofMinutes(61));
        assertThat(asked(key)).isInstanceOf(Answer.Found.class);
    }

    @Test
    void whoAsksForPeopleWhomAnotherRegistryKnowsDoesNotGuess() {
        String key = number();
        ROOM.person(key, "Ngô Thị Chín", "1990-01-01", "female");
        for (int i = 0; i < Guesses.MOST + 5; i++) {
            assertThat(asked("births", key)).isInstanceOf(Answer.Nothing.class);
        }
        assertThat(asked(key)).isInstanceOf(Answer.Found.class);
    }

    private static Answer asked(String key) {
        return asked("population", key);
    }

    private static Answer asked(String registry, String key) {
        return ROOM.registries.read(
                new Reading(
                        registry,
                        Optional.empty(),
                        key,
                        List.of("full_name"),
                        "Thử",
                        "draft:test",
                        RegistryRoom.KEEPER));
    }

    @Test
    void noTwoWordingsHoldForOneDay() {
        ROOM.put("births", "KS-1", Map.of("child_name", "A"), "2020-01-01");
        for (String second :
                java.util.List.of("[2021-01-01,)", "[2019-01-01,)", "[2019-06-01,2020-06-01)")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> wording("KS-1", second))
                    .as(second)
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        }
        wording("KS-1", "[2018-01-01,2020-01-01)");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> wording("KS-1", "[2019-12-31,2020-01-01)"))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    private void wording(String key, String days) {
        ROOM.sql
                .sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        values (uuidv7(), 'births', ?, '{}', ?::daterange, now(), 'test')
                        """)
                .param(key)
                .param(days)
                .update();
    }
}
