package org.motcua.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.bundle.Offices;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.ControlSheets;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Draft;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Effect;
import org.motcua.dossier.Letters;
import org.motcua.identity.Account;
import org.motcua.identity.Accounts;
import org.motcua.identity.Acting;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.springframework.jdbc.core.JdbcTemplate;

/// A family with a child that the registry of people knows, both parents with accounts.
final class Kin {
    static final ProcedureCode CARD = new ProcedureCode("2.001195");
    private static final AtomicInteger NUMBER = new AtomicInteger(600_000);
    private static final int[] WEIGHTS = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    private static final AtomicInteger ENTERPRISE = new AtomicInteger(31_545_000);
    private static final Pattern MANDATE =
            Pattern.compile("name=\"mandate\" value=\"([0-9a-f-]{36})\"");

    final Births.Parents parents = Births.parents();
    final String child;
    final String name;

    private Kin(String child, String name) {
        this.child = child;
        this.name = name;
    }

    /// @param age of the child, in years and a day
    static Kin withChild(int age) {
        var born = Births.today().minusYears(age).minusDays(1);
        var child = "0793%02d%06d".formatted(born.getYear() % 100, NUMBER.incrementAndGet());
        var kin = new Kin(child, name(NUMBER.get()));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("full_name", kin.name);
        fields.put("birth_date", born.toString());
        fields.put("sex", "female");
        fields.put("nationality", "VN");
        fields.put("mother_number", kin.parents.mother());
        fields.put("father_number", kin.parents.father());
        fields.put("residence", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        Births.record("population", child, fields);
        return kin;
    }

    /// A name that no other child has, without digits.
    private static String name(int number) {
        var name = new StringBuilder("Nguyễn Thu ");
        for (char digit : Integer.toString(number).toCharArray()) {
            name.append((char) (name.charAt(name.length() - 1) == ' ' ? digit + 17 : digit + 49));
        }
        return name.toString();
    }

    SignedIn mother() {
        return parents.signedIn();
    }

    SignedIn father() {
        return person(parents.father(), "Nguyễn Văn Minh");
    }

    /// Somebody of level two, with an account opened when first asked for.
    static SignedIn person(String number, String name) {
        var accounts = TestHouse.bean(Accounts.class);
        if (accounts.find(new PersonNumber(number)).isEmpty()) {
            assertThat(
                            TestHouse.bean(DemoAccounts.class)
                                    .person(
                                            new PersonNumber(number),
                                            name,
                                            LocalDate.of(1994, 8, 2),
                                            Level.TWO))
                    .isPresent();
        }
        Account account = accounts.find(new PersonNumber(number)).orElseThrow();
        return new SignedIn(
                account.id(), account.name(), Level.TWO, account.person(), List.of(), false);
    }

    /// A browser without script in which somebody is signed in.
    Visitor browser(SignedIn who) {
        var browser = new Visitor();
        Births.signIn(browser, who.person().orElseThrow().value(), parents.password());
        assertThat(browser.get("/me").body()).contains("<h1>Việc của tôi</h1>");
        return browser;
    }

    /// What the mother's page of others offers to act for, by the name that stands before it.
    static UUID offered(Visitor browser, String name) {
        String body = browser.get("/acting").body();
        int at = body.indexOf("<b>" + name + "</b>");
        assertThat(at).as("%s is among those to act for", name).isGreaterThanOrEqualTo(0);
        var found = MANDATE.matcher(body);
        assertThat(found.find(at)).isTrue();
        return UUID.fromString(found.group(1));
    }

    static void act(Visitor browser, UUID mandate, String name) {
        browser.get("/acting");
        var answer = browser.post("/acting", Map.of("mandate", mandate.toString()));
        assertThat(answer.body()).contains("Bạn đang làm thay " + name);
    }

    /// The mandate by which a parent acts for the child.
    Mandates.Shown mandate(SignedIn parent) {
        return TestHouse.bean(Mandates.class).held(parent).stream()
                .filter(one -> one.mandate().principal().number().equals(child))
                .findFirst()
                .orElseThrow();
    }

    SignedIn acting(SignedIn parent) {
        return acting(parent, mandate(parent).mandate().id()).orElseThrow();
    }

    static Optional<SignedIn> acting(SignedIn who, UUID mandate) {
        return TestHouse.bean(Acting.class).as(who, mandate);
    }

    /// A draft for exchanging the child's card, in which everything is answered.
    static UUID draft(SignedIn who) {
        var drafts = TestHouse.bean(Drafts.class);
        var begun =
                drafts.begin(CARD, Channel.ONLINE, "vi", Optional.of(who)).orElseThrow().draft();
        answered(begun.id());
        return choose(begun.id(), who);
    }

    /// Chooses the first agency that may receive it.
    static UUID choose(UUID id, SignedIn who) {
        var drafts = TestHouse.bean(Drafts.class);
        var draft = drafts.retry(open(id, who).orElseThrow(), Optional.of(who));
        var agency = drafts.view(draft, Optional.of(who)).agencies().getFirst();
        return drafts.choose(draft, agency.code()).id();
    }

    static void answered(UUID draft) {
        Births.answered(
                draft,
                Map.of(
                        "reason", "due",
                        "visit_on", Births.today().plusDays(3).toString(),
                        "delivery", "post",
                        "phone", "0901234567"));
    }

    static Optional<Draft> open(UUID draft, SignedIn who) {
        return TestHouse.bean(Drafts.class).open(draft, Optional.empty(), Optional.of(who));
    }

    static void registry(String key, String field, String value) {
        TestHouse.bean(JdbcTemplate.class)
                .update(
                        "update registry.record set fields = fields || jsonb_build_object(?::text, ?::text) where key = ? and superseded_at is null",
                        field,
                        value,
                        key);
    }

    /// What a draft became.
    static Dossier became(UUID draft) {
        var id =
                TestHouse.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select filed_as from dossier.draft where id = ?",
                                UUID.class,
                                draft);
        return TestHouse.bean(Dossiers.class).get(Objects.requireNonNull(id));
    }

