package org.motcua.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.linking.LinkRule;
import org.motcua.linking.NameReading;
import org.motcua.linking.trial.Crowd;
import org.motcua.linking.trial.Gazetteer;
import org.motcua.linking.trial.LandBook;
import org.motcua.linking.trial.Trial;
import org.motcua.unit.Units;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Links as they are kept: decided once, explained for ever, taken back to the letter.
class LinksTest {
    private static final String LINKING = "land-population";
    private static final int PERSONS = 6_000;
    private static final int RECORDS = 2_000;
    private static final Actor CLERK =
            Actor.officer("0198a7b2-0000-7000-8000-000000000001", new AgencyCode("H29.18"));
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, Map<String, List<String>>> ROWS = rows();

    private DriverManagerDataSource source = new DriverManagerDataSource();
    private Links links = Links.over(source, TestCountry.countries(), CLOCK);

    private static Map<String, Map<String, List<String>>> rows() {
        var country = TestCountry.COUNTRY;
        var gazetteer = new Gazetteer(Units.of(country), "commune", LocalDate.of(2026, 11, 22));
        var trial = country.all(Trial.KIND).getFirst().value();
        var crowd = new Crowd(trial, 7, gazetteer.size());
        var persons = new LinkedHashMap<String, List<String>>();
        for (int at = 0; at < PERSONS; at++) {
            var one = crowd.at(at);
            persons.put(
                    one.number(),
                    List.of(
                            one.name(),
                            one.number(),
                            one.oldNumber().orElse(""),
                            one.birth().toString(),
                            one.female() ? "female" : "male",
                            gazetteer.today(one.place()),
                            one.death().map(LocalDate::toString).orElse("")));
        }
        var reading = country.all(NameReading.KIND).getFirst().value();
        var book = new LandBook(trial, reading, crowd, gazetteer, PERSONS, 8);
        var records = new LinkedHashMap<String, List<String>>();
        for (int at = 0; at < RECORDS; at++) {
            var one = book.at(at);
            records.put(
                    "AA" + at,
                    List.of(
                            one.owner(),
                            one.number(),
                            "",
                            one.birth(),
                            "",
                            one.place(),
                            one.made().toString()));
        }
        return Map.of("population", persons, "land-parcels", records);
    }

    private static LinkSource registries() {
        return (side, row) -> ROWS.getOrDefault(side.registry(), Map.of()).forEach(row);
    }

    @BeforeEach
    void aFreshDatabase() {
        source = TestDatabase.fresh();
        links = Links.over(source, TestCountry.countries(), CLOCK);
    }

    private LinkRun run(boolean train) {
        return links.run(LINKING, registries(), train, _ -> {});
    }

    private Comparison applied() {
        var run = run(false);
        links.apply(run, _ -> {});
        return links.comparison(run);
    }

