package org.motcua.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.exchange.Directory;
import org.motcua.journal.Journal;

/// The life of an agreement on pages, followed by the directory of a centre and obeyed by two real
/// gateways.
class AgreementsTest {
    private static final String ROLE = "data-sharing-officer";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("/office/agreements/(TT-\\d{4}-\\d{4})");
    private static TwoMembers members;
    private static Visitor insurance;
    private static Visitor police;

    @BeforeAll
    static void start() throws IOException {
        members = new TwoMembers(Path.of("target/test-house-var/exchange-centre"));
        insurance = Officers.signedIn(ROLE, "G12");
        police = Officers.signedIn(ROLE, "G01");
    }

    @AfterAll
    static void stop() throws IOException {
        members.close();
    }

    private static Map<String, String> wanted(String purpose) {
        var form = new LinkedHashMap<String, String>();
        form.put("service", TwoMembers.POPULATION);
        form.put("consumer", TwoMembers.CLIENT);
        form.put("reason", "Đối chiếu người tham gia bảo hiểm");
        form.put("purpose", purpose);
        form.put("legal-basis", "Nghị định 63/2024/NĐ-CP");
        form.put("fields", "fields.full_name");
        form.put("storing", "ENCRYPTED");
        form.put("rate", "50");
        day(form, "from", LocalDate.now(java.time.Clock.systemUTC()).minusDays(1));
        day(form, "until", LocalDate.now(java.time.Clock.systemUTC()).plusDays(300));
        return form;
    }

    private static void day(Map<String, String> form, String name, LocalDate day) {
        form.put(name + "-day", Integer.toString(day.getDayOfMonth()));
        form.put(name + "-month", Integer.toString(day.getMonthValue()));
        form.put(name + "-year", Integer.toString(day.getYear()));
    }

    private static String asked(Visitor who, String purpose) {
        var sent = send(who, "/office/agreements", wanted(purpose));
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        var found = NUMBER.matcher(sent.location());
        assertThat(found.find()).as(sent.location()).isTrue();
        return found.group(1);
    }

    /// Sends a form as somebody who has just opened one.
    private static Visitor.Answer send(Visitor who, String path, Map<String, String> form) {
        who.get("/account/password");
        return who.send(path, form);
    }

    /// Does something to an agreement, by its page as it is now.
    private static Visitor.Answer move(Visitor who, String id, String move, String words) {
        String page = who.get("/office/agreements/" + id).body();
        var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
        String seen = version.find() ? version.group(1) : "1";
        return move(who, id, move, words, seen);
    }

    private static Visitor.Answer move(
            Visitor who, String id, String move, String words, String seen) {
        return send(
                who,
                "/office/agreements/%s/%s".formatted(id, move),
                Map.of("version", seen, "words-" + move, words));
    }

