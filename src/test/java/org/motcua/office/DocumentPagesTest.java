package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motcua.Browser;
import org.motcua.Officers;
import org.motcua.Visitor;

/// Clerks of two agencies of a province send each other documents by their pages.
class DocumentPagesTest {
    private static final String FROM = "H29.UB";
    private static final String TO = "H29.TP";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private static Map<String, String> typed(String number) {
        var form = new LinkedHashMap<String, String>();
        form.put("number", number);
        form.put("notation", "TB-UBND");
        form.put("dated-day", "20");
        form.put("dated-month", "11");
        form.put("dated-year", "2026");
        form.put("type", "Thông báo");
        form.put("subject", "Về việc rà soát thủ tục hành chính " + number);
        form.put("signer", "Nguyễn Thị Hồng");
        form.put("position", "Chánh Văn phòng");
        form.put("steering", "2");
        form.put("due-day", "31");
        form.put("due-month", "3");
        form.put("due-year", "2027");
        form.put("priority", "1");
        form.put("receivers", TO + "\n" + TO);
        return form;
    }

    private static String draft(Visitor clerk) {
        clerk.get("/office/dispatch/sent");
        var begun = clerk.send("/office/dispatch/drafts", Map.of());
        assertThat(begun.status()).isEqualTo(303);
        return begun.location();
    }

    /// Opens what somebody sees under a number in a list.
    private static String open(Visitor clerk, String list, String number)
            throws InterruptedException {
        var link = Pattern.compile("href=\"([^\"]+)\">" + number + "/TB-UBND<");
        for (int i = 0; i < 600; i++) {
            var found = link.matcher(clerk.get(list).body());
            if (found.find()) {
                return found.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no document " + number);
    }

    private static Visitor.Answer step(Visitor clerk, String path, String act, String words) {
        var version = VERSION.matcher(clerk.get(path).body());
        assertThat(version.find()).isTrue();
        return clerk.send(
                path + "/" + act, Map.of("version", version.group(1), "words-" + act, words));
    }

    @Test
    void aDocumentIsWrittenSentAcceptedAndMadeATaskByPages() throws Exception {
        var sender = Officers.signedIn("clerk", FROM);
        var receiver = Officers.signedIn("clerk", TO);
        String number = String.valueOf(UUID.randomUUID().hashCode() & 0xffffff);
        String draft = draft(sender);

        sender.get(draft);
        var form = typed(number);
        form.put("dated-month", "13");
        var badDay = sender.send(draft, form);
        assertThat(badDay.status()).isEqualTo(422);
        assertThat(badDay.body()).contains("Ngày chưa đúng", "rà soát thủ tục", "value=\"13\"");
        sender.get(draft);
        form = typed(number);
        form.put("act", "send");
        var noFile = sender.send(draft, form);
        assertThat(noFile.status()).isEqualTo(422);
        assertThat(noFile.body()).contains("Cần ít nhất một tệp", "rà soát thủ tục");
        sender.get(draft);
        var sent =
                sender.sendForm(
                        draft,
                        form,
                        "file",
                        "thông báo.pdf",
                        "%PDF-1.4 nội dung".getBytes(StandardCharsets.UTF_8));
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        String out = sent.location().replaceAll("\\?.*", "");

        String in = open(receiver, "/office/dispatch", number);
        assertThat(receiver.get(in).body())
                .contains("Đã đến", "Chánh Văn phòng", "Khẩn", "thông báo.pdf");
        var file =
                Pattern.compile("href=\"(" + in + "/files/1/1)\"").matcher(receiver.get(in).body());
        assertThat(file.find()).isTrue();
        assertThat(receiver.get(file.group(1)).body()).isEqualTo("%PDF-1.4 nội dung");
        assertThat(step(receiver, in, "refuse", "").status()).isEqualTo(422);
        assertThat(step(receiver, in, "accept", "").status()).isEqualTo(303);
        assertThat(step(receiver, in, "accept", "").status()).isEqualTo(422);

        var task = new LinkedHashMap<String, String>();
        var version = VERSION.matcher(receiver.get(in).body());
        assertThat(version.find()).isTrue();
        task.put("version", version.group(1));
        task.put("text", "Rà soát thủ tục");
        task.put("lead", TO);
        task.put("due-day", "31");
        task.put("due-month", "3");
        task.put("due-year", "2027");
        task.put("product", "");
        task.put("authority", "Chủ tịch");
        var lacking = receiver.send(in + "/task", task);
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.body()).contains("sản phẩm");
        Browser.look(receiver, "documents", List.of("/office/dispatch", in, "/en" + in));
        task.put("product", "Báo cáo");
        receiver.get(in);
        assertThat(receiver.send(in + "/task", task).status()).isEqualTo(303);
        assertThat(receiver.get(in).body()).contains("/board/tasks/");

        for (int i = 0; i < 600 && !sender.get(out).body().contains("Đang xử lý"); i++) {
            Thread.sleep(50);
        }
        assertThat(sender.get(out).body()).contains("Đang xử lý", "Đã tiếp nhận");
        String other = draft(sender);
        Browser.look(
                sender,
                "documents",
                List.of("/office/dispatch/sent", out, "/en" + out, other, "/en" + other));
        assertThat(Officers.signedIn("clerk", "H29.NV").get(in).status())
                .as("an agency sees its own documents alone")
                .isEqualTo(404);
    }
}
