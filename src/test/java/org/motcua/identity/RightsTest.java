package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.UnitCode;

class RightsTest {
    private static final AgencyCode TAN_DINH = new AgencyCode("H29.18");
    private static final AgencyCode SAIGON = new AgencyCode("H29.19");
    private static final AgencyCode PROVINCE = new AgencyCode("H29");

    /// The territory of the test: the province has everything, others only themselves.
    private static final Rights VIETNAM =
            new Rights(Vietnam::roles, (home, _) -> home.equals(PROVINCE));

    @Test
    void whatNoRoleGrantsIsRefused() {
        assertThat(VIETNAM.allows(officer("receiving-officer", TAN_DINH), "no.such-right"))
                .isFalse();
        assertThat(VIETNAM.of(officer("no-such-role", TAN_DINH))).containsExactly("account.own");
    }

    @Test
    void anOfficerHandlesTheDossiersOfTheirAgencyAndOfNoOther() {
        var officer = officer("receiving-officer", TAN_DINH);
        assertThat(VIETNAM.allows(officer, "dossier.receive", Scope.at(TAN_DINH))).isTrue();
        assertThat(VIETNAM.allows(officer, "dossier.receive", Scope.at(SAIGON))).isFalse();
        assertThat(VIETNAM.allows(officer, "dossier.sign", Scope.at(TAN_DINH))).isFalse();
        assertThat(VIETNAM.agencies(officer, "dossier.receive")).containsExactly(TAN_DINH);
    }

    @Test
    void aRoleInOneAgencyGivesNothingInAnother() {
        var who =
                new SignedIn(
                        Identifier.next(),
                        "",
                        Level.TWO,
                        Optional.empty(),
                        List.of(
                                new Assignment("signing-leader", TAN_DINH),
                                new Assignment("specialist", SAIGON)),
                        false);
        assertThat(VIETNAM.allows(who, "dossier.sign", Scope.at(TAN_DINH))).isTrue();
        assertThat(VIETNAM.allows(who, "dossier.sign", Scope.at(SAIGON))).isFalse();
    }

    @Test
    void aPersonSeesTheirOwnAndNobodyElses() {
        var person = person(Level.ONE);
        assertThat(VIETNAM.allows(person, "dossier.own", Scope.own(person.account()))).isTrue();
        assertThat(VIETNAM.allows(person, "dossier.own", Scope.own(UUID.randomUUID()))).isFalse();
        assertThat(VIETNAM.allows(person, "dossier.own", Scope.at(TAN_DINH))).isFalse();
        assertThat(VIETNAM.allows(person, "dossier.receive")).isFalse();
    }

    @Test
    void rightsOfLevelTwoRestAtLevelOne() {
        assertThat(VIETNAM.allows(person(Level.ONE), "registry.own")).isFalse();
        assertThat(VIETNAM.allowedAtHigherLevel(person(Level.ONE), "registry.own")).isTrue();
        assertThat(VIETNAM.allows(person(Level.TWO), "registry.own")).isTrue();
        var weak =
                new SignedIn(
                        Identifier.next(),
                        "",
                        Level.ONE,
                        Optional.empty(),
                        List.of(new Assignment("specialist", TAN_DINH)),
                        false);
        assertThat(VIETNAM.allows(weak, "office.enter")).isFalse();
    }

    @Test
    void aLeaderSeesTheUnitAndAllBelowIt() {
        var leader = officer("leader", PROVINCE);
        assertThat(VIETNAM.allows(leader, "board.see", Scope.at(TAN_DINH))).isTrue();
        assertThat(VIETNAM.allows(leader, "board.see", Scope.in(new UnitCode("26740")))).isTrue();
        assertThat(VIETNAM.allows(leader, "board.see", Scope.nation())).isFalse();
        var ward = officer("leader", TAN_DINH);
        assertThat(VIETNAM.allows(ward, "board.see", Scope.at(TAN_DINH))).isTrue();
        assertThat(VIETNAM.allows(ward, "board.see", Scope.at(SAIGON))).isFalse();
    }

    @Test
    void anOperatorRunsTheInstallationAndReadsNoDossier() {
        var operator =
                new SignedIn(Identifier.next(), "", Level.TWO, Optional.empty(), List.of(), true);
        assertThat(VIETNAM.everywhere(operator, "country.activate")).isTrue();
        assertThat(VIETNAM.allows(operator, "dossier.see")).isFalse();
        assertThat(VIETNAM.allows(operator, "dossier.own")).isFalse();
    }

    private static SignedIn officer(String role, AgencyCode agency) {
        return new SignedIn(
                Identifier.next(),
                "",
                Level.TWO,
                Optional.empty(),
                List.of(new Assignment(role, agency)),
                false);
    }

    private static SignedIn person(Level level) {
        return new SignedIn(
                Identifier.next(),
                "",
                level,
                Optional.of(new PersonNumber("079190123456")),
                List.of(),
                false);
    }
}
