package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.country.Countries;
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

/// Parents with a new child, what the state holds of them, and the officers of their ward: for the
/// stories that tests tell.
public final class Births {
    public static final AgencyCode WARD = new AgencyCode("H29.26740");
    public static final String PROCEDURE = "1.001193";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBER = new AtomicInteger(10_000);

    private Births() {}

    /// A mother who can sign in, married to the father; the hospital has sent its notification.
    public record Parents(String mother, String father, String notification, String password) {
        /// What she answers where the state does not know.
        public Map<String, String> answers() {
            var answers = new LinkedHashMap<String, String>();
            answers.put("relation", "mother");
            answers.put("birth_case", "both-parents");
            answers.put("surrogacy", "false");
            answers.put("father_number", father);
            answers.put("notification_code", notification);
            answers.put("child_name", "Nguyễn Thị Mai");
            answers.put("child_ethnicity", "01");
            answers.put("child_nationality", "VN");
            answers.put("home_province", "79");
            answers.put("register_at", "26740");
            answers.put("copies", "0");
            answers.put("phone", "0901234567");
            answers.put("delivery", "electronic");
            return answers;
        }

        /// Her account, as pages see it.
        public SignedIn signedIn() {
            var account = TestHouse.bean(Accounts.class).findBySignInName(mother).orElseThrow();
            return new SignedIn(
                    account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
        }
    }

    /// A family that no other test knows.
    public static Parents parents() {
        return parents(Level.TWO);
    }

    /// @param level one has only a password
    public static Parents parents(Level level) {
        int number = NUMBER.incrementAndGet();
        String mother = "0791967" + number;
        String father = "0790947" + number;
        String notification = "79011.GCS." + number + ".26";
        person(mother, "Trần Thị Lan", "1996-04-12", "female");
        person(father, "Nguyễn Văn Minh", "1994-08-02", "male");
        record(
                "marriages",
                "KH26740-2022-" + number,
                Map.of(
                        "wife_number",
                        mother,
                        "husband_number",
                        father,
                        "married_on",
                        "2022-05-20",
                        "registered_at",
                        "26740",
                        "in_force",
                        "yes"));
        notification(notification, mother, today().minusDays(5));
        String password =
                TestHouse.bean(DemoAccounts.class)
                        .person(
                                new PersonNumber(mother),
                                "Trần Thị Lan",
                                LocalDate.of(1996, 4, 12),
                                level)
                        .orElseThrow()
                        .password();
        return new Parents(mother, father, notification, password);
    }

    private static void person(String number, String name, String born, String sex) {
        record(
                "population",
                number,
                Map.of(
                        "full_name",
                        name,
                        "birth_date",
                        born,
                        "sex",
                        sex,
                        "ethnicity",
                        "01",
                        "nationality",
                        "VN",
                        "residence",
                        Map.of("unit", "26740", "line", "12 Lê Lợi")));
    }

    /// What a hospital sent of a birth.
    public static void notification(String code, String mother, LocalDate born) {
        record(
                "birth-notifications",
                code,
                Map.of(
                        "mother_number",
                        mother,
                        "birth_date",
                        born.toString(),
                        "sex",
                        "female",
                        "facility",
                        "Bệnh viện Từ Dũ",
                        "signed",
                        true));
    }

    public static void record(String registry, String key, Map<String, Object> fields) {
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

    public static LocalDate today() {
        return LocalDate.now(
                TestHouse.bean(Clock.class)
                        .withZone(TestHouse.bean(Countries.class).active().settings().zone()));
    }

    /// Puts answers into a draft as if they had been typed on all its pages.
    public static void answered(UUID draft, Map<String, ?> answers) {
        TestHouse.bean(JdbcClient.class)
                .sql("update dossier.draft set answers = answers || ?::jsonb where id = ?")
                .param(JSON.writeValueAsString(answers))
                .param(draft)
                .update();
    }

    /// What is answered for a child that was found: the one case with a paper that no registry has.
    public static Map<String, String> abandoned() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("relation", "carer");
        answers.put("birth_case", "abandoned");
        answers.put("child_birth_date", today().minusDays(20).toString());
        answers.put("child_sex", "male");
        answers.put("birth_place", "Phường Sài Gòn");
        answers.put("child_name", "Lê Hoài An");
        answers.put("child_ethnicity", "01");
        answers.put("child_nationality", "VN");
        answers.put("home_province", "79");
        answers.put("register_at", "26740");
        answers.put("copies", "0");
        answers.put("phone", "0901234567");
        answers.put("delivery", "electronic");
        return answers;
    }