    private List<String> standing() {
        return JdbcClient.create(source)
                .sql(
                        "select row_to_json(s)::text from links.standing s order by linking, record, owner")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aRunSaysWhatItWouldChangeAndWritesNothing() {
        var comparison = links.comparison(run(false));
        assertThat(comparison.counts().get(Difference.Kind.LINKED)).isGreaterThan(1_500);
        assertThat(comparison.counts().get(Difference.Kind.ASKED)).isPositive();
        assertThat(standing()).isEmpty();
    }

    @Test
    void aSecondRunOverTheSameDataChangesNothing() {
        var first = applied();
        var second = links.comparison(run(false));
        assertThat(first.trained()).isTrue();
        assertThat(second.trained()).as("the weights stay").isFalse();
        assertThat(second.model()).isEqualTo(first.model());
        assertThat(second.differences()).isEmpty();
        assertThat(links.count(LINKING, Verdict.LINKED))
                .isEqualTo(first.counts().getOrDefault(Difference.Kind.LINKED, 0).longValue());
    }

    @Test
    void everyLinkComesOutTheSameFromWhatWasKeptOfIt() {
        applied();
        assertThat(links.replay(LINKING, 10_000)).isEmpty();
        JdbcClient.create(source)
                .sql(
                        """
                        update links.model set body =
                            replace(body::text, '"persons":6000', '"persons":5000')::json
                        """)
                .update();
        assertThat(links.replay(LINKING, 10_000)).as("other weights are noticed").isNotEmpty();
    }

    @Test
    void aClerkIsNeverAskedTwiceAndNeverOverruled() {
        applied();
        var questions = links.questions(LINKING, 2);
        var yes = questions.getFirst();
        var no = questions.getLast();
        assertThat(links.answer(yes.id(), true, CLERK, "compared with the paper")).isEmpty();
        assertThat(links.answer(no.id(), false, CLERK, "another person")).isEmpty();
        assertThat(links.answer(no.id(), true, CLERK, "late")).contains(Links.Refusal.OVERTAKEN);

        var again = run(true);
        assertThat(links.comparison(again).differences())
                .noneMatch(one -> one.record().equals(yes.record()) && one.owner() == yes.owner())
                .noneMatch(one -> one.record().equals(no.record()) && one.owner() == no.owner());
        links.apply(again, _ -> {});
        assertThat(
                        links.history(LINKING, yes.record()).stream()
                                .filter(one -> one.owner() == yes.owner())
                                .map(Decision::verdict))
                .containsExactly(Verdict.ASKED, Verdict.LINKED);
        assertThat(links.questions(LINKING, 10_000))
                .noneMatch(one -> one.id().equals(yes.id()) || one.id().equals(no.id()));
    }

    @Test
    void takingADecisionBackRestoresTheRowsToTheLetter() {
        applied();
        var before = standing();
        var question = links.questions(LINKING, 1).getFirst();
        for (boolean same : new boolean[] {true, false}) {
            assertThat(links.answer(question.id(), same, CLERK, "mistaken")).isEmpty();
            assertThat(standing()).isNotEqualTo(before);
            var answer =
                    links.history(LINKING, question.record()).stream()
                            .filter(one -> one.owner() == question.owner())
                            .toList()
                            .getLast();
            assertThat(links.undo(answer.id(), CLERK, "wrong button")).isEmpty();
            assertThat(standing()).isEqualTo(before);
            assertThat(links.undo(answer.id(), CLERK, "again")).contains(Links.Refusal.OVERTAKEN);
        }
        assertThat(links.questions(LINKING, 1).getFirst().id()).isEqualTo(question.id());
    }

    @Test
    void decisionsAreOnlyAppended() {
        applied();
        var sql = JdbcClient.create(source);
        assertThatThrownBy(() -> sql.sql("update links.decision set person = 'x'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only appended");
        assertThatThrownBy(() -> sql.sql("delete from links.decision").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anAutomaticLinkHasTwoKindsOfEvidenceAndNoHardConflict() {
        applied();
        var hard = new ArrayList<String>();
        LinkRule rule = links.find(LINKING).orElseThrow().value();
        rule.fields()
                .forEach(field ->
                        field.levels().stream()
                                .filter(level -> Boolean.TRUE.equals(level.hard()))
                                .forEach(level -> hard.add(field.measure().id() + level.id())));
        for (String record : ROWS.getOrDefault("land-parcels", Map.of()).keySet()) {
            for (var decision : links.history(LINKING, record)) {
                if (decision.verdict() == Verdict.LINKED) {
                    var evidence = decision.grounds().evidence();
                    assertThat(evidence.reasons().stream().filter(one -> one.weight() >= 2000))
                            .hasSizeGreaterThanOrEqualTo(2);
                    assertThat(evidence.reasons())
                            .noneMatch(one -> hard.contains(one.measure().id() + one.level()));
                    assertThat(decision.grounds().probability()).isGreaterThanOrEqualTo(0.999);
                }
            }
        }
    }
}
