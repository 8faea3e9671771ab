package org.motcua.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The shell by plain requests: headers, files, the language in the address, forms, failures.
class ShellTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void tellsTheBrowserWhatNotToDo() {
        var headers = SampleServer.get("/samples").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void hasNoScriptOrStyleInsideAPage() {
        for (String name : SamplePages.NAMES) {
            String html = SampleServer.get("/samples/" + name).body();
            assertThat(html)
                    .as(name)
                    .doesNotContain("style=\"", "<style", "onclick", "javascript:");
            assertThat(html.replaceAll("<script src=[^>]*></script>", ""))
                    .doesNotContain("<script");
        }
    }

    @Test
    void setsNoCookieForThoseWhoOnlyRead() {
        for (String name : new String[] {"timeline", "summary", "table", "search"}) {
            boolean form = name.equals("search");
            var cookies = SampleServer.get("/samples/" + name).headers().allValues("Set-Cookie");
            assertThat(cookies.isEmpty()).as(name).isEqualTo(!form);
        }
    }

    @Test
    void servesFilesUnderTheNameOfTheirContentForEver() {
        String html = SampleServer.get("/samples").body();
        var css = Pattern.compile("/assets/motcua\\.[0-9a-f]{12}\\.css").matcher(html);
        assertThat(css.find()).isTrue();
        var answer =
                SampleServer.send(
                        SampleServer.request(css.group()).header("Accept-Encoding", "gzip, br"));
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .as("the whole stylesheet, compressed")
                .isLessThanOrEqualTo(6_000);
        assertThat(SampleServer.get(css.group()).body()).contains("/assets/be-vietnam-pro-400.");
        assertThat(SampleServer.get("/assets/motcua.css").statusCode()).isEqualTo(404);
    }

    @Test
    void ownScriptIsSmall() {
        String html = SampleServer.get("/samples").body();
        var script = Pattern.compile("/assets/motcua\\.[0-9a-f]{12}\\.js").matcher(html);
        assertThat(script.find()).isTrue();
        var answer =
                SampleServer.send(
                        SampleServer.request(script.group()).header("Accept-Encoding", "gzip"));
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .isBetween(100L, 10_000L);
        assertThat(html).doesNotContain("htmx");
    }

    @Test
    void speaksTheLanguageOfTheAddress() {
        assertThat(SampleServer.get("/samples").body())
                .contains("<html lang=\"vi\"", "href=\"/en/samples\"", "href=\"/samples/text\"");
        var english = SampleServer.get("/en/samples?a=b");
        assertThat(english.body())
                .contains("<html lang=\"en\"", "href=\"/samples?a=b\"", "/en/samples/text");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
    }

    @Test
    void hasOneAddressPerPageInTheBindingLanguage() {
        var answer = SampleServer.get("/vi/samples?a=b");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("/samples?a=b");
    }

    @Test
    void keepsTheLanguageOnEveryRedirect() {
        var page = SampleServer.get("/en/samples/text");
        var answer = post("/en/samples/text", "name=An&_csrf=" + token(page), page);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/en/samples/text");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var page = SampleServer.get("/samples/text");
        var answer = post("/samples/text", "name=An", page);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Trang này đã để quá lâu");
    }

    @Test
    void offersToSendAgainWhatWasTypedIntoAnExpiredForm() {
        var answer =
                SampleServer.send(
                        SampleServer.request("/en/samples/text")
                                .header("Content-Type", FORM)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofString("name=Nguy%E1%BB%85n+%3Cb%3E")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("name=\"name\" value=\"Nguyễn &lt;b")
                .contains("action=\"/en/samples/text\"");
        assertThat(post("/en/samples/text", "name=An&_csrf=" + token(answer), answer).statusCode())
                .isEqualTo(303);
    }

    @Test
    void offersNothingToAFormOfAStrangePage() {
        var answer =
                SampleServer.send(
                        SampleServer.request("/samples/text")
                                .header("Content-Type", FORM)
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("name=An")));
        assertThat(answer.body()).doesNotContain("<form", "value=\"An\"");
    }

    @Test
    void tellsPeopleWhatFailedWhatIsSafeAndWhatToDo() {
        var missing = SampleServer.get("/en/no/such/page");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body())
                .contains("There is no such page", "not affected", "Check the address")
                .containsPattern("L-[2-9A-Z]{8}");
        var broken = SampleServer.get("/samples/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body())
                .contains("Lỗi ở phía chúng tôi")
                .doesNotContain("Exception", "broken on purpose");
        var method = SampleServer.send(SampleServer.request("/samples").DELETE());
        assertThat(method.statusCode()).isIn(403, 405);
    }

    @Test
    void saysThatAFileIsTooLargeAndNotThatTheSessionEnded() {
        var answer =
                SampleServer.send(
                        SampleServer.request("/samples/file")
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(BodyPublishers.ofByteArray(new byte[33 * 1024 * 1024])));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Tệp quá lớn", "30 MB");
    }

    @Test
    void tellsProgramsByProblemDetails() {
        var answer = SampleServer.get("/api/no/such/thing");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"urn:motcua:problem:not-found\"", "\"status\":404", "reference:L-");
    }

    private static HttpResponse<String> post(String path, String form, HttpResponse<String> page) {
        var request = SampleServer.request(path).header("Content-Type", FORM);
        page.headers()
                .firstValue("Set-Cookie")
                .ifPresent(cookie -> request.header("Cookie", cookie.split(";", -1)[0]));
        return SampleServer.send(request.POST(BodyPublishers.ofString(form)));
    }

    private static String token(HttpResponse<String> page) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
