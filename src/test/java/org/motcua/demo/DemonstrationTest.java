package org.motcua.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.bank.Bank;
import org.motcua.bank.BankSettings;
import org.motcua.country.Countries;
import org.motcua.credential.Credentials;
import org.motcua.credential.Holder;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.identity.DemoAccounts;
import org.motcua.kernel.AgencyCode;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.payment.Start;
import org.motcua.registry.Qualities;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// A demonstration's people and officers live through what the country defines, by the doorways
/// that everybody uses.
class DemonstrationTest {
    private static final ServletWebServerApplicationContext HOUSE = TestHouse.another("demo");

    private final People people = HOUSE.getBean(People.class);
    private final Company company = HOUSE.getBean(Company.class);
    private final Casting casting = HOUSE.getBean(Casting.class);
    private final Requests requests = HOUSE.getBean(Requests.class);
    private final Stories stories = HOUSE.getBean(Stories.class);
    private final Dossiers dossiers = HOUSE.getBean(Dossiers.class);
    private final Credentials credentials = HOUSE.getBean(Credentials.class);
    private final Countries countries = HOUSE.getBean(Countries.class);
    private final PastYear past = HOUSE.getBean(PastYear.class);
    private final JdbcTemplate sql = HOUSE.getBean(JdbcTemplate.class);

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void aBirthIsRegisteredFromEndToEnd() {
        var families = people.families(1);
        var family = families.cast("26740");
        people.write(families, List.of(family));
        var mother = family.spouse().orElseThrow();
        var account = company.open(mother).map(DemoAccounts.SignIn::account).orElseThrow();
        var who = company.acting(mother, account);
        var officers = company.officers(families);
        var cue = Cue.of(family, mother, mother, families, mother.born());
        var dossier = went(requests.online(wish(play("birth"), cue, Optional.empty()), who));
        assertThat(dossier.state()).isEqualTo(State.NEWLY_REGISTERED);
        while (!dossiers.get(dossier.id()).state().finished()) {
            went(stories.next(dossier.id(), officers, true));
            assertThat(dossiers.material(dossier).effects())
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
    void everyPlayEndsWithASignedResult() {
        var families = people.families(3);
        var officers = company.officers(families);
        var softly = new SoftAssertions();
        for (var definition : countries.active().all(DemoKinds.PLAYS)) {
            var play = definition.value();
            if (!play.model()) {
                softly.assertThatCode(() -> toTheEnd(play, families, officers))
                        .as(play.id())
                        .doesNotThrowAnyException();
            }
        }
        softly.assertAll();
    }

    private void toTheEnd(Play play, Families families, Company.Officers officers) {
        var actor = casting.of(play, families, "26740");
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        var cue = Cue.of(actor.family(), actor.person(), actor.stranger(), families, today);
        var agency = Choice.of(countries.active(), play, actor.person(), families, officers);
        var dossier = went(requests.online(wish(play, cue, agency), actor.signedIn()));
        while (!dossiers.get(dossier.id()).state().finished()) {
            went(stories.next(dossier.id(), officers, true));
            assertThat(dossiers.material(dossier).effects())
                    .filteredOn(effect -> effect.fault().isPresent())
                    .as("%s: what follows", play.procedure())
                    .isEmpty();
        }
        assertThat(dossiers.get(dossier.id()).result()).isPresent();
    }

    /// No paper that data replaces, and a result for each.
    @Test
    void everyEssentialServiceIsFiledAndFinished() {
        var outcomes = HOUSE.getBean(EssentialTrial.class).run(_ -> {});
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.fault().isPresent())
                .extracting(outcome -> outcome.procedure() + ": " + outcome.fault().orElse(""))
                .isEmpty();
        assertThat(outcomes.stream().map(outcome -> outcome.service().number()).distinct())
                .hasSize(25);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).isNotBlank());
        assertThat(outcomes.stream().mapToInt(EssentialTrial.Outcome::known).sum())
                .as("data answers more than people are asked")
                .isGreaterThan(outcomes.stream().mapToInt(EssentialTrial.Outcome::asked).sum());
    }

    /// The bank is a program of its own that scans the code, tells the portal by its signed message
    /// and lists the movement in its statement.
    @Test
    void aFeeIsPaidThroughTheBank() throws Exception {
        var families = people.families(4);
        var family = families.cast("26740");
        people.write(families, List.of(family));
        var officers = company.officers(families);
        var person = family.head();
        var account = company.open(person).map(DemoAccounts.SignIn::account).orElseThrow();
        var cue = Cue.of(family, person, person, families, person.born());
        var play = play("extract");
        var agency = Choice.of(countries.active(), play, person, families, officers);
        var dossier =
                went(requests.online(wish(play, cue, agency), company.acting(person, account)));
        var payments = HOUSE.getBean(Payments.class);
        var order = payments.about(dossier.code().value()).getFirst();
        var portal =
                URI.create(
                        "http://127.0.0.1:"
                                + Objects.requireNonNull(HOUSE.getWebServer()).getPort());
        var start = (Start.Scan) payments.start(order.id(), "vietqr", portal);
        var keys = Path.of("target/test-house-demo/payment");
        var settings = BankSettings.of(0, portal, keys);
        try (var bank = Bank.open(settings, ZoneId.of("Asia/Ho_Chi_Minh"))) {
            scan(bank, start.content(), "forged");
            assertThat(payments.get(order.id()).state()).isEqualTo(Order.State.REQUESTED);
            scan(bank, start.content(), "");
            await(() -> payments.get(order.id()).state() == Order.State.PAID);
        }
        assertThat(payments.receipt(order.id())).isPresent();
        await(() -> dossiers.get(dossier.id()).state() != State.PAYMENT_REQUESTED);
        while (!dossiers.get(dossier.id()).state().finished()) {
            went(stories.next(dossier.id(), officers, true));
        }
        assertThat(payments.deposits(order.id())).hasSize(1);
    }

    private static void scan(Bank bank, String content, String fault) throws Exception {
        String form =
                "fault=" + fault + "&content=" + URLEncoder.encode(content, StandardCharsets.UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(bank.address().resolve("/scan"))
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 200 && !what.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    @Test
    void aYearGoesByWithoutAnythingInTheWay() {
        var families = people.families(2);
        var households = people.write(families, 400, _ -> {});
        var officers = company.officers(families);
        var year = past.live(families, households, officers, 40);
        assertThat(year.filed()).isGreaterThan(30);
        assertThat(year.hindrances()).isEmpty();
        assertThat(sql.queryForList("select distinct channel from dossier.dossier", String.class))
                .as("people ask on the portal and at counters")
                .hasSize(2);
        assertThat(sql.queryForList("select distinct source from payment.deposit", String.class))
                .as("and pay through the bank")
                .contains("CALLBACK");
    }

    @Test
    void whatPeopleHaveIsThereAndRight() {
        var families = people.families(3);
        people.write(families, 3000, _ -> {});
        var qualities = HOUSE.getBean(Qualities.class);
        var all = new SoftAssertions();
        for (String registry :
                List.of(
                        "social-insurance",
                        "health-cards",
                        "tax-numbers",
                        "enterprises",
                        "meritorious-persons",
                        "social-protection",
                        "poor-households",
                        "vehicles",
                        "ecommerce-sellers",
                        "digital-addresses",
                        "digital-training",
                        "identity-cards",
                        "passports",
                        "traffic-violations",
                        "electricity-contracts",
                        "learners",
                        "unemployment-insurance",
                        "organisations",
                        "seals",
                        "new-vehicles",
                        "driving-licences",
                        "health-facilities",
                        "hamlet-infrastructure")) {
            var score = qualities.check(registry, _ -> {});
            all.assertThat(score.records()).as(registry).isPositive();
            all.assertThat(faults(registry)).as(registry).isEmpty();
        }
        all.assertAll();
    }

    private List<String> faults(String registry) {
        return sql.query(
                "select kind || ' ' || rule || ' ' || field || ' ' || count(*)"
                        + " from registry.fault where registry = ? and closed_at is null"
                        + " group by kind, rule, field",
                (row, _) -> row.getString(1),
                registry);
    }

    private static Requests.Wish wish(Play play, Cue cue, Optional<AgencyCode> agency) {
        return new Requests.Wish(play.procedure(), cue.filled(play.answers()), "vi", agency);
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
            case Stories.Told.Joined(var whole) -> throw new AssertionError("joined: " + whole);
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