    /// Signs in on the sign-in page that is open.
    public static void signIn(Page page, String name, String password) {
        page.fill("input[name=name]", name);
        page.fill("input[name=password]", password);
        page.click("main form button");
        if (page.locator("input[name=code]").count() > 0) {
            page.fill("input[name=code]", TestHouse.bean(DemoAccounts.class).presentCode());
            page.click("main form button");
        }
    }

    /// Signs a visitor without script in.
    public static void signIn(Visitor visitor, String name, String password) {
        visitor.get("/sign-in");
        var answer = visitor.post("/sign-in", Map.of("name", name, "password", password));
        if (answer.body().contains("name=\"code\"")) {
            String code = TestHouse.bean(DemoAccounts.class).presentCode();
            visitor.post("/sign-in/code", Map.of("code", code));
        }
    }

    /// Begins to file with a visitor, and gives the draft.
    public static UUID begin(Visitor visitor) {
        visitor.get("/procedures/" + PROCEDURE);
        String path = visitor.send("/procedures/" + PROCEDURE + "/begin", Map.of()).location();
        return UUID.fromString(path.substring(path.length() - 36));
    }

    /// Fills what this page asks, as a person would.
    public static void fill(Page page, Map<String, String> answers) {
        for (var entry : answers.entrySet()) {
            var field = page.locator("[name='" + entry.getKey() + "']:not([type=hidden])");
            if (field.count() == 0) {
                field = page.locator("[name='" + entry.getKey() + "-find']");
            }
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

    /// The officers' side, through the doorway that their pages use.
    public static void handle(UUID id) {
        receive(id);
        decide(id);
        assertThat(TestHouse.bean(Dossiers.class).material(now(id)).effects())
                .allMatch(effect -> effect.fault().isEmpty());
        if (now(id).state() == State.DONE) {
            done(
                    TestHouse.bean(Supervision.class)
                            .handOver(seen(id), officer("receiving-officer"), "electronic"));
        }
        assertThat(now(id).state()).isEqualTo(State.RETURNED);
    }

    public static void receive(UUID id) {
        assertThat(now(id).state()).isEqualTo(State.NEWLY_REGISTERED);
        done(casework().receive(seen(id), officer("receiving-officer")));
    }

    private static void decide(UUID id) {
        done(
                casework()
                        .propose(
                                seen(id),
                                officer("specialist"),
                                "registered",
                                Optional.empty(),
                                ""));
        done(
                casework()
                        .decide(
                                seen(id),
                                officer("signing-leader"),
                                "registered",
                                Optional.empty(),
                                ""));
        done(casework().pass(seen(id), officer("clerk"), ""));
    }

    public static Casework casework() {
        return TestHouse.bean(Casework.class);
    }

    public static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    public static Dossier now(UUID id) {
        return TestHouse.bean(Dossiers.class).get(id);
    }

    public static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, now(id).version());
    }

    /// An officer of the ward with one role.
    public static SignedIn officer(String role) {
        var assignment = new Assignment(role, WARD);
        String name = "births-" + role;
        var accounts = TestHouse.bean(Accounts.class);
        if (accounts.findBySignInName(name).isEmpty()) {
            TestHouse.bean(DemoAccounts.class).officer(name, name, List.of(assignment));
        }
        Account account = accounts.findBySignInName(name).orElseThrow();
        return new SignedIn(
                account.id(),
                account.name(),
                Level.TWO,
                Optional.empty(),
                List.of(assignment),
                false);
    }
}
