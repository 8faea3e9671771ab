package org.motcua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.InHouse;
import org.motcua.country.Countries;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.identity.DemoAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// The first story from end to end: a mother registers her child, officers receive, examine and
/// sign, and everything that follows is there.
@InHouse
@TestPropertySource(properties = "motcua.demo=true")
class DemonstrationTest {
    private final People people;
    private final Company company;
    private final Stories stories;
    private final Dossiers dossiers;
    private final Credentials credentials;
    private final Countries countries;
    private final PastYear past;
    private final JdbcTemplate sql;

    @Autowired
    DemonstrationTest(
            People people,
            Company company,
            Stories stories,
            Dossiers dossiers,
            Credentials credentials,
            Countries countries,
            PastYear past,
            JdbcTemplate sql) {
        this.people = people;
        this.company = company;
        this.stories = stories;
        this.dossiers = dossiers;
        this.credentials = credentials;
        this.countries = countries;
        this.past = past;
        this.sql = sql;
    }

    @Test
    void isRegisteredFromEndToEnd() {
        var families = people.families(1);
        var family = families.cast("26740");
        people.write(families, List.of(family));
        var mother = family.spouse().orElseThrow();
        var account = company.open(mother).map(DemoAccounts.SignIn::account).orElseThrow();
        var who = company.acting(mother, account);
        var officers = company.officers(families, new ArrayList<>());
        var cue = Cue.of(family, mother, mother, families, mother.born());
        var dossier =
                went(
                        stories.file(
                                "1.001193",
                                cue.filled(play("birth").answers()),
                                who,
                                "vi",
                                Optional.empty()));
        assertThat(dossier.state()).isEqualTo(State.NEWLY_REGISTERED);
        while (!dossiers.get(dossier.id()).state().finished()) {
            went(stories.next(dossier.id(), officers, true));
            assertThat(dossiers.effects(dossier))
                    .filteredOn(effect -> effect.fault().isPresent())
                    .isEmpty();
        }
        assertThat(dossiers.get(dossier.id()).state()).isEqualTo(State.RETURNED);
        assertThat(written(dossier.id(), "births")).isEqualTo(1);
        assertThat(written(dossier.id(), "population")).isEqualTo(1);
        assertThat(written(dossier.id(), "birth-notifications")).isEqualTo(1);
        assertThat(credentials.wallet(Holder.of(mother.number()))).hasSize(1);
    }

    @Test
    void aYearGoesByWithoutAnythingInTheWay() {
        var families = people.families(2);
        var households = people.write(families, 400, _ -> {});
        var officers = company.officers(families, new ArrayList<>());
        int filed = past.live(families, households, officers, 40);
        assertThat(filed).isGreaterThan(20);
    }

    private Play play(String id) {
        return countries.active().all(DemoKinds.PLAYS).stream()
                .map(definition -> definition.value())
                .filter(play -> play.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Dossier went(Stories.Told told) {
        return switch (told) {
            case Stories.Told.Went(var dossier) -> dossier;
            case Stories.Told.Stuck(var why) -> throw new AssertionError(why);
        };
    }

    private int written(UUID dossier, String registry) {
        Integer count =
                sql.queryForObject(
                        "select count(*) from registry.record where registry = ? and cause = ?"
                                + " and superseded_at is null and upper_inf(valid)",
                        Integer.class,
                        registry,
                        "dossier:" + dossier);
        return count == null ? 0 : count;
    }
}
