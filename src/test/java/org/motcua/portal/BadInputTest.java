package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What people send that is wrong, and what they hear.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private Person person;

    @BeforeAll
    void somebody() {
        person = new Person(Births.parents());
    }

    @Test
    void aNumberThatIsNobodysIsTurnedAwayWhereItIsTyped() {
        var draft = person.begin();
        Births.answered(draft, person.parents().answers());
        for (String wrong : new String[] {"07909400045", "003094000456", "079094000456x", "<b>"}) {
            var answer = answer(draft, "father-number", Map.of("father_number", wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("class=\"errors\"", "#father-number");
        }
        assertThat(answers(draft)).as("nothing typed is lost").contains("<b>");
    }

    @Test
    void theNumberOfTheMotherIsNotTheFathers() {
        var draft = person.begin();
        var answers = new LinkedHashMap<>(person.parents().answers());
        answers.put("relation", "relative");
        answers.put("mother_number", person.parents().mother());
        Births.answered(draft, answers);
        var answer =
                answer(draft, "father-number", Map.of("father_number", person.parents().mother()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Số của cha phải khác số của mẹ");
    }

    /// A name that may mean several places is answered with those places.
    @Test
    void theNameOfAPlaceIsAnsweredWithWhatItMayMean() {
        var draft = person.begin();
        var answers = new LinkedHashMap<>(person.parents().answers());
        answers.remove("register_at");
        Births.answered(draft, answers);
        for (String words : new String[] {"Sài Gòn", "tan binh", "một nơi không có!", "<b> &"}) {
            var answer = answer(draft, "register-at", Map.of("register_at-find", words));
            assertThat(answer.status()).as(words).isEqualTo(422);
            assertThat(answer.body()).contains("#register-at");
        }
        assertThat(answer(draft, "register-at", Map.of("register_at-find", "Sài Gòn")).body())
                .contains("Phường Sài Gòn");
    }

    /// The number of a stranger opens nothing of what the state knows about them.
    @Test
    void somebodyElsesNumberTellsNothingAboutThem() {
        var stranger = Births.parents();
        var draft = person.begin();
        var answers = new LinkedHashMap<>(person.parents().answers());
        answers.put("relation", "relative");
        answers.put("mother_number", stranger.mother());
        answers.put("father_number", stranger.father());
        Births.answered(draft, answers);
        person.draft(draft);
        var mother = person.browser().get("/drafts/" + draft + "/questions/mother").body();
        assertThat(mother).contains("name=\"mother_name\"").doesNotContain("Trần Thị Lan</dd>");
        assertThat(person.browser().get("/drafts/" + draft + "/review").body())
                .doesNotContain("12 Lê Lợi", "Nguyễn Văn Minh");
    }

    /// A birth cannot lie after the day on which it is told, whoever tells it.
    @Test
    void aBirthAfterItsNotificationIsNotTaken() {
        var typed = person.begin();
        var unknown = new LinkedHashMap<>(person.parents().answers());
        unknown.put("notification_code", "79011.GCS.98765.26");
        Births.answered(typed, unknown);
        person.draft(typed);
        var tomorrow = Births.today().plusDays(1);
        var answer = answer(typed, "birth", born(tomorrow));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("#child-birth-date-day");
        String code = "79011.GCS.98764.26";
        Births.notification(code, person.parents().mother(), tomorrow);
        var held = person.begin();
        var told = new LinkedHashMap<>(person.parents().answers());
        told.put("notification_code", code);
        Births.answered(held, told);
        person.draft(held);
        var review = person.browser().get("/drafts/" + held + "/review").body();
        assertThat(review).contains("Ngày sinh không thể sau hôm nay. Hỏi lại bệnh viện nơi sinh.");
        var filed = person.browser().send("/drafts/" + held + "/file", Map.of());
        assertThat(filed.status()).isEqualTo(422);
    }

    @Test
    void daysThatDoNotExistAreSaidToBeWrong() {
        var draft = person.begin();
        Births.answered(draft, Births.abandoned());
        var answer =
                answer(
                        draft,
                        "birth",
                        Map.of(
                                "child_birth_date-day", "31",
                                "child_birth_date-month", "2",
                                "child_birth_date-year", "2026",
                                "child_sex", "male",
                                "birth_place", "Phường Sài Gòn"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"31\"", "#child-birth-date-day");
    }

    @Test
    void fieldsThatNobodyAskedForAreLeftOut() {
        var draft = person.begin();
        var answer =
                answer(
                        draft,
                        "relation",
                        Map.of(
                                "relation", "mother",
                                "account", new UUID(0, 1).toString(),
                                "fee", "0",
                                "copies", "-5",
                                "mother_name", "Kẻ Gian",
                                "facts.mother.full_name", "Kẻ Gian"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answers(draft)).isEqualTo("{\"relation\": \"mother\"}");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        var draft = person.begin();
        var answers = Births.abandoned();
        answers.remove("child_name");
        answers.put("phone", "12");
        answers.put("copies", "99");
        Births.answered(draft, answers);
        person.browser().get("/drafts/" + draft + "/review");
        var answer = person.browser().send("/drafts/" + draft + "/file", Map.of());
        assertThat(answer.status()).isEqualTo(422);
        String errors = answer.body().substring(answer.body().indexOf("id=\"errors\""));
        assertThat(errors.substring(0, errors.indexOf("</ul>")))
                .contains("/questions/child-name?from=review")
                .contains("/questions/contact?from=review")
                .contains("/questions/copies?from=review")
                .contains("Biên bản về việc trẻ bị bỏ rơi");
        assertThat(count("select count(*) from dossier.dossier where submission = ?", draft))
                .isZero();
    }

    @Test
    void aFileThatLiesAboutItsKindIsSeenThrough() {
        var draft = withPaper();
        var answer =
                send(
                        draft,
                        "giấy khai.pdf",
                        "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.body())
                .contains("Không phải ảnh hoặc PDF, dù tên tệp có thể ghi như vậy");
        assertThat(
                        count(
                                "select count(*) from dossier.file where draft = ? and state = 'kept'",
                                draft))
                .isZero();
    }

    /// Three hundred kilobytes that unpack to two thousand times as much.
    @Test
    void aPdfThatUnpacksToGigabytesIsTurnedAwayUnopened() throws IOException {
        var draft = withPaper();
        byte[] bomb = bomb(2_000);
        assertThat(bomb.length).isLessThan(4 << 20);
        long began = System.nanoTime();
        var answer = send(draft, "giấy.pdf", bomb);
        assertThat(answer.body()).contains("giải nén ra quá lớn nên không an toàn");
        assertThat((System.nanoTime() - began) / 1_000_000_000).isLessThan(30);
    }

    @Test
    void aHundredMegabytesAreRefusedBeforeTheyAreSent() throws IOException {
        var draft = withPaper();
        String path = "/drafts/" + draft + "/papers/abandoned-record";
        String known = heard(path, "Content-Length: " + (100L << 20) + "\r\n", new byte[0]);
        assertThat(known).startsWith("HTTP/1.1 413");
        assertThat(known).contains("Tệp quá lớn", "30 MB");
        String chunked =
                heard(
                        path,
                        "Transfer-Encoding: chunked\r\n",
                        "5\r\nhello\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(chunked).startsWith("HTTP/1.1 411");
        assertThat(chunked).contains("không cho biết dài bao nhiêu");
        assertThat(count("select count(*) from dossier.file where draft = ?", draft)).isZero();
    }

    /// Only its head is sent, and an answer awaited.
    private static String heard(String path, String length, byte[] begin) throws IOException {
        var house = URI.create(TestHouse.address());
        try (var socket = new Socket(house.getHost(), house.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    "POST %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: text/html\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\n%s\r\n"
                            .formatted(path, house.getHost(), house.getPort(), length);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(begin);
            out.flush();
            var answer = new StringBuilder();
            var lines =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answer.append(line).append('\n');
                if (line.contains("</html>")) {
                    break;
                }
            }
            return answer.toString();
        }
    }

    private Visitor.Answer answer(UUID draft, String question, Map<String, String> fields) {
        String path = "/drafts/" + draft + "/questions/" + question;
        person.browser().get(path);
        return person.browser().send(path, fields);
    }

    private static Map<String, String> born(LocalDate day) {
        return Map.of(
                "child_birth_date-day", String.valueOf(day.getDayOfMonth()),
                "child_birth_date-month", String.valueOf(day.getMonthValue()),
                "child_birth_date-year", String.valueOf(day.getYear()),
                "child_sex", "female",
                "birth_place", "Bệnh viện Từ Dũ");
    }

    private UUID withPaper() {
        var draft = person.begin();
        Births.answered(draft, Births.abandoned());
        return draft;
    }

    private Visitor.Answer send(UUID draft, String name, byte[] content) {
        person.browser().get("/drafts/" + draft + "/papers");
        person.browser().sendFile("/drafts/" + draft + "/papers/abandoned-record", name, content);
        return person.browser().get("/drafts/" + draft + "/papers");
    }

    private static byte[] bomb(int megabytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        var nothing = new byte[1 << 20];
        try (var out = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(nothing);
            }
        }
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes(
                "%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length %d>>\nstream\n"
                        .formatted(packed.size())
                        .getBytes(StandardCharsets.US_ASCII));
        packed.writeTo(pdf);
        pdf.writeBytes(
                "\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    private static String answers(UUID draft) {
        return TestHouse.bean(JdbcClient.class)
                .sql("select answers::text from dossier.draft where id = ?")
                .param(draft)
                .query((row, _) -> row.getString("answers"))
                .single();
    }

    private static int count(String sql, UUID draft) {
        return TestHouse.bean(JdbcClient.class)
                .sql(sql)
                .param(draft)
                .query((row, _) -> row.getInt("count"))
                .single();
    }
}
