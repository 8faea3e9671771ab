package org.motcua.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a consumer asks for: `/r1/INSTANCE/CLASS/MEMBER/SYSTEM/SERVICE[/path][?query]` (PR-REST
/// 4.1).
///
/// @param service the identifier of the service
/// @param path what follows it, empty or beginning with `/`
/// @param query with its `?`, or empty
record Call(String service, String path, String query) {
    private static final String VERSION = "/r1/";
    private static final int PARTS = 5;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9'()+,\\-.=_]{1,100}");

    /// @throws BadMessage where the path is not one
    static Call parse(String uri) {
        if (!uri.startsWith(VERSION)) {
            throw new BadMessage("The path must begin with /r1/.");
        }
        int question = uri.indexOf('?');
        int end = question < 0 ? uri.length() : question;
        var service = new StringBuilder(80);
        int at = VERSION.length();
        for (int part = 0; part < PARTS; part++) {
            int slash = uri.indexOf('/', at);
            int stop = slash < 0 || slash > end ? end : slash;
            if (stop <= at) {
                throw new BadMessage(
                        "The path must name /r1/instance/class/member/subsystem/service.");
            }
            if (part > 0) {
                service.append('/');
            }
            service.append(identifier(uri.substring(at, stop)));
            at = Math.min(stop + 1, end);
            if (stop == end && part < PARTS - 1) {
                throw new BadMessage(
                        "The path must name /r1/instance/class/member/subsystem/service.");
            }
            if (part == PARTS - 1) {
                String path = stop == end ? "" : uri.substring(stop, end);
                return new Call(
                        service.toString(), plain(path), question < 0 ? "" : query(uri, question));
            }
        }
        throw new IllegalStateException("five parts were read");
    }

    /// One part of an identifier, decoded.
    static String identifier(String text) {
        String decoded = text.indexOf('%') < 0 ? text : decode(text);
        if (!IDENTIFIER.matcher(decoded).matches() || decoded.matches("\\.+")) {
            throw new BadMessage(
                    "\"%s\" is no identifier.".formatted(decoded.replaceAll("[^ -~]", "?")));
        }
        return decoded;
    }

    /// An identifier of several parts, such as that of a system.
    static String identifiers(String text, int parts) {
        String[] all = text.split("/", -1);
        if (all.length != parts) {
            throw new BadMessage("An identifier of %d parts is needed.".formatted(parts));
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = identifier(all[i]);
        }
        return String.join("/", all);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadMessage("A part of the path is encoded wrongly.");
        }
    }

    /// A path that every program reads in the same way: nothing that some would resolve, decode
    /// twice or cut.
    private static String plain(String path) {
        if (path.indexOf('%') >= 0) {
            String lower = path.toLowerCase(Locale.ROOT);
            for (String bad : new String[] {"%2f", "%5c", "%2e", "%25", "%00", "%0a", "%0d"}) {
                if (lower.contains(bad)) {
                    throw new BadMessage("The path may not hold %s.".formatted(bad));
                }
            }
            decode(path);
        }
        if (path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")) {
            throw new BadMessage("The path may not hold empty parts, . or ..");
        }
        for (int i = 0; i < path.length(); i++) {
            char one = path.charAt(i);
            if (one <= ' ' || one > '~' || one == '\\' || one == '#' || one == ';') {
                throw new BadMessage("The path holds a character that must be encoded.");
            }
        }
        return path;
    }

    private static String query(String uri, int from) {
        for (int i = from; i < uri.length(); i++) {
            char one = uri.charAt(i);
            if (one <= ' ' || one > '~' || one == '#') {
                throw new BadMessage("The query holds a character that must be encoded.");
            }
        }
        return uri.substring(from);
    }
}
