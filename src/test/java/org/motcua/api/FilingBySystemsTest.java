package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Taken;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.identity.Systems;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hospital's own portal files for people and follows what it filed.
class FilingBySystemsTest {
    private static final AgencyCode WARD = new AgencyCode("H29.26740");
    private static final String PERSON = "079196000123";
    private static OtherSystem hospital = new OtherSystem("", "en");

    @BeforeAll
    static void aHospital() {
        hospital = OtherSystem.named("hospital-one");
    }

    private static Map<String, Object> begin() {
        return Map.of(
                "procedure", "1.001193",
                "language", "vi",
                "person", Map.of("number", PERSON, "name", "Trần Thị Lan", "phone", "0901234567"));
    }

    private static Map<String, Object> answers() {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("relation", "carer");
        answers.put("birth_case", "abandoned");
        answers.put(
                "child_birth_date",
                LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(20).toString());
        answers.put("child_sex", "male");
        answers.put("birth_place", "Phường Sài Gòn");
        answers.put("child_name", "Nguyễn Văn An");
        answers.put("child_ethnicity", "01");
        answers.put("child_nationality", "VN");
        answers.put("home_province", "79");
        answers.put("register_at", "26740");
        answers.put("copies", 0);
        answers.put("phone", "0901234567");
        answers.put("delivery", "counter");
        return answers;
    }

    private static String draft() {
        var begun =
                hospital.post("/api/v1/drafts", begin(), "Idempotency-Key", "" + UUID.randomUUID());
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        return begun.header("Location");
    }

    /// A draft that only has to be filed.
    private static String ready() {
        String draft = draft();
        assertThat(hospital.put(draft + "/answers", answers()).status()).isEqualTo(200);
        var file =
                hospital.send(
                        "POST",
                        draft + "/papers/abandoned-record/files?name=record.png",
                        Pictures.photograph(),
                        "image/png");
        assertThat(file.status()).as(file.toString()).isEqualTo(201);
        return draft;
    }

    @Test
    void nobodyEntersWithoutASecret() {
        var stranger = new OtherSystem("", "en").get("/api/v1/dossiers");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(stranger.header("Content-Type")).startsWith("application/problem+json");
        assertThat(new OtherSystem("motcua_guessed", "en").get("/api/v1/dossiers").status())
                .isEqualTo(401);
        String old = OtherSystem.secret("hospital-old", Duration.ofMillis(-1));
        assertThat(new OtherSystem(old, "en").get("/api/v1/dossiers").status()).isEqualTo(401);
        var left = OtherSystem.named("hospital-left");
        assertThat(left.get("/api/v1/dossiers").status()).isEqualTo(200);
        assertThat(TestHouse.bean(Systems.class).revoke(Actor.operator("test"), "hospital-left"))
                .isEqualTo(1);
        assertThat(left.get("/api/v1/dossiers").status()).isEqualTo(401);
    }

    @Test
    void aSecretOpensOnlyTheDoorsForSystems() {
        assertThat(hospital.get("/me").status()).isIn(302, 303, 401);
        assertThat(hospital.get("/board").status()).isIn(302, 303, 401);
        var citizen = new Visitor();
        var opened =
                TestHouse.bean(DemoAccounts.class)
                        .person(
                                new org.motcua.kernel.PersonNumber("079196000777"),
                                "Lê Thị Hoa",
                                LocalDate.of(1996, 1, 1),
                                Level.ONE)
                        .orElseThrow();
        citizen.get("/sign-in");
        citizen.post("/sign-in", Map.of("name", "079196000777", "password", opened.password()));
        assertThat(citizen.look("/me").status()).isEqualTo(200);
        assertThat(citizen.look("/api/v1/dossiers").status()).isEqualTo(401);
    }

