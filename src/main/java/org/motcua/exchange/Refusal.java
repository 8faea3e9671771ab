package org.motcua.exchange;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
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

    /// The whole answer.
    ///
    /// @param id of the message, or empty
    FullHttpResponse response(String id, boolean headOnly) {
        byte[] body = body(id);
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(status),
                        headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("X-Road-Error", type);
        if (!id.isEmpty()) {
            response.headers().set("X-Road-Id", id);
        }
        if (status == 503 || status == 429) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
        }
        return response;
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

    static Refusal logFull(boolean atConsumer) {
        String sentence =
                "The message log cannot be written, so nothing is passed on. Ask again later.";
        return atConsumer
                ? atConsumer(503, "LogFull", sentence)
                : atProvider(503, "LogFull", sentence);
    }

    static Refusal noProvider() {
        return atConsumer(
                503,
                "NoProvider",
                "No gateway of the service can be reached at the moment. Nothing was"
                        + " delivered; ask again later.");
    }

    static Refusal badResponse(String peer, BadMessage bad) {
        return atConsumer(
                502,
                bad.type(),
                "The response of %s does not hold: %s It was not delivered."
                        .formatted(peer, bad.getMessage()));
    }

    static Refusal noAnswer(int seconds) {
        return atConsumer(
                504,
                "Timeout",
                "No answer within %d seconds. Whether the service acted is not known."
                        .formatted(seconds));
    }

    static Refusal unreachable(String gateway) {
        return atConsumer(
                502, "NetworkError", "The gateway %s cannot be reached.".formatted(gateway));
    }

    static Refusal connectionLost(String gateway) {
        return atConsumer(
                502,
                "NetworkError",
                "The connection to the gateway %s was lost.".formatted(gateway));
    }

    static Refusal notShown(String gateway) {
        return atConsumer(
                502,
                "SslAuthenticationFailed",
                "The gateway %s could not show who it is, or does not know this one."
                        .formatted(gateway));
    }

    static Refusal unknownService() {
        return atProvider(404, "UnknownService", "This gateway does not reach this service.");
    }

    static Refusal fieldNotAgreed() {
        return atProvider(
                403,
                "FieldNotAgreed",
                "The request holds fields that the agreement does not name.");
    }

    static Refusal serviceTimeout(int seconds) {
        return atProvider(
                504,
                "ServiceTimeout",
                "The service did not answer within %d seconds.".formatted(seconds));
    }
}
