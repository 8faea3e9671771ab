package org.motcua.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/// Brings people back to where they were when they had to sign in, with what they had typed.
///
/// A form that arrives without a session is kept, sealed, for half an hour, and shown again after
/// signing in as it was typed. It is never sent again by itself: the person sees what they send. If
/// the session had been somebody else's, its answers are not shown.
public final class ReturnTo {
    static final String SIGN_IN = "/sign-in";
    private static final String HELD = "motcua-held";
    private static final String WHO = "motcua-who";
    private static final int LARGEST = 256 * 1024;
    private static final Pattern OWN_PATH =
            Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]{0,2000}");

    private final HeldTable held;
    private final Supplier<List<String>> languages;

    /// @param languages the tags that may stand in front of a path
    ReturnTo(HeldTable held, Supplier<List<String>> languages) {
        this.held = held;
        this.languages = languages;
    }

    /// Sends whoever is behind a request to the sign-in page, and keeps what they typed.
    public void signInFirst(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = path(request);
        if (!reads(request)) {
            path = pageOfForm(request).orElse(request.getRequestURI());
            keep(request, response, path);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location", SIGN_IN + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /// The path to go to after signing in: one of ours, or none.
    public static Optional<String> ownPath(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .filter(OWN_PATH.asMatchPredicate())
                .filter(path -> !path.startsWith(SIGN_IN));
    }

    /// What was typed for the page that a request asks for.
    public Typed typed(HttpServletRequest request, UUID account) {
        return key(request)
                .flatMap(key -> held.read(key, owner(account)))
                .filter(form -> form.startsWith(path(request) + "\n"))
                .map(form -> new Typed(fields(form.substring(form.indexOf('\n') + 1))))
                .orElse(Typed.NOTHING);
    }

    /// Remembers whose session this is, by a hash in a cookie that outlives the session.
    public void remember(HttpServletRequest request, HttpServletResponse response, UUID account) {
        String value = HeldTable.hex(owner(account));
        response.addHeader("Set-Cookie", cookie(request, WHO, value, null).toString());
    }

    /// Forgets what was typed and by whom, at signing out or once the form was taken.
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        dropHeld(request, response);
        response.addHeader("Set-Cookie", cookie(request, WHO, "", Duration.ZERO).toString());
    }

    void dropHeld(HttpServletRequest request, HttpServletResponse response) {
        key(request)
                .ifPresent(key -> {
                    held.remove(key);
                    response.addHeader(
                            "Set-Cookie", cookie(request, HELD, "", Duration.ZERO).toString());
                });
    }

    static boolean reads(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, String path) {
        String form = path + "\n" + encoded(request.getParameterMap());
        if (form.length() > LARGEST) {
            return;
        }
        byte[] key = Vault.random(Vault.KEY_BYTES);
        held.put(key, form, value(request, WHO).map(ReturnTo::unhex).orElse(null));
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        response.addHeader("Set-Cookie", cookie(request, HELD, value, HeldTable.LASTS).toString());
    }

    /// The page that showed the form, as the browser tells (`Referrer-Policy: same-origin`).
    private Optional<String> pageOfForm(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return Optional.empty();
        }
        try {
            var page = URI.create(referer);
            String query = page.getRawQuery();
            return Optional.ofNullable(page.getRawPath())
                    .filter(_ -> request.getServerName().equalsIgnoreCase(page.getHost()))
                    .map(this::withoutLanguage)
                    .map(path -> query == null ? path : path + "?" + query)
                    .flatMap(ReturnTo::ownPath);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String withoutLanguage(String path) {
        return languages.get().stream()
                .filter(language -> path.startsWith("/" + language + "/"))
                .findFirst()
                .map(language -> path.substring(language.length() + 1))
                .orElse(path);
    }

    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String encoded(Map<String, String[]> parameters) {
        var text = new StringBuilder();
        parameters.forEach((name, values) -> {
            for (String value : values) {
                if (!name.equals("_csrf")) {
                    text.append(text.isEmpty() ? "" : "&")
                            .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
            }
        });
        return text.toString();
    }

    private static Map<String, List<String>> fields(String encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] owner(UUID account) {
        return HeldTable.sha256("owner of held forms " + account);
    }

    private static Optional<byte[]> key(HttpServletRequest request) {
        return value(request, HELD)
                .filter(value -> value.length() == 43)
                .flatMap(value -> {
                    try {
                        return Optional.of(Base64.getUrlDecoder().decode(value));
                    } catch (IllegalArgumentException _) {
                        return Optional.empty();
                    }
                });
    }

    private static byte[] unhex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static ResponseCookie cookie(
            HttpServletRequest request, String name, String value, @Nullable Duration lasts) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax");
        return (lasts == null ? cookie : cookie.maxAge(lasts)).build();
    }
}
