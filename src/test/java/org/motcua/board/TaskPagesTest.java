package org.motcua.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.directive.Directives;
import org.motcua.kernel.AgencyCode;

/// The tasks of the Government, from the shipped notices to a decision about an extension.
class TaskPagesTest {
    private static final AgencyCode MPS = new AgencyCode("G01");

    @Test
    void theShippedNoticesStandThereWithTheStateOfToday() {
        var monitor = Officers.signedIn("task-monitor", "G22");
        var list = monitor.get("/board/tasks?q=camera").body();
        assertThat(list).contains("315/TB-VPCP, T21", "Quá hạn");
        var task = monitor.get(first(list));
        assertThat(task.body())
                .contains("Bộ Công an", "31/07/2025", "Vẫn quá hạn theo số liệu ngày 7/11/2025")
                .contains("Giao cơ quan khác chủ trì");
        var gaps = monitor.get("/board/tasks?q=cap+dien").body();
        assertThat(monitor.get(first(gaps)).body())
                .contains("Thời hạn giao ban đầu", "31/10/2025", "30/11/2025");
    }

    @Test
    void whatAnIndicatorMeasuresIsShownAndLeadsBack() {
        var monitor = Officers.signedIn("government-leader", "G22");
        String task = first(monitor.get("/board/tasks?q=toan+trinh").body());
        var page = monitor.get(task).body();
        assertThat(page).contains("Tiến độ đo được", "/board/indicators/whole-process-online");
        assertThat(monitor.get("/board/indicators/whole-process-online").body())
                .contains("Nhiệm vụ được đo bằng chỉ số này", task);
        assertThat(monitor.get("/public/indicators/whole-process-online").body())
                .doesNotContain(task);
    }

    @Test
    void aTaskToEverybodyIsOneForEachWithTheUnitsOfItsTime() {
        var monitor = Officers.signedIn("task-monitor", "G22");
        var whole = monitor.get(first(monitor.get("/board/tasks?q=82%2FNQ-CP").body())).body();
        assertThat(whole).contains("Ủy ban nhân dân tỉnh Thái Bình").contains("Từng cơ quan: 0/");
        var province = Officers.signedIn("leader", "H29.UB");
        var own = province.get("/board/tasks").body();
        assertThat(own).contains("Ủy ban nhân dân").doesNotContain("Bộ Công an</td>");
    }

