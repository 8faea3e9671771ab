package org.motcua.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a consumer asks for: `/r1/INSTANCE/CLASS/MEMBER/SYSTEM/SERVICE[/path][?query]` (PR-REST
/// 4.1).
///
/// @param service the identifier of the service
/// @param path what follows it, empty or beginning with `/`
/// @param query with its `?`, or empty
record Call(String service, String path, String query) {
    private static final String VERSION = "/r1/";
    private static final int PARTS = 5;
    private static final int LONGEST = 100;
    private static final boolean[] ALLOWED = allowed();

    private static boolean[] allowed() {
        var allowed = new boolean[128];
        for (char one = '0'; one <= 'z'; one++) {
            allowed[one] = Character.isLetterOrDigit(one);
        }
        for (char one : "'()+,-.=_".toCharArray()) {
            allowed[one] = true;
        }
        return allowed;
    }

    /// @throws BadMessage where the path is not one
    static Call parse(String uri) {
        if (!uri.startsWith(VERSION)) {
            throw new BadMessage("The path must begin with /r1/.");
        }
        int question = uri.indexOf('?');
        int end = question < 0 ? uri.length() : question;
        int at = VERSION.length();
        for (int part = 0; part < PARTS; part++) {
            at = part == 0 ? at : at + 1;
            int slash = at > end ? -1 : uri.indexOf('/', at);
            int stop = slash < 0 || slash > end ? end : slash;
            if (stop <= at || (stop == end && part < PARTS - 1)) {
                throw new BadMessage(
                        "The path must name /r1/instance/class/member/subsystem/service.");
            }
            at = stop;
        }
        return new Call(
                identifiers(uri.substring(VERSION.length(), at), PARTS),
                at == end ? "" : plain(uri.substring(at, end)),
                question < 0 ? "" : query(uri, question));
    }

    /// One part of an identifier, decoded.
    static String identifier(String text) {
        return identifiers(text, 1);
    }

    /// An identifier of several parts, such as that of a system, decoded. Read by hand: it is done
    /// several times for each message, and patterns took longer than all else that is decided.
    static String identifiers(String text, int parts) {
        if (text.indexOf('%') >= 0) {
            return decoded(text, parts);
        }
        int found = 0;
        int begun = 0;
        boolean dots = true;
        for (int i = 0; i <= text.length(); i++) {
            char one = i == text.length() ? '/' : text.charAt(i);
            if (one == '/') {
                if (dots || i - begun > LONGEST) {
                    throw wrong(text.substring(begun, i));
                }
                found++;
                begun = i + 1;
                dots = true;
            } else if (one < ALLOWED.length && ALLOWED[one]) {
                dots &= one == '.';
            } else {
                throw wrong(text);
            }
        }
        if (found != parts) {
            throw new BadMessage("An identifier of %d parts is needed.".formatted(parts));
        }
        return text;
    }

    /// Each part by itself, so that a slash that was encoded divides nothing.
    private static String decoded(String text, int parts) {
        String[] all = text.split("/", -1);
        if (all.length != parts) {
            throw new BadMessage("An identifier of %d parts is needed.".formatted(parts));
        }
        for (int i = 0; i < all.length; i++) {
            String one = decode(all[i]);
            if (one.indexOf('%') >= 0) {
                throw wrong(one);
            }
            all[i] = identifiers(one, 1);
        }
        return String.join("/", all);
    }

    private static BadMessage wrong(String text) {
        return new BadMessage("\"%s\" is no identifier.".formatted(text.replaceAll("[^ -~]", "?")));
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
        int begun = 1;
        for (int i = 1; i <= path.length(); i++) {
            char one = i == path.length() ? '/' : path.charAt(i);
            if (one == '/') {
                // a slash at the end is one that every program keeps
                boolean empty = i == begun && i < path.length();
                boolean dot = i == begun + 1 && path.charAt(begun) == '.';
                boolean dots = i == begun + 2 && path.startsWith("..", begun);
                if (empty || dot || dots) {
                    throw new BadMessage("The path may not hold empty parts, . or ..");
                }
                begun = i + 1;
            } else if (one <= ' ' || one > '~' || one == '\\' || one == '#' || one == ';') {
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