    /// Waits for what follows from filing: who was shown nothing left registries to be asked then.
    static void settled(Dossier dossier) {
        Offices.await(
                () ->
                        TestHouse.bean(Dossiers.class).material(dossier).effects().stream()
                                .allMatch(effect -> effect.state() == Effect.State.DONE),
                "what follows from filing");
    }

    /// What the printed receipt of a dossier says, on one line.
    static String receipt(Dossier dossier) throws IOException {
        var letters = TestHouse.bean(Letters.class);
        var letter =
                letters.of(dossier.id()).stream()
                        .filter(one -> one.form().equals("receipt"))
                        .findFirst()
                        .orElseThrow();
        try (var file = letters.open(letter)) {
            return text(file.readAllBytes());
        }
    }

    /// What the printed control sheet of a dossier says, on one line.
    static String controlSheet(Dossier dossier) throws IOException {
        var officer = new Assignment("receiving-officer", dossier.agency());
        var account =
                TestHouse.bean(DemoAccounts.class)
                        .officer("sheet" + UUID.randomUUID(), "Lý Thị Sen", List.of(officer))
                        .orElseThrow()
                        .account();
        var who =
                new SignedIn(
                        account,
                        "Lý Thị Sen",
                        Level.TWO,
                        Optional.empty(),
                        List.of(officer),
                        false);
        var file = TestHouse.bean(CaseFiles.class).open(dossier.id(), who).orElseThrow();
        return text(TestHouse.bean(ControlSheets.class).print(file));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /// An enterprise that the business register knows.
    static void enterprise(String code, String name, String representative) {
        Births.record(
                "enterprises",
                code,
                Map.of(
                        "name",
                        name,
                        "representative_number",
                        representative,
                        "unit",
                        "26740",
                        "status",
                        "active"));
    }

    /// The next tax code whose check digit exists.
    static String taxCode() {
        while (true) {
            String nine = "0%08d".formatted(ENTERPRISE.incrementAndGet());
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * Character.digit(nine.charAt(i), 10);
            }
            int digit = 10 - sum % 11;
            if (digit >= 0 && digit <= 9) {
                return nine + digit;
            }
        }
    }

    static List<String> notices(SignedIn who) {
        return TestHouse.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select template from notice.notice where account = ? order by at")
                .param(who.account())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