    @Test
    void faultsNameTheFieldTheRuleAndWhatToDoInTheCallersLanguage() {
        String draft = draft();
        var wrong = answers();
        wrong.put("child_sex", "robot");
        wrong.put("shoe_size", 42);
        wrong.remove("child_name");
        var english = hospital.put(draft + "/answers", wrong);
        assertThat(english.status()).isEqualTo(422);
        assertThat(english.header("Content-Type")).startsWith("application/problem+json");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        var told = new LinkedHashMap<String, String>();
        english.json()
                .path("errors")
                .forEach(error ->
                        told.put(
                                error.path("pointer").asString(""),
                                error.path("rule").asString("")));
        assertThat(told)
                .containsEntry("/answers/child_sex", "option")
                .containsEntry("/answers/shoe_size", "unknown-field")
                .containsEntry("/answers/child_name", "required");
        assertThat(english.toString()).contains("choose one from the list");
        var vietnamese = hospital.speaking("vi-VN,en;q=0.5").put(draft + "/answers", wrong);
        assertThat(vietnamese.toString()).contains("chọn một mục trong danh sách");
        assertThat(hospital.get(draft).json().path("answers").size())
                .as("nothing was kept")
                .isZero();
        var partly =
                hospital.send(
                        "PATCH",
                        draft + "/answers",
                        "{\"birth_case\": \"abandoned\"}".getBytes(StandardCharsets.UTF_8),
                        "application/json");
        assertThat(partly.status()).isEqualTo(200);
        assertThat(partly.json().path("answers").path("birth_case").asString(""))
                .isEqualTo("abandoned");
    }