    @Test
    void aLeadAsksForTimeAndTheOrdererDecides() {
        var lead = Officers.signedIn("leader", MPS.value());
        var monitor = Officers.signedIn("task-monitor", "G22");
        String path = first(lead.get("/board/tasks?q=dinh+danh+dien+tu+cho+nguoi").body());
        var until = TestHouse.bean(Directives.class).today().plusMonths(2);
        var form = form(lead, path, "extend", until);
        form.put("words-extend", "Chờ bố trí vốn");
        assertThat(lead.send(path + "/extend", form).status()).isEqualTo(303);
        assertThat(lead.get(path).body()).contains("Chờ bố trí vốn", "Xin gia hạn đến");
        assertThat(lead.send(path + "/grant", form(lead, path, "grant", until)).status())
                .as("who asks does not decide")
                .isEqualTo(422);
        var decision = form(monitor, path, "grant", until);
        decision.put("words-grant", "Đồng ý");
        assertThat(monitor.send(path + "/grant", decision).status()).isEqualTo(303);
        assertThat(lead.get(path).body())
                .contains(until.format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy")))
                .contains("Đồng ý");
        monitor.get(path);
        assertThat(monitor.send(path + "/grant", decision).body())
                .as("an old page changes nothing")
                .contains("Người khác vừa cập nhật nhiệm vụ");
    }

    @Test
    void aSessionMakesItsAgendaAndItsDecisionsTakeEffect() {
        var science = Officers.signedIn("leader", "G06");
        var monitor = Officers.signedIn("task-monitor", "G22");
        String task = first(science.get("/board/tasks?q=vung+lom+song").body());
        var until = TestHouse.bean(Directives.class).today().plusMonths(3);
        var ask = form(science, task, "extend", until);
        ask.put("words-extend", "Chưa đủ trạm phát sóng");
        assertThat(science.send(task + "/extend", ask).status()).isEqualTo(303);

        String session =
                match("/board/reviews/standing-body/[0-9-]+", monitor.get("/board/reviews").body());
        var agenda = monitor.get(session).body();
        assertThat(agenda)
                .contains("Chờ phiên họp quyết định: ", "Chưa đủ trạm phát sóng", "Quá hạn: ");
        String grant = session + "/asked/" + task.substring(task.lastIndexOf('/') + 1) + "/grant";
        var words = "words-" + task.substring(task.lastIndexOf('/') + 1);
        assertThat(monitor.send(grant, Map.of(words, "Đồng ý lần cuối")).status()).isEqualTo(303);
        assertThat(science.get(task).body()).contains("Đồng ý lần cuối", "Trong hạn");

        monitor.get(session);
        assertThat(monitor.send(session + "/tasks", Map.of("text", "Báo cáo số trạm")).body())
                .contains("Nhiệm vụ chưa rõ: người, thời gian, trách nhiệm, sản phẩm, thẩm quyền");
        monitor.get(session);
        assertThat(monitor.send(session + "/tasks", order(until)).status()).isEqualTo(303);
        assertThat(monitor.get(session).body()).contains("Báo cáo số trạm");
        assertThat(science.get("/board/tasks?q=bao+cao+so+tram").body()).contains("Trong hạn");
        assertThat(science.get(session).body()).doesNotContain("Kết thúc phiên");

        var invitation = monitor.get(session + "/invitation.ics").body();
        assertThat(invitation).startsWith("BEGIN:VCALENDAR").contains("DTSTART:", "URL:http");
        monitor.get(session);
        assertThat(monitor.send(session + "/close", Map.of()).status()).isEqualTo(303);
        assertThat(monitor.get(session + "/minutes.pdf").body()).startsWith("%PDF");
        monitor.get(task);
        assertThat(monitor.send(session + "/decisions", Map.of("decision", "muộn")).body())
                .contains("Phiên họp đã kết thúc, biên bản đã lập");
    }

    private static Map<String, String> order(LocalDate due) {
        return Map.of(
                "text", "Báo cáo số trạm phát sóng",
                "lead", "G06",
                "partners", "G12, provinces",
                "due-day", String.valueOf(due.getDayOfMonth()),
                "due-month", String.valueOf(due.getMonthValue()),
                "due-year", String.valueOf(due.getYear()),
                "product", "Báo cáo",
                "authority", "Thủ tướng Chính phủ");
    }

    private static String match(String pattern, String page) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in the page", pattern).isTrue();
        return matcher.group();
    }

