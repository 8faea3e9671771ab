package org.motcua.exchange;

import java.util.Locale;

/// Why a message does not pass, as the consumer is told: the shape of X-Road's errors (PR-REST
/// 4.8), with our own kinds where X-Road has none.
///
/// @param status of HTTP
/// @param type begins with `Client.`, `Server.ClientProxy.` or `Server.ServerProxy.`
/// @param message what failed and what to do
record Refusal(int status, String type, String message) {
    private static final String CONSUMER = "Server.ClientProxy.";
    private static final String PROVIDER = "Server.ServerProxy.";

    static Refusal badRequest(String type, String message) {
        return new Refusal(400, "Client." + type, message);
    }

    static Refusal denied(boolean atConsumer, String type, String message) {
        return new Refusal(403, (atConsumer ? CONSUMER : PROVIDER) + type, message);
    }

    static Refusal atConsumer(int status, String type, String message) {
        return new Refusal(status, CONSUMER + type, message);
    }

    static Refusal atProvider(int status, String type, String message) {
        return new Refusal(status, PROVIDER + type, message);
    }

    /// Whether somebody tried what may never be: an incident, which the log keeps.
    boolean incident() {
        return type.endsWith(".StateSecret")
                || type.endsWith(".Marking")
                || type.endsWith(".FieldNotAgreed")
                || type.endsWith(".BadSignature")
                || type.endsWith(".Replay");
    }

    /// The body of the answer.
    byte[] body(String detail) {
        var text = new StringBuilder(200).append("{\"type\":");
        quote(text, type);
        text.append(",\"message\":");
        quote(text, message);
        text.append(",\"detail\":");
        quote(text, detail);
        return Hashes.utf8(text.append('}').toString());
    }

    private static void quote(StringBuilder to, String text) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '"' || one == '\\') {
                to.append('\\').append(one);
            } else if (one < ' ') {
                to.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
            } else {
                to.append(one);
            }
        }
        to.append('"');
    }
}
