package org.motcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/// Somebody with a browser that has cookies and no script. Sends the hidden fields of the last form
/// along, as a browser does.
public final class Visitor {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private String page = "";
    private String at = "/";

    /// An answer: its status, its page, and where it leads.
    public record Answer(int status, String body, String location) {}

    /// Asks for a page, and follows where it leads.
    public Answer get(String path) {
        return follow(ask(request(path).GET()));
    }

    /// Asks for a page, and stays.
    public Answer look(String path) {
        return ask(request(path).GET());
    }

    /// Sends the form of the last page, and follows where it leads.
    public Answer post(String path, Map<String, String> fields) {
        return follow(send(path, fields));
    }

    /// Sends the form of the last page, and stays.
    public Answer send(String path, Map<String, String> fields) {
        var pairs = new ArrayList<String>();
        var hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            if (!fields.containsKey(hidden.group(1))
                    && pairs.stream().noneMatch(p -> p.startsWith(hidden.group(1) + "="))) {
                pairs.add(pair(hidden.group(1), hidden.group(2).replace("&amp;", "&")));
            }
        }
        fields.forEach((name, value) -> pairs.add(pair(name, value)));
        return ask(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Referer", TestHouse.address() + at)
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /// Sends a file with the form of the last page, and follows where it leads.
    public Answer upload(String path, String name, String fileName, String content) {
        String boundary = "motcua-test-boundary";
        var body = new StringBuilder();
        var hidden = HIDDEN.matcher(page);
        if (hidden.find()) {
            body.append(part(boundary, hidden.group(1), "")).append(hidden.group(2)).append("\r\n");
        }
        body.append(part(boundary, name, "; filename=\"" + fileName + "\""))
                .append(content)
                .append("\r\n--")
                .append(boundary)
                .append("--\r\n");
        return follow(
                ask(
                        request(path)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    private static String part(String boundary, String name, String more) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                .formatted(boundary, name, more);
    }

    /// Closes the session on this side, as when a cookie runs out.
    public void lose(String cookie) {
        var store = cookies.getCookieStore();
        store.getCookies().stream()
                .filter(c -> c.getName().equals(cookie))
                .toList()
                .forEach(c -> store.remove(URI.create(TestHouse.address()), c));
    }

    private Answer follow(Answer answer) {
        var now = answer;
        for (int i = 0; i < 5 && !now.location().isEmpty(); i++) {
            now = ask(request(now.location()).GET());
        }
        return now;
    }

    private Answer ask(HttpRequest.Builder request) {
        try {
            var sent = request.build();
            var answer = client.send(sent, HttpResponse.BodyHandlers.ofString());
            if (sent.method().equals("GET") && answer.statusCode() == 200) {
                at = sent.uri().getRawPath();
            }
            page = answer.body();
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String path) {
        String address = path.startsWith("http") ? path : TestHouse.address() + path;
        return HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8");
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
