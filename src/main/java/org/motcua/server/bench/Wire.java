package org.motcua.server.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A browser without script, reduced to what costs the server something: cookies, the token of the
/// last form, requests on kept connections. It does not follow by itself; who drives it says where
/// to go on.
final class Wire {
    private final String address;
    private final Timings timings;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    Wire(String address, Timings timings) {
        this.address = address;
        this.timings = timings;
    }

    /// An answer and, where it leads elsewhere, the path.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(int status, byte[] bytes, String location) {
        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /// @throws IllegalStateException where the answer is another one
        Answer expect(int wanted) {
            if (status != wanted) {
                String all = body();
                int main = Math.max(0, all.indexOf("<main"));
                throw new IllegalStateException(
                        "answered %d instead of %d: %s"
                                .formatted(
                                        status,
                                        wanted,
                                        all.substring(main, Math.min(all.length(), main + 4000))));
            }
            return this;
        }
    }

    Answer get(String kind, String path) {
        var answer = send(kind, "GET", path, null, null);
        remember(answer);
        return answer;
    }

    /// Sends a form with the token of the last page.
    Answer post(String kind, String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String form =
                all.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var answer =
                send(
                        kind,
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        form.getBytes(StandardCharsets.UTF_8));
        remember(answer);
        return answer;
    }

    /// Sends a form and goes where it leads.
    Answer follow(String kind, String path, Map<String, String> fields) {
        return get(kind + " → page", post(kind, path, fields).expect(303).location());
    }

    /// Sends bytes as they are, as a program does.
    Answer raw(String kind, String path, byte[] body) {
        return send(kind, "POST", path, "text/plain; charset=utf-8", body);
    }

    /// Sends a picture by a form.
    Answer upload(String kind, String path, String name, byte[] picture) {
        String boundary = "----bench7MA4YWxkTrZu0gW";
        var body = new ByteArrayOutputStream(picture.length + 1024);
        body.writeBytes(
                part(boundary, "name=\"_csrf\"", "", token.getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(
                part(
                        boundary,
                        "name=\"file\"; filename=\"" + name + "\"",
                        "Content-Type: image/jpeg\r\n",
                        picture));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                kind,
                "POST",
                path,
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray());
    }

    private static byte[] part(String boundary, String name, String more, byte[] content) {
        var part = new ByteArrayOutputStream(content.length + 256);
        part.writeBytes(
                "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
                        .formatted(boundary, name, more)
                        .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private Answer send(
            String kind,
            String method,
            String path,
            @Nullable String type,
            byte @Nullable [] body) {
        timings.begin(kind);
        long begin = System.nanoTime();
        try {
            var url = URI.create(path.startsWith("http") ? path : address + path).toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Accept", "text/html,*/*;q=0.8");
            if (!cookies.isEmpty()) {
                connection.setRequestProperty(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", type);
                connection.setFixedLengthStreamingMode(body.length);
                connection.getOutputStream().write(body);
            }
            int status = connection.getResponseCode();
            byte[] answer;
            try (var in =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                answer = in == null ? new byte[0] : in.readAllBytes();
            }
            keepCookies(connection);
            timings.add(kind, System.nanoTime() - begin);
            return new Answer(status, answer, path(connection.getHeaderField("Location")));
        } catch (IOException e) {
            throw new UncheckedIOException(kind + " " + path, e);
        }
    }

    private String path(@Nullable String location) {
        if (location == null) {
            return "";
        }
        String path =
                location.startsWith(address) ? location.substring(address.length()) : location;
        int fragment = path.indexOf('#');
        return fragment < 0 ? path : path.substring(0, fragment);
    }

    private void keepCookies(HttpURLConnection connection) {
        connection.getHeaderFields().getOrDefault("Set-Cookie", java.util.List.of()).stream()
                .map(line -> line.split(";", 2)[0].split("=", 2))
                // the key of a draft is needed only until its person has claimed it
                .filter(pair -> !pair[0].startsWith("motcua-draft-"))
                .forEach(pair -> cookies.put(pair[0], pair[1]));
    }

    private void remember(Answer answer) {
        if (answer.status() == 200 && answer.bytes().length > 0 && answer.bytes()[0] == '<') {
            between(answer.body(), "name=\"_csrf\" value=\"", "\"").ifPresent(it -> token = it);
        }
    }

    /// What stands between two marks, the first time.
    static java.util.Optional<String> between(String text, String before, String after) {
        int at = text.indexOf(before);
        if (at < 0) {
            return java.util.Optional.empty();
        }
        int from = at + before.length();
        return java.util.Optional.of(text.substring(from, text.indexOf(after, from)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
