package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.State;
import org.motcua.office.Staff.Officer;

/// Officers at their pages, with a browser that has no script.
class OfficeTest {
    private static final Officer RECEIVER =
            Staff.officer("Lê Văn Bình", Staff.SAIGON_WARD, "receiving-officer");
    private static final Officer SPECIALIST =
            Staff.officer("Phạm Thị Cúc", Staff.SAIGON_WARD, "specialist");
    private static final Officer SIGNER =
            Staff.officer("Hoàng Văn Dũng", Staff.SAIGON_WARD, "signing-leader");
    private static final Officer OTHER_SIGNER =
            Staff.officer("Đỗ Thị Em", Staff.SAIGON_WARD, "signing-leader");
    private static final Officer CLERK = Staff.officer("Võ Thị Giang", Staff.SAIGON_WARD, "clerk");
    private static final Officer SUPERVISOR =
            Staff.officer("Bùi Văn Hải", Staff.SAIGON_WARD, "supervisor");
    private static final Officer STRANGER =
            Staff.officer(
                    "Ngô Thị Khánh",
                    Staff.OTHER_WARD,
                    "receiving-officer",
                    "specialist",
                    "signing-leader",
                    "supervisor");

    private final Dossiers dossiers = TestHouse.bean(Dossiers.class);

    @Test
    void aDossierGoesFromTheCounterToTheSignedResult() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài An");
        assertThat(RECEIVER.browser().get("/office").body()).contains(dossier.code().value());
        assertThat(step(RECEIVER, dossier, "receive", Map.of()).status()).isEqualTo(303);
        assertThat(state(dossier)).isEqualTo(State.RECEIVED);
        var bench = SPECIALIST.browser().get(path(dossier)).body();
        assertThat(bench)
                .contains("Lê Hoài An", "biên bản.png", "Đăng ký trong 60 ngày", "cán bộ khai giúp")
                .contains("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
        step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        var signed = step(SIGNER, dossier, "decide", Map.of("decide-decision", "registered"));
        assertThat(signed.status()).as(signed.body()).isEqualTo(303);
        assertThat(dossiers.material(dossiers.get(dossier.id())).effects())
                .as("what follows from the decision")
                .allMatch(effect -> effect.fault().isEmpty());
        assertThat(step(CLERK, dossier, "pass", Map.of()).status()).isEqualTo(303);
        await(dossier, State.DONE);
        step(RECEIVER, dossier, "return", Map.of("return-how", "counter"));
        assertThat(state(dossier)).isEqualTo(State.RETURNED);
        assertThat(SPECIALIST.browser().get("/office/day").body())
                .contains(dossier.code().value(), "đề xuất");
    }

