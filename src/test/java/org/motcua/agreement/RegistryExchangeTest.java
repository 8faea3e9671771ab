package org.motcua.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.exchange.Directory.Grade;
import org.motcua.exchange.Directory.Needs;
import org.motcua.exchange.ExchangeFault;
import org.motcua.exchange.LogArchive;
import org.motcua.journal.Journal;
import org.motcua.registry.Registry;
import tools.jackson.databind.json.JsonMapper;

/// A system of another agency reads a registry of the house through two real gateways: by
/// agreement, for a purpose and a case, down to fields, seen by the person.
class RegistryExchangeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAME = List.of("key", "fields.full_name", "title", "detail");
    private static TwoMembers members;

    @BeforeAll
    static void start() throws IOException {
        members = new TwoMembers();
    }

    @AfterAll
    static void stop() throws IOException {
        members.close();
    }

    private static HttpResponse<String> ask(String number, String... headers) throws Exception {
        return members.ask(TwoMembers.POPULATION + "/records/" + number, headers);
    }

    @Test
    void onlyTheAgreedFieldsPassAndThePersonSeesWhoAskedForWhatAndWhichCase() throws Exception {
        members.agree(
                TwoMembers.agreement(
                        "insured", TwoMembers.POPULATION, NAME, Needs.PURPOSE_AND_CASE));
        var parents = Births.parents();
        var answer =
                ask(
                        parents.mother(),
                        "X-Exchange-Purpose",
                        TwoMembers.PURPOSE,
                        "X-Road-Issue",
                        "BHXH-2026-77",
                        "X-Road-Id",
                        "message-of-the-test");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var told = JSON.readTree(answer.body());
        assertThat(told.propertyNames()).containsExactlyInAnyOrder("key", "fields");
        assertThat(told.path("fields").propertyNames()).containsExactly("full_name");
        assertThat(told.path("fields").path("full_name").asString("")).isNotBlank();

        var browser = new Visitor();
        Births.signIn(browser, parents.mother(), parents.password());
        assertThat(browser.get("/me/looks").body())
                .contains("<dd>Bộ Tài chính</dd>")
                // not the other fields that a sharing of the house would give to this agency
                .contains("<dd>Họ và tên</dd>")
                .contains("Đối chiếu người tham gia bảo hiểm với dữ liệu dân cư")
                .contains("BHXH-2026-77");
        var written =
                TestHouse.bean(Journal.class).about("record:" + told(parents.mother())).stream()
                        .map(one -> one.entry())
                        .filter(one -> one.fact().equals("registry.read"))
                        .toList();
        assertThat(written)
                .anySatisfy(one -> {
                    assertThat(one.actor().id()).isEqualTo(TwoMembers.CLIENT);
                    assertThat(one.data())
                            .containsEntry("message", "message-of-the-test")
                            .containsEntry("exchange", "insured/1")
                            .containsEntry("purpose", TwoMembers.PURPOSE);
                });
        // the same message stands, provable, in the logs of both
        for (String gateway : List.of("asking", "answering")) {
            var archive = new LogArchive(members.folder.resolve(gateway));
            assertThat(archive.answered()).contains("message-of-the-test");
            assertThat(archive.verify().fault()).isEmpty();
        }
    }

    private static String told(String number) {
        return TestHouse.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select entity::text from registry.record where key = ? limit 1")
                .param(number)
                .query(String.class)
                .single();
    }

    @Test
    void withoutAnAgreementAPurposeOrACaseNothingIsTold() throws Exception {
        String number = Births.parents().mother();
        members.agree();
        assertRefused(ask(number), "AccessDenied");
        members.agree(
                TwoMembers.agreement(
                        "insured", TwoMembers.POPULATION, NAME, Needs.PURPOSE_AND_CASE));
        assertRefused(ask(number, "X-Road-Issue", "1"), "PurposeMissing");
        assertRefused(ask(number, "X-Exchange-Purpose", "other"), "PurposeNotAgreed");
        assertRefused(ask(number, "X-Exchange-Purpose", TwoMembers.PURPOSE), "CaseMissing");
        assertRefused(
                members.ask(
                        TwoMembers.OWNER + "/registries/births/records/1",
                        "X-Exchange-Purpose",
                        TwoMembers.PURPOSE),
                "AccessDenied");
        // a case that nobody named: the house itself refuses, in words that pass
        members.agree(TwoMembers.agreement("insured", TwoMembers.POPULATION, NAME, Needs.NOTHING));
        var unnamed = ask(number);
        assertThat(unnamed.statusCode()).isEqualTo(400);
        assertThat(unnamed.body()).contains("matter");
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Road-Error")).get().asString().endsWith(why);
    }

    @Test
    void whatTheHouseItselfHasNotAgreedIsRefusedByItToo() throws Exception {
        // the directory lets it pass, but no sharing of the house names this agency's way
        var service = TwoMembers.OWNER + "/registries/identity-cards";
        members.agree(
                TwoMembers.agreement("cards", service, List.of("key", "detail"), Needs.NOTHING));
        var answer = members.ask(service + "/records/1", "X-Road-Issue", "1");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Road-Error")).isEmpty();
        assertThat(answer.body()).contains("detail");
    }

    @Test
    void aGatewaysSecretAloneOpensNothing() throws Exception {
        String secret = TwoMembers.secret("exchange-alone");
        var http = HttpClient.newHttpClient();
        var path = TestHouse.address() + "/api/v1/registries/population/records/1?matter=x";
        var bare =
                HttpRequest.newBuilder(URI.create(path))
                        .header("Authorization", "Bearer " + secret);
        assertThat(http.send(bare.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        // and from a system that is no gateway the exchange's headers count for nothing
        var reading =
                TestHouse.bean(org.motcua.identity.Systems.class)
                        .issue(
                                org.motcua.kernel.Actor.operator("test"),
                                "culture-pretends",
                                "x",
                                new org.motcua.kernel.AgencyCode("G16"),
                                "reading-system",
                                java.time.Duration.ofDays(1));
        var key = ((org.motcua.identity.Systems.Outcome.Given) reading).issued().secret();
        var pretending =
                HttpRequest.newBuilder(URI.create(path))
                        .header("Authorization", "Bearer " + key)
                        .header("X-Road-Client", TwoMembers.CLIENT)
                        .header("X-Road-Id", "1")
                        .header("X-Exchange-Agreement", "insured/1")
                        .header("X-Exchange-Purpose", TwoMembers.PURPOSE);
        assertThat(http.send(pretending.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void servicesStandInTheDirectoryAsTheirRegistriesAreDefined() {
        var directory = members.centre.directory();
        var country = TestHouse.bean(Countries.class).active();
        var population =
                directory.services().stream()
                        .filter(one -> one.id().equals(TwoMembers.POPULATION))
                        .findFirst()
                        .orElseThrow();
        var registry = country.versions(Registry.KIND, "population").getLast().value();
        assertThat(population.title()).isEqualTo(registry.title());
        assertThat(population.grade()).isEqualTo(Grade.PERSONAL);
        var description = JSON.readTree(population.openapi());
        assertThat(description.path("openapi").asString("")).isEqualTo("3.1.0");
        assertThat(
                        description
                                .at("/paths/~1records~1{key}/get/responses/200/content")
                                .at("/application~1json/schema/properties/fields/properties")
                                .path("full_name")
                                .path("x-class")
                                .asString(""))
                .isEqualTo("PERSONAL");
        // the members that were there keep what they had
        assertThat(directory.members().getFirst().systems())
                .extracting(one -> one.id())
                .containsExactly(TwoMembers.OWNER + "/old", TwoMembers.OWNER + "/registries");
        // exactly those that grant systems a way of reading, each in three ways
        long granting =
                country.all(Registry.KIND).stream()
                        .filter(one ->
                                one.value().access().stream()
                                        .anyMatch(way ->
                                                way.readers().contains(Registry.Reader.SYSTEM)))
                        .count();
        assertThat(directory.services()).hasSize((int) granting * 3);
    }

    @Test
    void anAgreementOnWhatIsNotOfferedIsNotSigned() {
        assertThatThrownBy(() ->
                        members.agree(
                                TwoMembers.agreement(
                                        "more",
                                        TwoMembers.OWNER + "/registries/population",
                                        List.of("fields.religion"),
                                        Needs.NOTHING)))
                .isInstanceOf(ExchangeFault.class)
                .hasMessageContaining("fields.religion");
    }
}