    private static void done(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private static HttpResponse<String> ask(String person, String purpose) throws Exception {
        return members.ask(
                TwoMembers.POPULATION + "/records/" + person,
                "X-Exchange-Purpose",
                purpose,
                "X-Road-Issue",
                "BHXH-1");
    }

    /// Asks until both gateways have heard.
    private static void eventually(String person, String purpose, int status) throws Exception {
        long until = System.nanoTime() + SOON.toNanos();
        var answer = ask(person, purpose);
        while (answer.statusCode() != status && System.nanoTime() < until) {
            Thread.sleep(200);
            answer = ask(person, purpose);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    /// As a gateway that has not heard of anything yet would ask the house.
    private static int atHouse(String person, String agreement) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "%s/api/v1/registries/population/records/%s"
                                                .formatted(TestHouse.address(), person)))
                        .header("Authorization", "Bearer " + TwoMembers.secret("exchange-late"))
                        .header("X-Road-Client", TwoMembers.CLIENT)
                        .header("X-Road-Id", "late")
                        .header("X-Road-Issue", "BHXH-1")
                        .header("X-Exchange-Agreement", agreement + "/1")
                        .header("X-Exchange-Purpose", "p")
                        .header("X-Exchange-Fields", "fields.full_name,fields.birth_date");
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void anAgreementLivesOnPagesAndGatewaysObeyIt() throws Exception {
        var parents = Births.parents();
        String person = parents.mother();
        String id = asked(insurance, "whole-life");
        assertThat(ask(person, "whole-life").statusCode()).isEqualTo(403);
        assertThat(police.get("/office/agreements").body())
                .contains("Chờ cơ quan bạn quyết định", id);

        done(move(police, id, "approve", ""));
        eventually(person, "whole-life", 200);
        var answer = ask(person, "whole-life");
        assertThat(answer.body()).contains("full_name").doesNotContain("birth_date");
        // what the house gave out is what was agreed, for the reason that was agreed
        var browser = new Visitor();
        Births.signIn(browser, person, parents.password());
        assertThat(browser.get("/me/looks").body())
                .contains("Đối chiếu người tham gia bảo hiểm</dd>")
                .contains("<dd>Họ và tên</dd>");
        assertThat(atHouse(person, id)).isEqualTo(200);

        done(move(police, id, "suspend", "Kiểm tra an toàn"));
        // the house obeys at once, also where a gateway would not have heard yet
        assertThat(atHouse(person, id)).isEqualTo(403);
        eventually(person, "whole-life", 403);
        String told = "";
        for (int i = 0; i < 100 && !told.endsWith("AgreementNotActive"); i++) {
            Thread.sleep(100);
            told = ask(person, "whole-life").headers().firstValue("X-Road-Error").orElse("");
        }
        assertThat(told).as("by the asking gateway").endsWith("AgreementNotActive");
        done(move(police, id, "resume", "Đã kiểm tra xong"));
        eventually(person, "whole-life", 200);
        done(move(police, id, "end", "Hết nhu cầu"));
        eventually(person, "whole-life", 403);

        assertThat(
                        TestHouse.bean(Journal.class).about("agreement:" + id).stream()
                                .map(one -> one.entry().fact()))
                .containsExactly(
                        "agreement.requested",
                        "agreement.approved",
                        "agreement.suspended",
                        "agreement.resumed",
                        "agreement.ended");
        assertThat(insurance.get("/en/office/agreements/" + id).body())
                .contains("Kiểm tra an toàn", "Suspended", "Ended", "Hết nhu cầu");
    }

    @Test
    void anOwnerRefusesAndSaysWhy() {
        String id = asked(insurance, "refused-one");
        assertThat(move(police, id, "refuse", " ").status()).isEqualTo(422);
        done(move(police, id, "refuse", "Mục đích chưa rõ"));
        assertThat(insurance.get("/office/agreements/" + id).body())
                .contains("Bị từ chối", "Mục đích chưa rõ");
        assertThat(members.centre.current().agreements())
                .extracting(Directory.Agreement::id)
                .doesNotContain(id);
        assertThat(move(police, id, "approve", "").status()).isEqualTo(422);
    }

    @Test
    void onlyTheOtherSideDecidesAndOnlyOnWhatItSaw() {
        String id = asked(insurance, "two-sides");
        assertThat(move(insurance, id, "approve", "").status()).isEqualTo(403);
        var stranger = Officers.signedIn(ROLE, "G16");
        assertThat(stranger.get("/office/agreements/" + id).status()).isEqualTo(404);
        assertThat(move(stranger, id, "approve", "").status()).isEqualTo(404);
        var clerk = Officers.signedIn("clerk", "G01");
        assertThat(clerk.get("/office/agreements").status()).isEqualTo(403);
        // two officers of the owner: the second decides on what is no longer so
        done(move(police, id, "approve", "", "1"));
        var late = move(Officers.signedIn(ROLE, "G01"), id, "refuse", "Không", "1");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Người khác vừa thay đổi thỏa thuận này");
        // the one who asked needs it no longer
        done(move(insurance, id, "withdraw", "Đã có nguồn khác"));
        assertThat(insurance.get("/office/agreements/" + id).body()).contains("Đã chấm dứt");
    }

    @Test
    void whoAskedDoesNotDecideAlsoWhereBothAreOneAgency() {
        members.centre.change(now ->
                now.withMembers(
                        now.members().stream()
                                .map(member ->
                                        member.id().equals(TwoMembers.OWNER)
                                                ? new Directory.Member(
                                                        member.id(),
                                                        member.name(),
                                                        List.of(
                                                                new Directory.Subsystem(
                                                                        TwoMembers.OWNER + "/own",
                                                                        List.of()),
                                                                new Directory.Subsystem(
                                                                        TwoMembers.OWNER
                                                                                + "/registries",
                                                                        List.of())))
                                                : member)
                                .toList()));
        var form = wanted("own-use");
        form.put("consumer", TwoMembers.OWNER + "/own");
        var sent = send(police, "/office/agreements", form);
        var found = NUMBER.matcher(sent.location());
        assertThat(found.find()).as(sent.body()).isTrue();
        assertThat(move(police, found.group(1), "approve", "", "1").body())
                .contains("người khác phải quyết định");
        done(move(Officers.signedIn(ROLE, "G01"), found.group(1), "approve", "", "1"));
    }

    @Test
    void badRequestsAreToldFieldByFieldInBothLanguages() {
        var form = wanted("X!");
        form.put("reason", "");
        form.put("legal-basis", "?");
        form.put("fields", "fields.religion");
        form.put("storing", "PLAIN");
        form.put("rate", "0");
        form.put("until-month", "13");
        form.put("consumer", TwoMembers.OWNER + "/registries");
        for (String language : List.of("", "/en")) {
            var answer = send(insurance, language + "/office/agreements", form);
            assertThat(answer.status()).isEqualTo(422);
            for (String name :
                    List.of(
                            "consumer",
                            "reason",
                            "purpose",
                            "legal-basis",
                            "fields",
                            "storing",
                            "rate",
                            "from")) {
                assertThat(answer.body()).contains("id=\"" + name + "-error\"");
            }
        }
        var gone = wanted("gone");
        gone.put("service", TwoMembers.OWNER + "/registries/nothing");
        assertThat(send(insurance, "/office/agreements", gone).status()).isEqualTo(404);
    }

    @Test
    void aSecondAgreementForTheSamePurposeIsNotMade() {
        String first = asked(insurance, "doubled");
        String second = asked(insurance, "doubled");
        done(move(police, first, "approve", ""));
        var answer = move(police, second, "approve", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("đã có thỏa thuận về dữ liệu này");
        assertThat(send(insurance, "/office/agreements", wanted("doubled")).status())
                .isEqualTo(422);
    }

    @Test
    void oneThatFitsTheDirectoryNoMoreHoldsNoOtherUp() {
        String id = asked(insurance, "unfit-one");
        done(move(police, id, "approve", ""));
        var before = members.centre.current().services();
        try {
            // the owner's registry lost the field, and somebody wrote the directory by hand
            members.centre.change(now ->
                    now.withAgreements(List.of())
                            .withServices(
                                    now.services().stream()
                                            .filter(one -> !one.id().equals(TwoMembers.POPULATION))
                                            .toList()));
            String other = facilities();
            done(move(Officers.signedIn(ROLE, "G15"), other, "approve", ""));
            assertThat(members.centre.current().agreements())
                    .extracting(Directory.Agreement::id)
                    .contains(other)
                    .doesNotContain(id);
            assertThat(police.get("/office/agreements/" + id).body()).contains("Chưa dùng được");
        } finally {
            members.centre.change(now -> now.withServices(before));
        }
    }

    private static String facilities() {
        var form = wanted("deaths-of-insured");
        form.put("service", TwoMembers.INSTANCE + "/GOV/G15/registries/deaths");
        var sent = send(insurance, "/office/agreements", form);
        var found = NUMBER.matcher(sent.location());
        assertThat(found.find()).as(sent.body()).isTrue();
        return found.group(1);
    }

    @Test
    void pagesAreWithoutFaultsOnAPhoneAndOnADesk() {
        String id = asked(insurance, "looked-at");
        Browser.look(
                insurance,
                "agreements",
                List.of(
                        "/office/agreements",
                        "/office/agreements/services?q=d%C3%A2n",
                        "/en/office/agreements/services",
                        "/office/agreements/new?service=" + TwoMembers.POPULATION,
                        "/en/office/agreements/" + id));
        Browser.look(
                police, "agreements", List.of("/office/agreements", "/office/agreements/" + id));
    }
}