    @Test
    void whatIsMistypedIsSaidAndKept() {
        var lead = Officers.signedIn("leader", MPS.value());
        String path = first(lead.get("/board/tasks?q=camera").body());
        var form = form(lead, path, "report", LocalDate.of(2026, 1, 1));
        form.put("day-report-day", "31");
        form.put("day-report-month", "02");
        form.put("words-report", "Quyết định 123");
        var answer = lead.send(path + "/report", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Ngày chưa đúng", "Quyết định 123");
    }

    @Test
    void othersFindNothing() {
        var monitor = Officers.signedIn("task-monitor", "G22");
        String path = first(monitor.get("/board/tasks?q=camera").body());
        var finance = Officers.signedIn("leader", "G19");
        assertThat(finance.get(path).status()).isEqualTo(404);
        assertThat(Officers.signedIn("clerk", "H29.26740").get(path).status()).isEqualTo(404);
        assertThat(Officers.signedIn("supervisor", "H29.26740").get("/board/tasks").status())
                .isEqualTo(403);
        assertThat(monitor.get("/board/tasks/nonsense").status()).isEqualTo(404);
    }

    @Test
    void thePagesAreForEveryScreen() {
        try (var window = Browser.desk()) {
            Officers.signIn(window, "task-monitor", "G22");
            var list = TestHouse.address() + "/board/tasks";
            window.go(list);
            String task =
                    TestHouse.address()
                            + window.page().locator("tbody a").first().getAttribute("href");
            String review =
                    TestHouse.address()
                            + match(
                                    "/board/reviews/monthly/[0-9-]+",
                                    Officers.signedIn("task-monitor", "G22")
                                            .get("/board/reviews")
                                            .body());
            for (String address : List.of(list, task, review)) {
                for (int width : new int[] {Browser.NARROW, Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    assertThat(window.go(address)).isEqualTo(200);
                    assertThat(window.axe()).as("%s at %d", address, width).isEmpty();
                    assertThat(window.scrollsSideways()).as("%s at %d", address, width).isFalse();
                    window.picture(
                            "tasks-" + (address.equals(task) ? "one" : "list") + "-" + width);
                }
            }
        }
    }

    @Test
    void aNoticeIsEnteredWithItsTasksOneByOneAndFromAFile() {
        var monitor = Officers.signedIn("task-monitor", "G22");
        monitor.get("/board/directives/new");
        var typed =
                new java.util.HashMap<>(
                        Map.of(
                                "number", "12/TB-THU",
                                "dated-day", "31",
                                "dated-month", "02",
                                "dated-year", "2026",
                                "issuer", "G22",
                                "title", "Thông báo thử về ghế đá"));
        var refused = monitor.send("/board/directives", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Hãy ghi đủ số, ngày ký", "Thông báo thử về ghế đá");
        typed.put("dated-day", "28");
        monitor.get("/board/directives/new");
        var entered = monitor.send("/board/directives", typed);
        assertThat(entered.status()).isEqualTo(303);
        String path = entered.location();
        monitor.get("/board/directives/new");
        assertThat(monitor.send("/board/directives", typed).body())
                .contains("của cơ quan này đã có");

        assertThat(monitor.get(path).body()).contains("Văn bản chưa có nhiệm vụ nào");
        assertThat(monitor.send(path + "/tasks", Map.of("text", "Sơn ghế")).body())
                .contains("Nhiệm vụ chưa rõ: người, thời gian", "Sơn ghế");
        monitor.get(path);
        var until = TestHouse.bean(Directives.class).today().plusMonths(1);
        assertThat(monitor.send(path + "/tasks", order(until)).status()).isEqualTo(303);
        assertThat(monitor.get(path).body()).contains("Báo cáo số trạm phát sóng");

        String annex =
                """
                STT,Nhiệm vụ,Chủ trì,Thời hạn
                10,Sơn lại ghế đá,Bộ Y tế,31/12/2026
                11,Thay ghế gãy,"Bộ Y tế, Bộ Công an",31/02/2027
                """;
        var sent = monitor.sendFile(path + "/annexes", "phu-luc.csv", annex.getBytes(UTF_8));
        assertThat(sent.status()).isEqualTo(303);
        String report = sent.location();
        assertThat(monitor.get(report).body())
                .contains(
                        "Không có ngày 31/02/2027", "Có nhiều cơ quan chủ trì", "Nhập 1 nhiệm vụ");
        assertThat(monitor.get(path).body()).as("only looked at").doesNotContain("Sơn lại ghế đá");
        monitor.get(report);
        assertThat(monitor.send(report, Map.of()).status()).isEqualTo(303);
        assertThat(monitor.get(path).body()).contains("Sơn lại ghế đá", "phu-luc.csv");
        assertThat(monitor.get(report).body()).contains("đã có").doesNotContain("Nhập 1 nhiệm vụ");
        assertThat(Officers.signedIn("leader", MPS.value()).get(report).status()).isEqualTo(403);
        picturesOf(Map.of("document", path, "annex", report));
    }

    private static void picturesOf(Map<String, String> pages) {
        try (var window = Browser.desk()) {
            Officers.signIn(window, "task-monitor", "G22");
            pages.forEach((name, path) -> {
                for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
                    window.width(width);
                    assertThat(window.go(TestHouse.address() + path)).isEqualTo(200);
                    assertThat(window.axe()).as("%s at %d", path, width).isEmpty();
                    assertThat(window.scrollsSideways()).as("%s at %d", path, width).isFalse();
                    window.picture("tasks-" + name + "-" + width);
                }
            });
        }
    }

    private static Map<String, String> form(
            Visitor visitor, String path, String act, LocalDate day) {
        var matcher =
                Pattern.compile("name=\"version\" value=\"([0-9]+)\"")
                        .matcher(visitor.get(path).body());
        assertThat(matcher.find()).isTrue();
        var form = new java.util.HashMap<String, String>();
        form.put("version", matcher.group(1));
        form.put("day-" + act + "-day", "%02d".formatted(day.getDayOfMonth()));
        form.put("day-" + act + "-month", "%02d".formatted(day.getMonthValue()));
        form.put("day-" + act + "-year", String.valueOf(day.getYear()));
        form.put("words-" + act, "-");
        return form;
    }

    private static String first(String list) {
        var matcher = Pattern.compile("href=\"(/board/tasks/[0-9a-f-]{36})\"").matcher(list);
        assertThat(matcher.find()).as("a task in %s", list).isTrue();
        return matcher.group(1);
    }
}
