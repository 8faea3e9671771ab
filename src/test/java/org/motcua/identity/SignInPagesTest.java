package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Period;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInPagesTest {
    private static final String PASSWORD = "trâu gõ mõ đêm";
    private static final Actor TEST = Actor.program("test");
    private static final AtomicInteger NUMBER = new AtomicInteger(100000);
    private static final AgencyCode TAN_DINH = new AgencyCode("H29.18");

    private final Accounts accounts = TestHouse.bean(Accounts.class);
    private final Visitor visitor = new Visitor();

    @Test
    void aPersonOpensAnAccountAndIsSignedIn() {
        String number = "079190" + NUMBER.incrementAndGet();
        var answer = register(visitor, number, "female");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Lên mức độ 2");
        assertThat(visitor.get("/test/open").body()).isEqualTo("ONE");
        assertThat(accounts.find(new PersonNumber(number)).orElseThrow().level())
                .isEqualTo(Level.ONE);
        assertThat(facts(accounts.find(new PersonNumber(number)).orElseThrow().id()))
                .containsExactly("identity.registered", "identity.signed-in");
    }

    @Test
    void everyFaultOfARegistrationIsToldAtOnce() {
        var answer = register(visitor, "079190" + NUMBER.incrementAndGet(), "male");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("giới tính không khớp")
                .contains("<title>Lỗi:")
                .contains("Nguyễn Thị Hạnh");
        visitor.get("/register");
        var empty = visitor.post("/register", Map.of());
        assertThat(empty.body())
                .contains("Nhập đủ 12 số", "ví dụ 27 3 1990", "Nhập họ và tên", "để chúng tôi báo");
    }

    @Test
    void oneNumberHasOneAccount() {
        String number = "079190" + NUMBER.incrementAndGet();
        register(visitor, number, "female");
        assertThat(register(new Visitor(), number, "female").body()).contains("đã có tài khoản");
    }

    @Test
    void aWrongNameIsAnsweredLikeAWrongPassword() {
        String number = person();
        visitor.get("/sign-in");
        var wrongPassword = signIn(visitor, number, "không phải mật khẩu");
        var wrongName = signIn(new Visitor(), "079190000001", "không phải mật khẩu");
        assertThat(wrongPassword.status()).isEqualTo(422);
        assertThat(wrongName.status()).isEqualTo(422);
        assertThat(plain(wrongName.body())).isEqualTo(plain(wrongPassword.body()));
    }

    @Test
    void guessingHasToWaitAndTheRightPasswordToo() {
        String number = person();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(new Visitor(), number, "sai rồi sai nữa").body())
                    .contains("không đúng");
        }
        assertThat(signIn(new Visitor(), number, PASSWORD).body()).contains("phải chờ");
        assertThat(facts(accounts.findBySignInName(number).orElseThrow().id()))
                .contains("identity.sign-in-failed", "identity.locked");
    }

    @Test
    void anOfficerSetsUpCodesBeforeAnythingElseAndEachCodeWorksOnce() {
        var officer = officer("receiving-officer");
        var first = signIn(visitor, officer, "mật khẩu đầu tiên");
        assertThat(first.body()).contains("Cài mã đăng nhập");
        assertThat(visitor.get("/test/open").body()).isEqualTo("nobody");
        visitor.get("/sign-in/codes");
        byte[] secret = secret(officer);
        long step = TestHouse.bean(Clock.class).instant().getEpochSecond() / 30;
        var codes = new OneTimeCodes(TestHouse.bean(Clock.class));
        String code = codes.code(secret, step);
        var words = visitor.post("/sign-in/codes", Map.of("code", code));
        assertThat(words.body()).contains("Mã dự phòng");
        assertThat(visitor.get("/test/open").body()).isEqualTo("TWO");
        // the password was given by somebody else: nothing opens before it is changed
        assertThat(visitor.get("/test/agency/H29.18").body()).contains("Mật khẩu mới");
        visitor.post(
                "/account/password",
                Map.of("present", "mật khẩu đầu tiên", "next", PASSWORD, "again", PASSWORD));
        assertThat(visitor.get("/test/agency/H29.18").body()).isEqualTo("agency H29.18");
        assertThat(visitor.get("/test/agency/H29.19").status()).isEqualTo(403);

        var again = new Visitor();
        assertThat(signIn(again, officer, PASSWORD).body()).contains("Mã 6 số");
        assertThat(again.post("/sign-in/code", Map.of("code", code)).body())
                .contains("đã dùng rồi");
        assertThat(again.get("/test/open").body()).isEqualTo("nobody");
        again.get("/sign-in/code");
        String word = between(words.body(), "<li>", "</li>");
        again.post("/sign-in/code", Map.of("code", " " + word.toUpperCase(Locale.ROOT)));
        assertThat(again.get("/test/open").body()).isEqualTo("TWO");
    }

    @Test
    void signingInFromAFormComesBackToTheQuestionWithWhatWasTyped() {
        String number = person();
        signIn(visitor, number, PASSWORD);
        assertThat(visitor.get("/test/question/3").body()).contains("nothing typed");
        visitor.lose("motcua");
        var typed = Map.of("answer", "Phường Tân Định & ngõ 3");
        assertThat(visitor.post("/test/question/3", typed).body()).contains("Đăng nhập");
        var back = visitor.post("/sign-in", Map.of("name", number, "password", PASSWORD));
        assertThat(back.body()).endsWith("question 3: Phường Tân Định & ngõ 3");
        // reading again loses nothing; sending ends it
        assertThat(visitor.get("/test/question/3").body()).contains("Phường Tân Định");
        assertThat(visitor.get("/test/question/4").body()).contains("nothing typed");
        assertThat(visitor.post("/test/question/3", typed).body())
                .isEqualTo("taken 3: Phường Tân Định & ngõ 3");
        assertThat(visitor.get("/test/question/3").body()).contains("nothing typed");
    }

    @Test
    void whatWasTypedIsNotShownToWhoeverSignsInNextOnTheDevice() {
        String number = person();
        signIn(visitor, number, PASSWORD);
        visitor.get("/test/question/3");
        visitor.lose("motcua");
        visitor.post("/test/question/3", Map.of("answer", "của người khác"));
        var other = visitor.post("/sign-in", Map.of("name", person(), "password", PASSWORD));
        assertThat(other.body()).contains("nothing typed");
    }

    @Test
    void whoeverTypedBeforeHavingASessionGetsItBackToo() {
        String number = person();
        signIn(visitor, number, PASSWORD);
        visitor.get("/test/question/3");
        visitor.lose("motcua");
        visitor.lose("motcua-who");
        assertThat(visitor.post("/test/draft/1", Map.of("answer", "chưa đăng nhập")).body())
                .contains("Đăng nhập");
        var back = visitor.post("/sign-in", Map.of("name", number, "password", PASSWORD));
        assertThat(back.body()).contains("chưa đăng nhập");
    }

    @Test
    void heldFormsCannotBeReadFromTheDatabase() {
        signIn(visitor, person(), PASSWORD);
        visitor.get("/test/question/3");
        visitor.lose("motcua");
        visitor.post("/test/question/3", Map.of("answer", "bí mật của tôi"));
        var rows =
                TestHouse.bean(JdbcClient.class)
                        .sql("select encode(sealed, 'escape') from identity.held")
                        .query(String.class)
                        .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("answer"));
    }

    @Test
    void aDoorThatDeclaresNobodyIsClosedToAll() {
        assertThat(visitor.get("/test/undeclared").status()).isEqualTo(403);
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        String number = person();
        var phone = new Visitor();
        signIn(visitor, number, PASSWORD);
        signIn(phone, number, PASSWORD);
        assertThat(phone.get("/test/open").body()).isEqualTo("ONE");
        var account = visitor.get("/account");
        assertThat(account.body()).contains("Thoát trên mọi máy", "Cho máy này thoát");
        visitor.post("/account/sessions/end-all", Map.of());
        assertThat(phone.get("/test/open").body()).isEqualTo("nobody");
        assertThat(visitor.get("/test/open").body()).isEqualTo("nobody");
    }

    @Test
    void aFormWithoutOurTokenIsRefused() {
        assertThat(new Visitor().send("/sign-in", Map.of("name", "x", "password", "y")).status())
                .isEqualTo(403);
    }

    @Test
    void nobodyIsLedToAnotherSiteAfterSigningIn() {
        String number = person();
        visitor.get("/sign-in?to=%2F%2Fevil.example%2F");
        var answer = visitor.send("/sign-in", Map.of("name", number, "password", PASSWORD));
        assertThat(answer.location()).isEqualTo("/");
        assertThat(ReturnTo.ownPath("//evil.example")).isEmpty();
        assertThat(ReturnTo.ownPath("/\\evil.example")).isEmpty();
        assertThat(ReturnTo.ownPath("https://evil.example")).isEmpty();
        assertThat(ReturnTo.ownPath("/a\r\nb")).isEmpty();
        assertThat(ReturnTo.ownPath("/drafts/1?page=3")).contains("/drafts/1?page=3");
    }

    private String person() {
        String number = "079190" + NUMBER.incrementAndGet();
        register(new Visitor(), number, "female");
        return number;
    }

    private String officer(String role) {
        String name = "officer" + NUMBER.incrementAndGet();
        UUID id = accounts.openOfficer(TEST, name, "Lê Văn Bình", "mật khẩu đầu tiên");
        accounts.assign(
                TEST,
                id,
                new Assignment(role, TAN_DINH),
                Period.since(LocalDate.of(2020, 1, 1)),
                "test");
        return name;
    }

    private byte[] secret(String officer) {
        var id = accounts.findBySignInName(officer).orElseThrow().id();
        String sealed = TestHouse.bean(SecretTable.class).find(id).orElseThrow().codeSecret();
        return TestHouse.bean(Vault.class)
                .open(HexFormat.of().parseHex(Objects.requireNonNull(sealed)), "codes " + id);
    }

    private static Visitor.Answer register(Visitor visitor, String number, String sex) {
        visitor.get("/register");
        var fields = new HashMap<String, String>();
        fields.put("person-number", number);
        fields.put("name", "Nguyễn Thị Hạnh");
        fields.put("born-on-day", "27");
        fields.put("born-on-month", "3");
        fields.put("born-on-year", "1990");
        fields.put("sex", sex);
        fields.put("phone", "0912 345 678");
        fields.put("password", PASSWORD);
        return visitor.post("/register", fields);
    }

    private static Visitor.Answer signIn(Visitor visitor, String name, String password) {
        visitor.get("/sign-in");
        return visitor.post("/sign-in", Map.of("name", name, "password", password));
    }

    private static List<String> facts(UUID account) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select fact from journal.entry where subject = ? order by at")
                .param("account:" + account)
                .query((row, _) -> row.getString("fact"))
                .list();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from, text.indexOf("<main")) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    /// A page without what differs in each view.
    private static String plain(String body) {
        return Pattern.compile("value=\"[^\"]*\"").matcher(body).replaceAll("");
    }
}
