package org.motcua.exchange;

import java.nio.charset.StandardCharsets;

/// What a gateway signs about one part of a message: who asks whom for what, by which agreement,
/// and the hashes of head and body. Lines of text in one fixed order, so that anybody can read what
/// was signed; never names of people, and no contents.
///
/// @param from the gateway that signs
/// @param to the gateway that it is meant for; at no other it is taken
/// @param agreement id and version of the agreement
/// @param at milliseconds since 1970
/// @param part from 0 on; long bodies travel in parts
/// @param last whether the message ends here
/// @param previous the leaf of the part before
/// @param request in a response: the leaf of the newest part of the request that was received
/// @param head the hash of the head, in part 0 only
/// @param body the hash of the salt and this part of the body
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Statement(
        Kind kind,
        String id,
        String from,
        String to,
        String client,
        String service,
        String agreement,
        String purpose,
        long at,
        int part,
        boolean last,
        byte[] previous,
        byte[] request,
        byte[] head,
        byte[] body,
        int length) {
    private static final String TITLE = "motcua-exchange/1 ";

    /// The direction.
    enum Kind {
        REQUEST("request"),
        RESPONSE("response");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// Whether it is about a later part of the same message.
    boolean continues(Statement first) {
        return first.id.equals(id)
                && first.client.equals(client)
                && first.service.equals(service)
                && first.agreement.equals(agreement)
                && !first.last;
    }

    byte[] bytes() {
        var text = new StringBuilder(640);
        text.append(TITLE).append(kind.word).append('\n');
        line(text, "id", id);
        line(text, "from", from);
        line(text, "to", to);
        line(text, "client", client);
        line(text, "service", service);
        line(text, "agreement", agreement);
        line(text, "purpose", purpose);
        text.append("at: ").append(at).append('\n');
        text.append("part: ").append(part).append('\n');
        text.append("last: ").append(last ? '1' : '0').append('\n');
        line(text, "previous", Hashes.text(previous));
        line(text, "request", Hashes.text(request));
        line(text, "head", Hashes.text(head));
        line(text, "body", Hashes.text(body));
        text.append("length: ").append(length).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    /// Reads exactly what [#bytes()] writes, and nothing else.
    ///
    /// @throws BadMessage where it is anything else
    static Statement parse(byte[] bytes) {
        var lines = new Lines(new String(bytes, StandardCharsets.UTF_8));
        String title = lines.whole();
        Kind kind;
        if (title.equals(TITLE + Kind.REQUEST.word)) {
            kind = Kind.REQUEST;
        } else if (title.equals(TITLE + Kind.RESPONSE.word)) {
            kind = Kind.RESPONSE;
        } else {
            throw new BadMessage("The statement has an unknown title.");
        }
        var statement =
                new Statement(
                        kind,
                        lines.value("id"),
                        lines.value("from"),
                        lines.value("to"),
                        lines.value("client"),
                        lines.value("service"),
                        lines.value("agreement"),
                        lines.value("purpose"),
                        lines.number("at"),
                        (int) lines.number("part"),
                        lines.value("last").equals("1"),
                        lines.hash("previous"),
                        lines.hash("request"),
                        lines.hash("head"),
                        lines.hash("body"),
                        (int) lines.number("length"));
        lines.end();
        return statement;
    }

    /// Text read line by line.
    static final class Lines {
        private final String text;
        private int at;

        Lines(String text) {
            this.text = text;
        }

        String whole() {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new BadMessage("A line of the statement is missing.");
            }
            String line = text.substring(at, end);
            at = end + 1;
            return line;
        }

        String value(String name) {
            int start = at + name.length() + 2;
            if (!text.startsWith(name, at) || !text.startsWith(": ", at + name.length())) {
                throw new BadMessage("The statement has no line \"%s\" here.".formatted(name));
            }
            int end = text.indexOf('\n', start);
            if (end < 0) {
                throw new BadMessage("A line of the statement has no end.");
            }
            at = end + 1;
            return text.substring(start, end);
        }

        long number(String name) {
            String value = value(name);
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException _) {
                throw new BadMessage("%s is not a number.".formatted(name));
            }
        }

        byte[] hash(String name) {
            try {
                byte[] hash = Hashes.bytes(value(name));
                if (hash.length != 0 && hash.length != 32) {
                    throw new BadMessage("%s is not a hash.".formatted(name));
                }
                return hash;
            } catch (IllegalArgumentException _) {
                throw new BadMessage("%s is not a hash.".formatted(name));
            }
        }

        void end() {
            if (at != text.length()) {
                throw new BadMessage("The statement goes on where it must end.");
            }
        }
    }
}