    @Test
    void namesAreFoundWithoutTheirMarks() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Bình");
        TestHouse.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update dossier.dossier set applicant_name = 'Đặng Thị Ngọc Ánh' where id = ?")
                .param(dossier.id())
                .update();
        String code = dossier.code().value();
        for (String words : new String[] {"dang+thi", "NGOC+anh", "%C4%90%E1%BA%B7ng", code}) {
            assertThat(RECEIVER.browser().get("/office?q=" + words).body())
                    .as(words)
                    .contains(code);
        }
        for (String words : new String[] {"nguyen+van", "%25"}) {
            assertThat(RECEIVER.browser().get("/office?q=" + words).body())
                    .as(words)
                    .doesNotContain(code + "</a>");
        }
    }

    @Test
    void officersOfAnotherCommuneFindNothing() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Bảo");
        var file = dossiers.files(dossier).getFirst();
        var stranger = STRANGER.browser();
        assertThat(stranger.look(path(dossier)).status()).isEqualTo(404);
        assertThat(stranger.look(path(dossier) + "/files/" + file.id()).status()).isEqualTo(404);
        stranger.get("/office/day");
        assertThat(stranger.send(path(dossier) + "/receive", Map.of("version", "1")).status())
                .isEqualTo(404);
        stranger.get("/office/day");
        assertThat(
                        stranger.send(
                                        path(dossier) + "/stop",
                                        Map.of("version", "1", "stop-reason", "vì tôi muốn"))
                                .status())
                .isEqualTo(404);
        assertThat(stranger.get("/office").body()).doesNotContain(dossier.code().value());
        assertThat(state(dossier)).isEqualTo(State.NEWLY_REGISTERED);
        assertThat(new Visitor().look(path(dossier)).body()).doesNotContain("Lê Hoài Bảo");
    }

    @Test
    void aFileIsShownToWhoMayReadAndNeverRuns() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Chi");
        var file = dossiers.files(dossier).getFirst();
        assertThat(RECEIVER.browser().look(path(dossier) + "/files/" + file.id()).status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsToldInPlainWords() {
        var dossier = toSign("Lê Hoài Đan");
        SIGNER.browser().get(path(dossier));
        OTHER_SIGNER.browser().get(path(dossier));
        var first =
                SIGNER.browser()
                        .send(path(dossier) + "/decide", Map.of("decide-decision", "registered"));
        var second =
                OTHER_SIGNER
                        .browser()
                        .send(
                                path(dossier) + "/decide",
                                Map.of("decide-decision", "refused", "decide-note", "mờ"));
        assertThat(first.status()).isEqualTo(303);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("Người khác vừa xử lý hồ sơ này. Xem lại rồi quyết định.")
                .contains("Hoàng Văn Dũng");
    }

    @Test
    void whatIsMissingIsAskedAllAtOnceAfterALook() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Giang");
        var wanted = Map.of("more-items", "unreadable", "more-text", "Thiếu chữ ký\nThiếu dấu");
        var looked = new LinkedHashMap<>(wanted);
        looked.put("look", "1");
        var preview = step(RECEIVER, dossier, "more", looked);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).contains("Người nộp sẽ đọc", "Ảnh giấy tờ mờ", "Thiếu chữ ký");
        assertThat(state(dossier)).isEqualTo(State.NEWLY_REGISTERED);
        step(RECEIVER, dossier, "more", wanted);
        assertThat(state(dossier)).isEqualTo(State.SUPPLEMENT_REQUESTED);
        assertThat(dossiers.supplements(dossier).getFirst().items())
                .hasSize(3)
                .contains("Thiếu dấu");
    }

    @Test
    void manyAreSignedOnceLookedAtOrTrusted() {
        var viewed = toSign("Lê Hoài Hân");
        var trusted = toSign("Lê Hoài Khang");
        var unseen = toSign("Lê Hoài Linh");
        var browser = SIGNER.browser();
        browser.get(path(viewed));
        var sheet = browser.get("/office/sign").body();
        assertThat(sheet).contains(viewed.code().value(), trusted.code().value());
        var marks = new LinkedHashMap<String, String>();
        marks.put("sign", mark(viewed));
        marks.put("trust", mark(trusted));
        var answer = browser.send("/office/sign", marks);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Đã ký và phát hành.");
        assertThat(decided(viewed)).isTrue();
        assertThat(decided(trusted)).isTrue();
        browser.get("/office/sign");
        var refused = browser.send("/office/sign", Map.of("sign", mark(unseen)));
        assertThat(refused.body()).contains("Bạn chưa xem hồ sơ này");
        assertThat(decided(unseen)).isFalse();
    }

    @Test
    void aStepIsOnlyForWhoseTurnItIs() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Minh");
        assertThat(SPECIALIST.browser().get(path(dossier)).body())
                .contains("Hồ sơ đang ở bước của người khác.")
                .doesNotContain(path(dossier) + "/receive");
        SPECIALIST.browser().get("/office/day");
        var answer = SPECIALIST.browser().send(path(dossier) + "/receive", Map.of("version", "1"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Hồ sơ đang ở bước của người khác.");
        step(RECEIVER, dossier, "receive", Map.of());
        step(SUPERVISOR, dossier, "stop", Map.of("stop-reason", "Người nộp đề nghị dừng"));
        assertThat(state(dossier)).isEqualTo(State.RECEIVED);
        step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        step(SUPERVISOR, dossier, "stop", Map.of("stop-reason", "Người nộp đề nghị dừng"));
        assertThat(state(dossier)).isEqualTo(State.STOPPED);
    }

    @Test
    void theCounterReadsTheCardAndFilesTheWholeForm() {
        var browser = RECEIVER.browser();
        browser.get("/office/counter");
        var scanned =
                browser.send(
                        "/office/counter",
                        Map.of(
                                "card",
                                "079196000123|025123456|Trần Thị Lan|12041996|Nữ|12 Lê Lợi|01052022",
                                "words",
                                "dang ky khai sinh",
                                "scan",
                                "1"));
        assertThat(scanned.body())
                .contains("value=\"079196000123\"", "Trần Thị Lan", "12/04/1996")
                .contains("Khai sinh cho con");
        var begun =
                browser.send(
                        "/office/counter",
                        Map.of(
                                "number", "079196000123",
                                "name", "Trần Thị Lan",
                                "phone", "0901234567",
                                "procedure", Staff.BIRTH.value(),
                                "begin", "1"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        UUID draft = UUID.fromString(begun.location().substring(begun.location().length() - 36));
        assertThat(browser.get("/office/counter/" + draft).body())
                .contains("Khai giúp Trần Thị Lan");
        var tooEarly = browser.send("/office/counter/" + draft, Map.of("file", "1"));
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.body()).contains("Còn việc phải làm trước khi nộp");
        browser.get("/office/counter/" + draft);
        browser.send("/office/counter/" + draft, sent("Lê Hoài Nam"));
        Staff.paper(draft, RECEIVER);
        browser.get("/office/counter/" + draft);
        var filed = browser.send("/office/counter/" + draft, Map.of("file", "1"));
        assertThat(filed.status()).as(filed.body()).isEqualTo(303);
        var receipt = browser.get(filed.location());
        assertThat(receipt.body())
                .contains("Đã tiếp nhận hồ sơ", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)");
        var dossier =
                dossiers.get(
                        UUID.fromString(
                                filed.location().substring(filed.location().length() - 36)));
        assertThat(dossier.applicant().helper()).contains(RECEIVER.who().account());
        assertThat(dossier.state()).isEqualTo(State.RECEIVED);
        assertThat(TestHouse.bean(Intakes.class).today(RECEIVER.who()))
                .anyMatch(one -> one.dossier().equals(dossier.id()));
    }

    @Test
    void aSubstituteSeesAndDoesTheStepsOfWhoIsAway() {
        var dossier = toSign("Lê Hoài Oanh");
        var browser = OTHER_SIGNER.browser();
        browser.get("/office/day");
        var day = Staff.today();
        var fields = new LinkedHashMap<String, String>();
        for (String name : new String[] {"from", "until"}) {
            fields.put(name + "-day", String.valueOf(day.getDayOfMonth()));
            fields.put(name + "-month", String.valueOf(day.getMonthValue()));
            fields.put(name + "-year", String.valueOf(day.getYear()));
        }
        fields.put("substitute", CLERK.who().account().toString());
        assertThat(browser.send("/office/day/absences", fields).status()).isEqualTo(303);
        assertThat(browser.get("/office/day").body()).contains("Võ Thị Giang");
        browser.get("/office/day");
        assertThat(browser.send("/office/day/absences", fields).body())
                .contains("Những ngày này đã có người làm thay");
        assertThat(CLERK.browser().get("/office").body()).contains(dossier.code().value());
        var signed = step(CLERK, dossier, "decide", Map.of("decide-decision", "registered"));
        assertThat(signed.status()).isEqualTo(303);
    }

    private Dossier toSign(String child) {
        var dossier = Staff.filed(RECEIVER, child);
        step(RECEIVER, dossier, "receive", Map.of());
        step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        return dossiers.get(dossier.id());
    }

    private static Visitor.Answer step(
            Officer officer, Dossier dossier, String act, Map<String, String> fields) {
        officer.browser().get(path(dossier));
        return officer.browser().send(path(dossier) + "/" + act, fields);
    }

    private static Map<String, String> sent(String child) {
        var fields = new LinkedHashMap<String, String>();
        Staff.answers(child).forEach((name, value) -> fields.put(name, value.toString()));
        var born = Staff.today().minusDays(20);
        fields.remove("child_birth_date");
        fields.put("child_birth_date-day", String.valueOf(born.getDayOfMonth()));
        fields.put("child_birth_date-month", String.valueOf(born.getMonthValue()));
        fields.put("child_birth_date-year", String.valueOf(born.getYear()));
        fields.remove("register_at");
        fields.put("register_at-unit", Staff.SAIGON_WARD);
        fields.put("keep", "1");
        return fields;
    }

    private void await(Dossier dossier, State wanted) {
        for (int i = 0; i < 100 && state(dossier) != wanted; i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(state(dossier)).isEqualTo(wanted);
    }

    private State state(Dossier dossier) {
        return dossiers.get(dossier.id()).state();
    }

    private boolean decided(Dossier dossier) {
        return dossiers.get(dossier.id()).standing().decided().isPresent();
    }

    private static String mark(Dossier dossier) {
        return dossier.id() + ":" + dossier.version();
    }

    private static String path(Dossier dossier) {
        return "/office/dossiers/" + dossier.id();
    }
}