    @Test
    void badInputIsTurnedAwayWithAProblem() {
        String key = "" + UUID.randomUUID();
        assertThat(hospital.post("/api/v1/drafts", begin()).toString())
                .startsWith("400")
                .contains("key-missing");
        assertThat(
                        hospital.send(
                                        "POST",
                                        "/api/v1/drafts",
                                        "{nonsense".getBytes(StandardCharsets.UTF_8),
                                        "application/json",
                                        "Idempotency-Key",
                                        key)
                                .toString())
                .startsWith("400")
                .contains("body-unreadable");
        assertThat(
                        hospital.post(
                                        "/api/v1/drafts",
                                        Map.of(
                                                "procedure",
                                                "1.001193",
                                                "person",
                                                Map.of("number", "12", "name", "")),
                                        "Idempotency-Key",
                                        key)
                                .toString())
                .startsWith("422")
                .contains("person.number")
                .contains("person.name");
        var unknown = new LinkedHashMap<>(begin());
        unknown.put("procedure", "9.999999");
        assertThat(hospital.post("/api/v1/drafts", unknown, "Idempotency-Key", key).toString())
                .startsWith("409")
                .contains("not-fileable");
        assertThat(hospital.get("/api/v1/drafts/nonsense").status()).isEqualTo(404);
        assertThat(hospital.get("/api/v1/dossiers/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(hospital.get("/api/v1/changes?since=x").status()).isEqualTo(400);
        assertThat(hospital.get("/api/v1/nowhere").status()).isEqualTo(404);
        String draft = draft();
        var lie =
                hospital.send(
                        "POST",
                        draft + "/papers/abandoned-record/files?name=picture.png",
                        "MZ this is a program".getBytes(StandardCharsets.UTF_8),
                        "image/png");
        assertThat(lie.toString()).startsWith("422").contains("wrong-kind");
        assertThat(hospital.get(draft).json().path("files").size()).isZero();
        assertThat(hospital.post(draft + "/file", Map.of(), "Idempotency-Key", key).toString())
                .startsWith("422")
                .contains("draft-incomplete")
                .contains("/answers/relation");
    }

    @Test
    void aFileGoesOnWhereTheConnectionBroke() {
        String draft = draft();
        assertThat(hospital.put(draft + "/answers", answers()).status()).isEqualTo(200);
        byte[] whole = Pictures.photograph();
        var announced =
                hospital.post(
                        draft + "/papers/abandoned-record/uploads",
                        Map.of("name", "record.png", "size", whole.length));
        assertThat(announced.status()).isEqualTo(201);
        String file = announced.header("Location");
        int half = whole.length / 2;
        assertThat(part(file, 0, Arrays.copyOf(whole, half)).header("Upload-Offset"))
                .isEqualTo("" + half);
        var again = part(file, 0, Arrays.copyOf(whole, half));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Upload-Offset")).isEqualTo("" + half);
        assertThat(hospital.get(file).header("Upload-Offset")).isEqualTo("" + half);
        var done = part(file, half, Arrays.copyOfRange(whole, half, whole.length));
        assertThat(done.json().path("state").asString("")).isEqualTo("kept");
        assertThat(hospital.get(draft).json().path("missing").size()).isZero();
    }

    private static OtherSystem.Answer part(String file, int from, byte[] bytes) {
        return hospital.send(
                "PATCH", file, bytes, "application/octet-stream", "Upload-Offset", "" + from);
    }

    @Test
    void theSameSubmissionSentFiveTimesAtOnceMakesOneDossier() throws Exception {
        String key = "" + UUID.randomUUID();
        var begun = atOnce(() -> hospital.post("/api/v1/drafts", begin(), "Idempotency-Key", key));
        var drafts = new HashSet<String>();
        begun.forEach(answer -> drafts.add(answer.header("Location")));
        assertThat(drafts).as(begun.toString()).hasSize(1);
        String draft = ready();
        String filing = "" + UUID.randomUUID();
        var filed =
                atOnce(() -> hospital.post(draft + "/file", Map.of(), "Idempotency-Key", filing));
        var dossiers = new HashSet<String>();
        filed.forEach(answer -> dossiers.add(answer.status() + answer.header("Location")));
        assertThat(dossiers).as(filed.toString()).hasSize(1).allMatch(it -> it.startsWith("201"));
        assertThat(hospital.post(draft() + "/file", Map.of(), "Idempotency-Key", filing).toString())
                .startsWith("422")
                .contains("key-reused");
        assertThat(hospital.put(draft + "/answers", answers()).toString())
                .startsWith("409")
                .contains("draft-filed");
    }

    private static List<OtherSystem.Answer> atOnce(Callable<OtherSystem.Answer> request)
            throws Exception {
        try (var five = Executors.newFixedThreadPool(5)) {
            var answers = new ArrayList<OtherSystem.Answer>();
            for (var each : five.invokeAll(java.util.Collections.nCopies(5, request))) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    @Test
    void aSystemSeesOnlyWhatItFiledAndNothingThatARegistryKnows() {
        String draft = ready();
        var other = OtherSystem.named("hospital-two");
        assertThat(other.get(draft).status()).isEqualTo(404);
        assertThat(other.put(draft + "/answers", answers()).status()).isEqualTo(404);
        assertThat(other.post(draft + "/file", Map.of(), "Idempotency-Key", "stolen").status())
                .isEqualTo(404);
        var filed = hospital.post(draft + "/file", Map.of(), "Idempotency-Key", draft);
        assertThat(filed.status()).isEqualTo(201);
        String dossier = filed.header("Location");
        assertThat(other.get(dossier).status()).isEqualTo(404);
        assertThat(other.post(dossier + "/withdraw", Map.of("reason", "")).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/dossiers").json().path("items").size()).isZero();
        assertThat(other.get("/api/v1/changes").json().path("changes").size()).isZero();
        var id = UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1));
        assertThat(
                        TestHouse.bean(JdbcClient.class)
                                .sql("select facts::text from dossier.draft where id = ?")
                                .param(id)
                                .query(String.class)
                                .single())
                .as("no registry was asked for a system")
                .doesNotContain("full_name");
    }

    @Test
    void aDossierIsFollowedFromFilingThroughASupplementToItsSignedResult() throws Exception {
        String draft = ready();
        var filed = hospital.post(draft + "/file", Map.of(), "Idempotency-Key", draft);
        assertThat(filed.status()).as(filed.toString()).isEqualTo(201);
        String dossier = filed.header("Location");
        var id = UUID.fromString(dossier.substring(dossier.lastIndexOf('/') + 1));
        long since = changes(id, 0, "dossier.filed");
        var casework = TestHouse.bean(Casework.class);
        done(casework.receive(seen(id), officer("api-hang", "receiving-officer")));
        since = changes(id, since, "dossier.received");
        done(
                casework.askForMore(
                        seen(id), officer("api-tuan", "specialist"), List.of("A clearer page")));
        since = changes(id, since, "dossier.supplement-requested");
        var asked = hospital.get(dossier).json();
        assertThat(asked.path("state").path("waitsForApplicant").asBoolean(false)).isTrue();
        assertThat(asked.path("supplements").get(0).path("items").get(0).asString(""))
                .isEqualTo("A clearer page");
        assertThat(
                        hospital.send(
                                        "POST",
                                        dossier + "/supplement/papers/abandoned-record/files",
                                        Pictures.photograph(),
                                        "image/png")
                                .status())
                .isEqualTo(201);
        var supplied = hospital.post(dossier + "/supplement", Map.of());
        assertThat(supplied.status()).as(supplied.toString()).isEqualTo(200);
        assertThat(hospital.post(dossier + "/supplement", Map.of()).toString())
                .startsWith("409")
                .contains("not-in-this-state");
        decide(id);
        var ended = hospital.get(dossier).json();
        assertThat(ended.path("state").path("id").asString("")).isIn("done", "returned");
        var result = hospital.get(ended.path("result").asString("missing"));
        assertThat(new String(result.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        var letter = hospital.get(ended.path("letters").get(0).path("href").asString("missing"));
        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
        changes(id, since, "dossier.returned");
        writtenDown(id);
    }

    /// Everything that the system asked stands in the journal, and for whom.
    private static void writtenDown(UUID dossier) {
        var asked =
                TestHouse.bean(JdbcClient.class)
                        .sql(
                                """
                                select count(*) from journal.entry
                                where fact = 'api.asked' and actor_kind = 'SYSTEM'
                                  and actor = 'hospital-one' and agency = 'H29.26740'
                                  and data ->> 'matter' = ?
                                """)
                        .param("dossier:" + dossier)
                        .query(Integer.class)
                        .single();
        assertThat(asked).isGreaterThanOrEqualTo(6);
        assertThat(
                        TestHouse.bean(Dossiers.class)
                                .history(TestHouse.bean(Dossiers.class).get(dossier))
                                .getFirst()
                                .entry()
                                .actor())
                .isEqualTo(new Actor(Actor.Kind.SYSTEM, "hospital-one", WARD));
    }

    /// Asks what is new until a fact has come; each comes once and in order.
    private static long changes(UUID dossier, long since, String fact) throws Exception {
        long from = since;
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            var answer = hospital.get("/api/v1/changes?since=" + from + "&limit=1").json();
            for (var change : answer.path("changes")) {
                assertThat(change.path("position").asLong(-1)).isGreaterThanOrEqualTo(from);
                if (change.path("dossier").asString("").equals(dossier.toString())
                        && change.path("fact").asString("").equals(fact)) {
                    return answer.path("next").asLong(0);
                }
            }
            from = answer.path("next").asLong(0);
            Thread.sleep(answer.path("more").asBoolean(false) ? 0 : 50);
        }
        throw new AssertionError(fact + " never came");
    }

    private static void decide(UUID id) {
        var casework = TestHouse.bean(Casework.class);
        done(
                casework.propose(
                        seen(id),
                        officer("api-tuan", "specialist"),
                        "registered",
                        Optional.empty(),
                        ""));
        done(
                casework.decide(
                        seen(id),
                        officer("api-hoa", "signing-leader"),
                        "registered",
                        Optional.empty(),
                        ""));
        done(casework.pass(seen(id), officer("api-ngoc", "clerk"), ""));
    }

    private static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    private static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, TestHouse.bean(Dossiers.class).get(id).version());
    }

    static SignedIn officer(String name, String role) {
        var assignment = new Assignment(role, WARD);
        TestHouse.bean(DemoAccounts.class).officer(name, name, List.of(assignment));
        var account = TestHouse.bean(Accounts.class).findBySignInName(name).orElseThrow();
        return new SignedIn(
                account.id(), name, Level.TWO, Optional.empty(), List.of(assignment), false);
    }
}
