package org.motcua.proactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.dossier.Drafts;
import org.motcua.identity.Acting;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.mandate.Mandates;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the state offers to a child reaches its parents, who answer in its name.
class ChildOffersTest {
    private final JdbcTemplate sql = TestHouse.bean(JdbcTemplate.class);
    private final Births.Parents parents = Births.parents();
    private final LocalDate born = Births.today().minusYears(14);
    private final String child =
            "0793%02d".formatted(born.getYear() % 100) + parents.mother().substring(6);

    @Test
    void aMotherIsToldOfAndAnswersWhatIsOfferedToHerChild() {
        Births.record(
                "population",
                child,
                Map.of(
                        "full_name",
                        "Nguyễn Hoài Thu",
                        "birth_date",
                        born.toString(),
                        "sex",
                        "female",
                        "nationality",
                        "VN",
                        "mother_number",
                        parents.mother(),
                        "residence",
                        Map.of("unit", "26740", "line", "12 Lê Lợi")));
        sql.update("delete from proactive.turn");
        TestHouse.bean(OfferTurn.class).take();
        TestHouse.bean(OfferWork.class).work();
        var offer = offers().getFirst();
        assertThat(offer.offering()).isEqualTo("identity-card-14");
        assertThat(offer.state()).isEqualTo(Offer.State.OFFERED);
        var mother = parents.signedIn();
        assertThat(
                        sql.queryForList(
                                "select template from notice.notice where account = ?",
                                String.class,
                                mother.account()))
                .as("who has no account is told through who acts for them")
                .contains("offer-represented");
        var doorway = TestHouse.bean(Offers.class);
        assertThat(doorway.find(offer.id(), mother)).as("not her own").isEmpty();
        var acting = acting(mother);
        assertThat(doorway.open(acting)).extracting(one -> one.offer().id()).contains(offer.id());
        var draft = doorway.accept(offer.id(), acting, Optional.of("post")).orElseThrow();
        var prepared =
                TestHouse.bean(Drafts.class)
                        .open(draft, Optional.empty(), Optional.of(acting))
                        .orElseThrow();
        assertThat(prepared.answers()).containsEntry("delivery", "post");
        assertThat(prepared.facts().of("person").orElseThrow().found())
                .as("filled with what the state knows of the child")
                .isTrue();
        assertThat(prepared.facts().of("person").orElseThrow().key()).isEqualTo(child);
        assertThat(offers().getFirst().state()).isEqualTo(Offer.State.ACCEPTED);
        assertThat(
                        sql.queryForObject(
                                "select count(*) from journal.entry where fact = 'proactive.accepted' and subject = ? and actor = ?",
                                Integer.class,
                                offer.subject(),
                                mother.account().toString()))
                .as("the journal names who answered")
                .isEqualTo(1);
    }

    private SignedIn acting(SignedIn mother) {
        var mandate =
                TestHouse.bean(Mandates.class).held(mother).stream()
                        .filter(one -> one.mandate().principal().number().equals(child))
                        .findFirst()
                        .orElseThrow();
        return TestHouse.bean(Acting.class).as(mother, mandate.mandate().id()).orElseThrow();
    }

    private List<Offer> offers() {
        return TestHouse.bean(OfferTable.class).of(new PersonNumber(child), 10);
    }
}
