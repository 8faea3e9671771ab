package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Drafts;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Followers;
import org.motcua.kernel.Actor;
import org.motcua.kernel.PersonNumber;
import org.motcua.registry.Change;
import org.motcua.registry.Registries;
import org.motcua.registry.Written;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the state offers by itself, to whom, and to whom not.
class OffersTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(880_000);

    private final Births.Parents family = Births.parents();
    private final SignedIn mother = family.signedIn();
    private final PersonNumber number = new PersonNumber(family.mother());
    private final Offers offers = TestHouse.bean(Offers.class);
    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);

    @Test
    void aLicenceThatExpiresIsOfferedOnceWithItsDossierPrepared() {
        licence(family.mother());
        turn();
        turn();
        var offer = only("driving-licence-expiring");
        assertThat(offer.level()).isEqualTo(Offering.Level.PREPARE);
        assertThat(offer.matter().known()).isGreaterThan(3);
        var draft =
                TestHouse.bean(Drafts.class)
                        .open(
                                offer.matter().draft().orElseThrow(),
                                Optional.empty(),
                                Optional.of(mother))
                        .orElseThrow();
        assertThat(draft.answers()).containsEntry("reason", "expiring");
        assertThat(draft.facts().of("licence").orElseThrow().found())
                .as("the registry told of the licence")
                .isTrue();
        assertThat(facts(offer, "proactive.offered")).isEqualTo(1);
        assertThat(notices(offer)).isEqualTo(1);
        assertThat(offers.accept(offer.id(), mother, Optional.empty())).contains(draft.id());
        assertThat(offers.accept(offer.id(), mother, Optional.empty())).as("again").isEmpty();
        assertThat(only("driving-licence-expiring").state()).isEqualTo(Offer.State.ACCEPTED);
        assertThat(offers.find(offer.id(), Births.parents().signedIn())).as("others").isEmpty();
    }

    @Test
    void nothingIsOfferedToTheDeadOnStaleDataOrToWhoDoesNotWantIt() {
        licence(family.mother());
        sql.update(
                "update registry.record set fields = fields || '{\"death_date\": \"2026-01-05\"}' where registry = 'population' and key = ?",
                family.mother());
        var stale = Births.parents();
        licence(stale.mother());
        sql.update(
                "update registry.record set recorded_at = now() - interval '20 years' where registry = 'driving-licences' and fields ->> 'holder_number' = ?",
                stale.mother());
        var unwilling = Births.parents();
        licence(unwilling.mother());
        TestHouse.bean(OptOuts.class)
                .set(
                        unwilling.signedIn(),
                        new PersonNumber(unwilling.mother()),
                        Set.of(OptOuts.ALL));
        turn();
        for (var one : List.of(family, unwilling)) {
            assertThat(all(one.mother())).as(one.toString()).isZero();
        }
        assertThat(licences(stale.mother())).as("on stale data").isZero();
        TestHouse.bean(OptOuts.class)
                .set(unwilling.signedIn(), new PersonNumber(unwilling.mother()), Set.of());
        turn();
        assertThat(licences(unwilling.mother())).as("wanted again").isEqualTo(1);
    }

    @Test
    void aBirthIsPreparedFromTheHospitalsNotificationAndReadAgainOffersNothingTwice() {
        sql.update(
                "update registry.record set fields = fields || jsonb_build_object('spouse_number', ?::text) where registry = 'population' and key = ?",
                family.father(),
                family.mother());
        notified();
        await();
        var offer = only("newborn");
        var draft =
                TestHouse.bean(Drafts.class)
                        .open(
                                offer.matter().draft().orElseThrow(),
                                Optional.empty(),
                                Optional.of(mother))
                        .orElseThrow();
        assertThat(draft.procedure().value()).isEqualTo("3.000722");
        assertThat(draft.facts().byPrefill().values().stream().filter(one -> one.found()))
                .as("both parents, their marriage and the notification are known")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(draft.answers())
                .containsEntry("father_number", family.father())
                .containsEntry("register_at", "26740")
                .as("what the registry does not know is asked")
                .doesNotContainKey("phone");
        TestHouse.bean(Followers.class).rebuild("proactive.records");
        await();
        assertThat(only("newborn").id()).isEqualTo(offer.id());
        assertThat(offers.decline(offer.id(), mother)).isEqualTo(Offers.Answered.TAKEN);
        assertThat(
                        TestHouse.bean(Drafts.class)
                                .open(draft.id(), Optional.empty(), Optional.of(mother)))
                .as("what was prepared is gone")
                .isEmpty();
    }

    @Test
    void aPoorHouseholdsCardIsChangedAfterNoticeAndPutBack() {
        poor();
        turn();
        var offer = only("poor-household");
        assertThat(offer.state()).as("announced").isEqualTo(Offer.State.OFFERED);
        assertThat(group()).isEqualTo("family");
        sql.update(
                "update proactive.offer set answer_by = now() - interval '1 minute' where id = ?",
                offer.id());
        TestHouse.bean(OfferWork.class).work();
        assertThat(group()).as("nobody refused").isEqualTo("poor");
        assertThat(only("poor-household").state()).isEqualTo(Offer.State.CARRIED_OUT);
        assertThat(offers.restore(offer.id(), mother)).isEqualTo(Offers.Answered.TAKEN);
        assertThat(group()).as("as before").isEqualTo("family");
        assertThat(offers.restore(offer.id(), mother)).isEqualTo(Offers.Answered.TOO_LATE);
    }

    @Test
    void aRequestThatIsCompleteIsFiledAfterNotice() {
        card(family.mother(), "0901234567");
        var shy = Births.parents();
        card(shy.mother(), null);
        turn();
        var offer = only("former-number");
        assertThat(offer.level()).isEqualTo(Offering.Level.CARRY_OUT);
        assertThat(offer.matter().draft()).as("nothing before the days are over").isEmpty();
        sql.update("update proactive.offer set answer_by = now() where offering = 'former-number'");
        TestHouse.bean(OfferWork.class).work();
        var done = only("former-number");
        assertThat(done.state()).isEqualTo(Offer.State.CARRIED_OUT);
        var dossier = Births.now(done.matter().filed().orElseThrow());
        assertThat(dossier.procedure().value()).isEqualTo("1.012566");
        assertThat(dossier.state()).isEqualTo(org.motcua.dossier.State.NEWLY_REGISTERED);
        assertThat(
                        sql.queryForObject(
                                "select count(*) from dossier.dossier where id = ? and account = ?",
                                Integer.class,
                                dossier.id(),
                                mother.account()))
                .as("it is hers")
                .isEqualTo(1);
        assertThat(
                        sql.queryForObject(
                                """
                                select data->>'prepared' from journal.entry
                                where fact = 'dossier.filed' and subject = ?
                                """,
                                String.class,
                                dossier.subject()))
                .as("counted for its agency as offered by the state")
                .isEqualTo("true");
        assertThat(offers.restore(offer.id(), mother))
                .as("a request is withdrawn, not put back")
                .isEqualTo(Offers.Answered.TOO_LATE);
        var asked =
                offers.of(shy.signedIn()).stream()
                        .filter(one -> one.offering().id().equals("former-number"))
                        .toList();
        assertThat(asked)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.offer().state()).isEqualTo(Offer.State.OFFERED);
                    assertThat(one.offer().level())
                            .as("her telephone is not known: she is asked")
                            .isEqualTo(Offering.Level.PREPARE);
                    assertThat(one.offer().matter().draft()).isPresent();
                });
    }

    @Test
    void anOfferStandsNoLongerThanWhatItIsAbout() {
        licence(family.mother());
        turn();
        var until = only("driving-licence-expiring").times().answerBy().orElseThrow();
        assertThat(java.time.Duration.between(java.time.Instant.now(), until).toDays())
                .isBetween(19L, 20L);
    }

    @Test
    void whoHasDoneItAnotherWayIsNotAskedAnyMore() {
        notified();
        await();
        var offer = only("newborn");
        var draft = offer.matter().draft().orElseThrow();
        String key =
                String.valueOf(
                        sql.queryForObject(
                                "select key from registry.record where entity = ?",
                                String.class,
                                offer.record()));
        var registered =
                new Change(
                        "test/registered/" + key,
                        "birth-notifications",
                        Change.Act.UPDATE,
                        Optional.of(key),
                        Map.of("registered", true),
                        Births.today(),
                        "test",
                        Actor.system("civil-status"));
        assertThat(TestHouse.bean(Registries.class).write(registered))
                .isInstanceOf(Written.Done.class);
        for (int i = 0; i < 400 && only("newborn").state() == Offer.State.OFFERED; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
        }
        assertThat(only("newborn").state()).isEqualTo(Offer.State.LAPSED);
        assertThat(TestHouse.bean(Drafts.class).open(draft, Optional.empty(), Optional.of(mother)))
                .isEmpty();
        assertThat(offers.accept(offer.id(), mother, Optional.empty())).isEmpty();
    }

    private void card(String person, @Nullable String phone) {
        sql.update(
                "update registry.record set fields = fields || jsonb_strip_nulls(jsonb_build_object('former_number', ?::text, 'phone', ?::text)) where registry = 'population' and key = ?",
                person.substring(3),
                phone,
                person);
        Births.record(
                "identity-cards",
                person,
                Map.of(
                        "person_number",
                        person,
                        "issued_on",
                        Births.today().minusDays(1).toString(),
                        "status",
                        "valid"));
    }

    @Test
    void whoLosesWorkFindsTheBenefitPrepared() {
        work("given-notice");
        turn();
        var offer = only("work-ended");
        assertThat(offer.level()).isEqualTo(Offering.Level.PREPARE);
        assertThat(offer.matter().draft()).isPresent();
        assertThat(offer.matter().known()).isGreaterThan(4);
    }

    @Test
    void whoWasDismissedIsNotPromisedABenefit() {
        work("dismissed");
        turn();
        assertThat(offered("work-ended")).isZero();
    }

    private void work(String why) {
        Births.record(
                "unemployment-insurance",
                family.mother(),
                Map.of(
                        "person_number",
                        family.mother(),
                        "employer",
                        "Công ty May Sài Gòn",
                        "months",
                        30,
                        "work_ended_on",
                        Births.today().minusDays(10).toString(),
                        "end_reason",
                        why,
                        "status",
                        "ended"));
    }

    @Test
    void aPassportAndAStayThatEndAreToldInTime() {
        Births.record(
                "passports",
                "HC" + NUMBER.incrementAndGet(),
                Map.of(
                        "holder_number", family.mother(),
                        "number", "P%08d".formatted(NUMBER.incrementAndGet()),
                        "chip", true,
                        "issued_on", Births.today().minusYears(10).plusDays(100).toString(),
                        "valid_until", Births.today().plusDays(100).toString(),
                        "status", "valid"));
        Births.record(
                "temporary-residences",
                "TT" + NUMBER.incrementAndGet(),
                Map.of(
                        "member", family.mother(),
                        "address", Map.of("unit", "26740", "line", "1 Lê Lợi"),
                        "from_date", Births.today().minusDays(720).toString(),
                        "until_date", Births.today().plusDays(10).toString()));
        turn();
        var passport = only("passport-expiring");
        var draft =
                TestHouse.bean(Drafts.class)
                        .open(
                                passport.matter().draft().orElseThrow(),
                                Optional.empty(),
                                Optional.of(mother))
                        .orElseThrow();
        assertThat(draft.answers()).containsEntry("reason", "renew").containsKey("old_number");
        assertThat(only("temporary-residence-ending").level()).isEqualTo(Offering.Level.REMIND);
    }

    private int offered(String offering) {
        return count(
                "select count(*) from proactive.offer where offering = '%s' and person = ?"
                        .formatted(offering),
                family.mother());
    }

    @Test
    void whoRefusesIsLeftInPeace() {
        poor();
        turn();
        var offer = only("poor-household");
        assertThat(offers.decline(offer.id(), mother)).isEqualTo(Offers.Answered.TAKEN);
        sql.update("update proactive.offer set answer_by = now() where id = ?", offer.id());
        TestHouse.bean(OfferWork.class).work();
        assertThat(group()).isEqualTo("family");
        assertThat(only("poor-household").state()).isEqualTo(Offer.State.DECLINED);
    }

    private void licence(String holder) {
        int serial = NUMBER.incrementAndGet();
        Births.record(
                "driving-licences",
                "790000" + serial,
                Map.of(
                        "holder_number",
                        holder,
                        "class",
                        "B",
                        "issued_on",
                        "2016-12-10",
                        "permanent",
                        false,
                        "valid_until",
                        Births.today().plusDays(20).toString()));
    }

    private void notified() {
        var fields = new HashMap<String, Object>();
        fields.put("mother_number", family.mother());
        fields.put("birth_date", Births.today().minusDays(1).toString());
        fields.put("sex", "male");
        fields.put("facility", "Bệnh viện Từ Dũ");
        fields.put("signed", true);
        String key = "79011.GCS.%06d.26".formatted(NUMBER.incrementAndGet());
        var written =
                TestHouse.bean(Registries.class)
                        .write(
                                new Change(
                                        "test/" + key,
                                        "birth-notifications",
                                        Change.Act.CREATE,
                                        Optional.of(key),
                                        fields,
                                        Births.today(),
                                        "test",
                                        Actor.system("hospital")));
        assertThat(written).isInstanceOf(Written.Done.class);
    }

    private void poor() {
        Births.record(
                "health-cards",
                family.mother(),
                Map.of(
                        "person_number",
                        family.mother(),
                        "group",
                        "family",
                        "valid_from",
                        "2026-01-01"));
        Births.record(
                "poor-households",
                "HN26740-2026-" + NUMBER.incrementAndGet(),
                Map.of(
                        "head_number",
                        family.mother(),
                        "class",
                        "poor",
                        "unit",
                        "26740",
                        "year",
                        2026,
                        "decided_on",
                        Births.today().minusDays(2).toString()));
    }

    private String group() {
        return String.valueOf(
                sql.queryForObject(
                        "select fields ->> 'group' from registry.record where registry = 'health-cards' and key = ? and superseded_at is null and upper(valid) is null",
                        String.class,
                        family.mother()));
    }

    /// A day on which nothing was looked for yet.
    private void turn() {
        sql.update("delete from proactive.turn");
        TestHouse.bean(OfferTurn.class).take();
        TestHouse.bean(OfferWork.class).work();
    }

    private void await() {
        for (int i = 0; i < 400 && all(family.mother()) == 0; i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
        }
        TestHouse.bean(OfferWork.class).work();
    }

    private int all(String person) {
        return count("select count(*) from proactive.offer where person = ?", person);
    }

    private int licences(String person) {
        return count(
                "select count(*) from proactive.offer where offering = 'driving-licence-expiring' and person = ?",
                person);
    }

    private int count(String query, Object of) {
        Integer found = sql.queryForObject(query, Integer.class, of);
        return found == null ? 0 : found;
    }

    private Offer only(String offering) {
        var mine =
                TestHouse.bean(OfferTable.class).of(number, 50).stream()
                        .filter(one -> one.offering().equals(offering))
                        // that of the family's own notification is found by the day
                        .filter(one -> !one.prepared().toString().contains(family.notification()))
                        .toList();
        assertThat(mine).as(offering).hasSize(1);
        return mine.getFirst();
    }

    private int facts(Offer offer, String fact) {
        Integer found =
                sql.queryForObject(
                        "select count(*) from journal.entry where subject = ? and fact = ?",
                        Integer.class,
                        offer.subject(),
                        fact);
        return found == null ? 0 : found;
    }

    private int notices(Offer offer) {
        return count("select count(*) from notice.notice where subject = ?", offer.subject());
    }
}
