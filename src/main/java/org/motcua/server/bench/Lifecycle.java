package org.motcua.server.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.demo.BankMessage;
import org.motcua.payment.Payments;
import org.motcua.payment.Provider;
import org.motcua.procedure.ProcessStep;

/// One whole life over HTTP, as people and officers lead it in their browsers: every page is asked
/// for that a person without script comes by.
final class Lifecycle {
    /// About what a telephone's picture of a page of paper has after the portal made it smaller.
    private static final int PICTURE = 200 * 1024;

    private static final Pattern DETAIL = Pattern.compile("<dd>([^<]*)</dd>");

    private final Scenario scenario;
    private final List<Crew> crews;
    private final BankMessage bank;
    private final Provider provider;
    private final byte[] picture = new byte[PICTURE];
    private final AtomicLong number = new AtomicLong();
    private final LongAdder lived = new LongAdder();

    Lifecycle(Scenario scenario, List<Crew> crews, House house) {
        this.scenario = scenario;
        this.crews = crews;
        bank = house.bean(BankMessage.class);
        provider = provider(house, crews.getFirst());
        new Random(7).nextBytes(picture);
        byte[] head = {
            (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'
        };
        System.arraycopy(head, 0, picture, 0, head.length);
    }

    static Provider provider(House house, Crew crew) {
        return house.bean(Payments.class).providers(crew.agency().code()).stream()
                .filter(one -> one.kind() == Provider.Kind.QR)
                .findFirst()
                .orElseThrow();
    }

    /// One life; the people of a client take turns.
    void live(int client) {
        var crew = crews.get(client);
        long turn = number.incrementAndGet();
        var person = crew.people().get((int) (turn % crew.people().size()));
        String filed = file(person);
        pay(person, filed);
        String id = filed.substring(filed.lastIndexOf('/') + 1);
        for (ProcessStep step : scenario.steps()) {
            take(step, crew, "/office/dossiers/" + id);
        }
        receive(person, filed);
        lived.increment();
    }

    /// How many were lived to their end.
    long lived() {
        return lived.sum();
    }

    /// From the procedure's page to the dossier.
    private String file(Crew.Person person) {
        var wire = person.wire();
        String procedure = "/procedures/" + scenario.code().value();
        wire.get("procedure", procedure).expect(200);
        var tasks = wire.follow("begin", procedure + "/begin", Map.of()).expect(200);
        String draft = "/drafts/" + id(tasks.body(), "/drafts/");
        String first = Wire.between(tasks.body(), draft + "/questions/", "\"").orElseThrow();
        String question = draft + "/questions/" + first;
        wire.get("question", question).expect(200);
        while (question.contains("/questions/")) {
            String page = question.substring(question.lastIndexOf('/') + 1);
            question =
                    wire.post("answer", question, scenario.form(page, person.answers()))
                            .expect(303)
                            .location();
            wire.get("question", question).expect(200);
        }
        for (String paper : scenario.papers()) {
            String path = draft + "/papers/" + paper;
            String shown =
                    wire.upload("upload", path, paper + ".jpg", unique()).expect(303).location();
            wire.get("papers", shown).expect(200);
        }
        wire.follow("papers done", draft + "/papers", Map.of()).expect(200);
        String pay = wire.post("file", draft + "/file", Map.of()).expect(303).location();
        return pay.substring(0, pay.lastIndexOf("/pay"));
    }

    private static String id(String text, String before) {
        int at = text.indexOf(before) + before.length();
        return text.substring(at, at + 36);
    }

    /// A file that nobody has sent before: equal ones would be stored once.
    private byte[] unique() {
        byte[] file = picture.clone();
        byte[] mark =
                Long.toString(number.incrementAndGet(), 36).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(mark, 0, file, PICTURE / 2, mark.length);
        return file;
    }

    /// Through the code that a banking application scans, and the bank's signed message.
    private void pay(Crew.Person person, String dossier) {
        var wire = person.wire();
        wire.get("pay", dossier + "/pay").expect(200);
        var shown =
                wire.post("pay", dossier + "/pay", Map.of("provider", provider.id())).expect(200);
        Matcher details = DETAIL.matcher(shown.body());
        String account = next(details);
        next(details);
        var message = bank.paid(provider, account, next(details), scenario.fee());
        wire.raw("bank's message", "/callbacks/payments/" + provider.id(), message).expect(200);
        wire.get("dossier", dossier).expect(200);
    }

    private static String next(Matcher details) {
        if (!details.find()) {
            throw new IllegalStateException("the page to pay does not say whom");
        }
        return details.group(1);
    }

    /// One step of an officer: the queue, the dossier, the step, the dossier again.
    private void take(ProcessStep step, Crew crew, String path) {
        var wire = crew.officer(step).wire();
        wire.get("queue", "/office").expect(200);
        var bench = wire.get("workbench", path).expect(200);
        var fields = new LinkedHashMap<String, String>();
        fields.put(
                "version",
                Wire.between(bench.body(), "name=\"version\" value=\"", "\"").orElseThrow());
        String act =
                switch (step.action()) {
                    case RECEIVE -> "receive";
                    case ASSIGN -> {
                        fields.put("give-officer", assignee(step, crew));
                        yield "give";
                    }
                    case CHECK -> {
                        fields.put("propose-decision", scenario.granting());
                        yield "propose";
                    }
                    case SIGN -> {
                        fields.put("decide-decision", scenario.granting());
                        yield "decide";
                    }
                    case REVIEW, NUMBER, RETURN -> "pass";
                };
        String kind = act.equals("decide") ? "sign" : "step";
        wire.get("workbench", wire.post(kind, path + "/" + act, fields).expect(303).location())
                .expect(200);
    }

    private String assignee(ProcessStep step, Crew crew) {
        var next = scenario.after(step).orElseThrow();
        return crew.officer(next).who().account().toString();
    }

    /// The result that the person downloads: a signed PDF, or nothing of this counts. What follows
    /// from the last step may be in the hands of the program's own thread for a moment.
    private static void receive(Crew.Person person, String dossier) {
        person.wire().get("dossier", dossier).expect(200);
        var result = person.wire().get("result", dossier + "/result");
        for (int i = 0; i < 500 && result.status() == 404; i++) {
            LockSupport.parkNanos(10_000_000);
            result = person.wire().get("result, not there yet", dossier + "/result");
        }
        result.expect(200);
        if (!new String(result.bytes(), 0, 5, StandardCharsets.US_ASCII).equals("%PDF-")) {
            throw new IllegalStateException("the result is not a PDF");
        }
    }
}
