package org.motcua;

import java.io.ByteArrayOutputStream;
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
    private String house = "";

    /// An answer: its status, its page, and where it leads.
    public record Answer(int status, String body, String location) {}

    /// Somebody who visits another house than the one that tests share.
    public static Visitor to(String address) {
        var visitor = new Visitor();
        visitor.moveTo(address);
        return visitor;
    }

    /// Goes on with another house; the cookies stay.
    public void moveTo(String address) {
        house = address;
    }

    private String house() {
        return house.isEmpty() ? TestHouse.address() : house;
    }

    /// Another window of the same browser.
    public static Visitor with(Map<String, String> cookies) {
        var visitor = new Visitor();
        cookies.forEach((name, value) -> {
            var cookie = new java.net.HttpCookie(name, value);
            cookie.setPath("/");
            cookie.setVersion(0);
            visitor.cookies.getCookieStore().add(URI.create(TestHouse.address()), cookie);
        });
        return visitor;
    }

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
                        .header("Referer", house() + at)
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /// Sends a file with the form of the last page, and follows where it leads.
    public Answer upload(String path, String name, String fileName, String content) {
        return follow(sendFile(path, name, fileName, content.getBytes(StandardCharsets.UTF_8)));
    }

    /// Sends a paper with the form of the last page, and stays.
    public Answer sendFile(String path, String fileName, byte[] content) {
        return sendFile(path, "file", fileName, content);
    }

    private Answer sendFile(String path, String name, String fileName, byte[] content) {
        String boundary = "motcua-test-boundary";
        var hidden = HIDDEN.matcher(page);
        String token = "";
        while (hidden.find()) {
            if (hidden.group(1).equals("_csrf")) {
                token = hidden.group(2);
            }
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes(part(boundary, "_csrf", "") + token + "\r\n"));
        body.writeBytes(bytes(part(boundary, name, "; filename=\"" + fileName + "\"")));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return ask(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Referer", house() + at)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /// Sends a form with fields and a file, with its hidden fields, and stays.
    public Answer sendForm(
            String path, Map<String, String> fields, String name, String fileName, byte[] content) {
        String boundary = "motcua-test-boundary";
        var all = new java.util.LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            all.putIfAbsent(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        all.putAll(fields);
        var body = new ByteArrayOutputStream();
        all.forEach(
                (key, value) -> body.writeBytes(bytes(part(boundary, key, "") + value + "\r\n")));
        body.writeBytes(bytes(part(boundary, name, "; filename=\"" + fileName + "\"")));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return ask(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("Referer", house() + at)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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

    /// The cookies of this browser, to go on with another.
    public Map<String, String> cookies() {
        var found = new java.util.LinkedHashMap<String, String>();
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> found.put(cookie.getName(), cookie.getValue()));
        return found;
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

    private HttpRequest.Builder request(String path) {
        String address = path.startsWith("http") ? path : house() + path;
        return HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8");
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
