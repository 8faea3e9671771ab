package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The main story, from the search to the verified document: a mother registers the birth of her
/// child, without JavaScript; officers receive, examine and sign.
class BirthStoryTest {
    private static final String MOTHER = "079196000123";
    private static final String FATHER = "079094000456";
    private static final AgencyCode WARD = new AgencyCode("H29.26740");
    private static final String NOTIFICATION = "79011.GCS.00123.26";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static String password = "";

    @BeforeAll
    static void somePeople() {
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"));
        var home = Map.of("unit", "26740", "line", "12 Lê Lợi");
        record(
                "population",
                MOTHER,
                Map.of(
                        "full_name",
                        "Trần Thị Lan",
                        "birth_date",
                        "1996-04-12",
                        "sex",
                        "female",
                        "ethnicity",
                        "01",
                        "nationality",
                        "VN",
                        "residence",
                        home));
        record(
                "population",
                FATHER,
                Map.of(
                        "full_name",
                        "Nguyễn Văn Minh",
                        "birth_date",
                        "1994-08-02",
                        "sex",
                        "male",
                        "ethnicity",
                        "01",
                        "nationality",
                        "VN",
                        "residence",
                        home));
        record(
                "marriages",
                "KH26740-2022-0007",
                Map.of(
                        "wife_number",
                        MOTHER,
                        "husband_number",
                        FATHER,
                        "married_on",
                        "2022-05-20",
                        "registered_at",
                        "26740",
                        "in_force",
                        "yes"));
        record(
                "birth-notifications",
                NOTIFICATION,
                Map.of(
                        "mother_number",
                        MOTHER,
                        "birth_date",
                        today.minusDays(5).toString(),
                        "sex",
                        "female",
                        "facility",
                        "Bệnh viện Từ Dũ",
                        "signed",
                        true));
        password =
                TestHouse.bean(DemoAccounts.class)
                        .person(
                                new PersonNumber(MOTHER),
                                "Trần Thị Lan",
                                LocalDate.of(1996, 4, 12),
                                Level.TWO)
                        .orElseThrow()
                        .password();
    }

    private static void record(String registry, String key, Map<String, Object> fields) {
        TestHouse.bean(JdbcClient.class)
                .sql(
                        """
                        insert into registry.record
                            (entity, registry, key, fields, valid, recorded_at, cause)
                        values (uuidv7(), ?, ?, ?::jsonb, daterange('2000-01-01', null), now(), 'test')
                        """)
                .param(registry)
                .param(key)
                .param(JSON.writeValueAsString(fields))
                .update();
    }

    @Test
    void isFiledHandledAndReceivedWithoutScript() {
        try (var window = Browser.withoutScript()) {
            var page = window.page();
            window.go(TestHouse.address() + "/");
            page.fill("input[name=q]", "khai sinh cho kon");
            page.click("form[role=search] button");
            page.click("ul.results li:first-child a");
            assertThat(page.locator("h1").textContent()).isEqualTo("Khai sinh cho con");
            page.click("form button.button");
            page.click("a[href*='/sign-in?to=']");
            signIn(page);
            page.click("main a.button");
            var answers = answers();
            for (int i = 0; i < 20 && page.url().contains("/questions/"); i++) {
                fill(page, answers);
                window.picture("birth-%02d".formatted(i));
                String before = page.url();
                page.click("form button.button");
                assertThat(page.url()).as(page.locator("main").textContent()).isNotEqualTo(before);
            }
            assertThat(page.url()).endsWith("/review");
            window.picture("birth-review");
            page.click("form[action$='/file'] button");
            assertThat(page.url()).as(page.locator("main").textContent()).contains("/dossiers/");
            window.picture("birth-filed");
            var id = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
            handle(id);
            page.reload();
            window.picture("birth-result");
            assertThat(page.locator("main").textContent()).contains("Đã trả kết quả");
            var dossier = TestHouse.bean(Dossiers.class).get(id);
            var code = page.locator(".note b, .note p").allTextContents();
            assertThat(code).isNotEmpty();
            assertThat(dossier.result()).isPresent();
            var pdf =
                    page.context()
                            .request()
                            .get(TestHouse.address() + "/dossiers/" + id + "/result");
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
    }

    private static Map<String, String> answers() {
        return Map.ofEntries(
                Map.entry("relation", "mother"),
                Map.entry("birth_case", "both-parents"),
                Map.entry("surrogacy", "false"),
                Map.entry("father_number", FATHER),
                Map.entry("notification_code", NOTIFICATION),
                Map.entry("child_name", "Nguyễn Thị Mai"),
                Map.entry("child_ethnicity", "01"),
                Map.entry("child_nationality", "VN"),
                Map.entry("home_province", "79"),
                Map.entry("register_at-find", "26740"),
                Map.entry("copies", "0"),
                Map.entry("phone", "0901234567"),
                Map.entry("delivery", "electronic"));
    }

    /// Fills what this page asks, as a person would.
    private static void fill(com.microsoft.playwright.Page page, Map<String, String> answers) {
        for (var entry : answers.entrySet()) {
            var field = page.locator("[name='" + entry.getKey() + "']:not([type=hidden])");
            if (field.count() == 0) {
                continue;
            }
            String kind = String.valueOf(field.first().evaluate("e => e.type || e.tagName"));
            switch (kind) {
                case "radio" ->
                        page.locator(
                                        "[name='%s'][value='%s']"
                                                .formatted(entry.getKey(), entry.getValue()))
                                .check();
                case "select-one" -> field.selectOption(entry.getValue());
                default -> field.fill(entry.getValue());
            }
        }
    }

    private static void signIn(com.microsoft.playwright.Page page) {
        page.fill("input[name=name]", MOTHER);
        page.fill("input[name=password]", password);
        page.click("main form button");
        if (page.locator("input[name=code]").count() > 0) {
            page.fill("input[name=code]", TestHouse.bean(DemoAccounts.class).presentCode());
            page.click("main form button");
        }
    }

    /// The officers' side, through the doorway that their pages use.
    private static void handle(UUID id) {
        var casework = TestHouse.bean(Casework.class);
        var receiving = officer("hang", "receiving-officer");
        var specialist = officer("tuan", "specialist");
        var leader = officer("hoa", "signing-leader");
        var clerk = officer("ngoc", "clerk");
        assertThat(now(id).state()).isEqualTo(State.NEWLY_REGISTERED);
        done(casework.receive(seen(id), receiving));
        done(casework.propose(seen(id), specialist, "registered", Optional.empty(), ""));
        done(casework.decide(seen(id), leader, "registered", Optional.empty(), ""));
        done(casework.pass(seen(id), clerk, ""));
        assertThat(TestHouse.bean(Dossiers.class).effects(now(id)))
                .allMatch(effect -> effect.fault().isEmpty());
        if (now(id).state() == State.DONE) {
            done(TestHouse.bean(Supervision.class).handOver(seen(id), receiving, "electronic"));
        }
        assertThat(now(id).state()).isEqualTo(State.RETURNED);
    }

    private static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    private static Dossier now(UUID id) {
        return TestHouse.bean(Dossiers.class).get(id);
    }

    private static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, now(id).version());
    }

    private static SignedIn officer(String name, String role) {
        var assignment = new Assignment(role, WARD);
        TestHouse.bean(DemoAccounts.class).officer(name, name, List.of(assignment));
        Account account = TestHouse.bean(Accounts.class).findBySignInName(name).orElseThrow();
        return new SignedIn(
                account.id(),
                account.name(),
                Level.TWO,
                Optional.empty(),
                List.of(assignment),
                false);
    }
}
