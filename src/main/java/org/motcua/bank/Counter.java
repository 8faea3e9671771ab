package org.motcua.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the bank answers over HTTP.
final class Counter implements HttpHandler {
    private static final int MOST = 64 * 1024;

    private final BankSettings settings;
    private final Books books;
    private final Teller teller;
    private final Courier courier;
    private final Seal seal;
    private final CashFiles files;

    Counter(BankSettings settings, Books books, Courier courier, Seal seal) {
        this.settings = settings;
        this.books = books;
        this.courier = courier;
        this.seal = seal;
        this.teller = new Teller(books, courier, seal);
        this.files = new CashFiles(books);
    }

    private record Answer(int status, String type, String body) {
        static Answer page(String body) {
            return new Answer(200, "text/html; charset=utf-8", body);
        }

        static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            answer = Answer.text(400, String.valueOf(e.getMessage()));
        } catch (Seal.NoKey e) {
            answer = Answer.text(503, String.valueOf(e.getMessage()));
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        if (answer.status() == 303) {
            headers.set("Location", answer.body());
            bytes = new byte[0];
        } else {
            headers.set("Content-Type", answer.type());
            headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        }
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            String query = exchange.getRequestURI().getRawQuery();
            return get(path, Seal.parse(query == null ? "" : query));
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST);
        var fields = Seal.parse(new String(body, StandardCharsets.UTF_8));
        return switch (path) {
            case "/scan" -> scan(fields);
            case "/pay" -> pay(fields);
            case "/queries" -> queries(fields);
            case "/refunds" -> refunds(fields);
            default -> send(path);
        };
    }

    private Answer get(String path, Map<String, String> fields) {
        if (path.equals("/")) {
            return Answer.page(Pages.overview(books.all(), courier.log()));
        }
        if (path.equals("/pay")) {
            requireRequest(fields);
            return Answer.page(Pages.payment(fields));
        }
        return new Answer(200, "application/xml", file(path));
    }

    private String file(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length == 4 && parts[1].equals("statements")) {
            return files.statement(parts[2], LocalDate.parse(parts[3]));
        }
        if (parts.length == 4 && parts[1].equals("notifications")) {
            return files.notification(parts[2], LocalDate.parse(parts[3]));
        }
        throw new IllegalArgumentException("there is nothing here");
    }

    private Answer send(String path) {
        if (!path.endsWith("/send")) {
            throw new IllegalArgumentException("there is nothing here");
        }
        String file = file(path.substring(0, path.length() - "/send".length()));
        return Answer.text(200, "status=" + courier.sendFile(settings.qr(), file));
    }

    private Answer scan(Map<String, String> fields) {
        var code = Scanned.read(need(fields, "content"));
        String other = fields.getOrDefault("amount", "");
        var payment =
                new Teller.Payment(
                        code.account(),
                        code.reference(),
                        other.isBlank() ? code.amount() : new BigDecimal(other),
                        code.currency(),
                        settings.qr(),
                        null);
        return Answer.text(
                200,
                "transaction=" + teller.pay(payment, Fault.of(fields.getOrDefault("fault", ""))));
    }

    private Answer pay(Map<String, String> fields) {
        var request = new TreeMap<>(fields);
        request.remove("fault");
        request.remove("decision");
        requireRequest(request);
        if (need(fields, "decision").equals("confirm")) {
            var payment =
                    new Teller.Payment(
                            need(fields, "account"),
                            need(fields, "reference"),
                            new BigDecimal(need(fields, "amount")),
                            need(fields, "currency"),
                            settings.gateway(),
                            need(fields, "order_amount"));
            teller.pay(payment, Fault.of(fields.getOrDefault("fault", "")));
        }
        return new Answer(303, "", URI.create(need(fields, "return_url")).toString());
    }

    private void requireRequest(Map<String, String> fields) {
        if (!seal.signed(settings.gateway().key(), fields)
                || !"request".equals(fields.get("type"))) {
            throw new IllegalArgumentException(
                    "This payment request was changed on its way. Nothing was paid. Go back and"
                            + " start the payment again.");
        }
    }

    private Answer queries(Map<String, String> fields) {
        var line = line(fields);
        return Answer.text(
                200,
                books.about(need(fields, "reference")).stream()
                        .filter(movement -> movement.line().equals(line))
                        .map(courier::message)
                        .collect(Collectors.joining("\n")));
    }

    private Answer refunds(Map<String, String> fields) {
        var line = line(fields);
        String reference = need(fields, "refund");
        var movement =
                new Movement(
                        books.nextTransaction(),
                        need(fields, "account"),
                        "hoan tra " + need(fields, "transaction"),
                        reference,
                        new BigDecimal(need(fields, "amount")),
                        need(fields, "currency"),
                        false,
                        Instant.now(),
                        line,
                        null,
                        null);
        boolean taken = books.refund(reference, movement);
        return Answer.text(
                200,
                seal.sign(
                        line.key(),
                        Map.of(
                                "version",
                                "1",
                                "type",
                                "refund-answer",
                                "refund",
                                reference,
                                "status",
                                taken ? "taken" : "refused")));
    }

    private BankSettings.Line line(Map<String, String> fields) {
        for (var line : new BankSettings.Line[] {settings.qr(), settings.gateway()}) {
            if (line.key().equals(fields.get("key")) && seal.signed(line.key(), fields)) {
                return line;
            }
        }
        throw new IllegalArgumentException("the signature does not fit");
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the field " + name + " is missing");
        }
        return value;
    }
}
