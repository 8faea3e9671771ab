package org.motcua.bank;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The bank's two plain pages.
final class Pages {
    private static final String FRAME =
            """
            <!doctype html><html lang="en"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>%s</title>
            <style>body{font:1.1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            button,select,input,textarea{font:inherit;padding:.5rem;max-width:100%%}
            td,th{text-align:left;padding:.2rem .6rem;vertical-align:top}</style>
            <main><h1>%s</h1>%s</main></html>
            """;

    private Pages() {}

    static String overview(List<Movement> movements, List<String> log) {
        String rows =
                movements.stream()
                        .map(it ->
                                row(
                                        it.transaction(),
                                        it.at().toString(),
                                        it.account(),
                                        (it.credit() ? "+" : "-") + it.amount(),
                                        it.currency(),
                                        it.reference()))
                        .collect(Collectors.joining());
        String answers =
                log.reversed().stream()
                        .limit(50)
                        .map(line -> "<li>" + escape(line))
                        .collect(Collectors.joining());
        String body =
                """
                <p>A bank for trying things out. No real money moves here.</p>
                <form method="post" action="/scan">
                <p><label>Text of a payment code<br>
                <textarea name="content" rows="3" cols="60" required></textarea></label>
                <p><label>Another amount <input name="amount" inputmode="numeric"></label> %s
                <p><button>Pay</button></form>
                <h2>Movements</h2><table><tr><th>Transaction<th>Time<th>Account<th>Amount
                <th>Currency<th>Text</tr>%s</table><h2>Answers</h2><ol>%s</ol>
                """
                        .formatted(faults(), rows, answers);
        return FRAME.formatted("Bank simulator", "Bank simulator", body);
    }

    static String payment(Map<String, String> request) {
        String hidden =
                request.entrySet().stream()
                        .map(field ->
                                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                        .formatted(
                                                escape(field.getKey()), escape(field.getValue())))
                        .collect(Collectors.joining());
        String body =
                """
                <p>A payment page for trying things out. No real money moves here.</p>
                <table>%s%s%s%s</table>
                <form method="post" action="/pay">%s<p>%s
                <p><button name="decision" value="confirm">Pay</button>
                <button name="decision" value="decline">Do not pay</button></form>
                """
                        .formatted(
                                row("To", request.getOrDefault("holder", "")),
                                row("Account", request.getOrDefault("account", "")),
                                row(
                                        "Amount",
                                        request.getOrDefault("amount", "")
                                                + " "
                                                + request.getOrDefault("currency", "")),
                                row("For", request.getOrDefault("dossier", "")),
                                hidden,
                                faults());
        return FRAME.formatted("Payment", "Payment", body);
    }

    private static String faults() {
        return Arrays.stream(Fault.values())
                .map(fault -> "<option>" + fault.word() + "</option>")
                .collect(
                        Collectors.joining(
                                "",
                                "<label>Misbehave <select name=\"fault\">",
                                "</select></label>"));
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> "<td>" + escape(cell))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
