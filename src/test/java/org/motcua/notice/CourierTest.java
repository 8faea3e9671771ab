package org.motcua.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.SettableClock;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/// The queue, its couriers and their carriers, against a real database, mail server and HTTP.
class CourierTest {
    private static final UUID ACCOUNT = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
    private static final Actor OPERATOR = Actor.operator("0198c0de-0000-7000-8000-00000000000b");

    private static DataSource source;
    private static Countries countries;

    private final SettableClock clock = new SettableClock("2026-11-24T03:00:00Z");
    private final Carrier carrier = new Carrier();
    private Notices notices;
    private Courier courier;

    @BeforeAll
    static void open() {
        source = TestDatabase.fresh();
        countries = TestCountry.countries();
    }

    @BeforeEach
    void empty() {
        JdbcClient.create(source).sql("truncate notice.sending, notice.notice").update();
        notices = Notices.standingAlone(source, countries, clock);
        courier = courier(carrier, carrier);
    }

    @Test
    void aMessageStandsOnThePageAndGoesOutByMailAndText() {
        notices.send(message("one"));
        assertThat(notices.of(ACCOUNT, 10))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.title()).isEqualTo("Khai sinh (H29.18-261124-0047)");
                    assertThat(notice.read()).isFalse();
                });
        assertThat(notices.unread(ACCOUNT)).isEqualTo(1);
        notices.read(UUID.randomUUID(), notices.of(ACCOUNT, 1).getFirst().id());
        assertThat(notices.unread(ACCOUNT)).isEqualTo(1);
        notices.read(ACCOUNT, notices.of(ACCOUNT, 1).getFirst().id());
        assertThat(notices.unread(ACCOUNT)).isZero();

        drain();
        assertThat(carrier.mails).hasSize(1);
        assertThat(carrier.texts).hasSize(1);
    }

    @Test
    void theSameKeyIsToldOnce() {
        notices.send(message("same"));
        notices.send(message("same"));
        drain();
        assertThat(notices.of(ACCOUNT, 10)).hasSize(1);
        assertThat(carrier.texts).hasSize(1);
    }

    @Test
    void nothingGoesOutWhereTheEventWasRolledBack() {
        new TransactionTemplate(new JdbcTransactionManager(source))
                .executeWithoutResult(status -> {
                    notices.send(message("rolled-back"));
                    status.setRollbackOnly();
                });
        drain();
        assertThat(notices.of(ACCOUNT, 10)).isEmpty();
        assertThat(carrier.texts).isEmpty();
    }

    @Test
    void manyCouriersSendEachOnce() {
        for (int i = 0; i < 60; i++) {
            notices.send(message("many-" + i));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(this::drain);
            }
        }
        assertThat(carrier.texts).hasSize(60).doesNotHaveDuplicates();
        assertThat(carrier.mails).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aBadOneHoldsUpNothing() {
        carrier.answer = new Handover.Refused("no such number");
        notices.send(message("bad"));
        drain();
        carrier.answer = new Handover.Accepted("");
        notices.send(message("good"));
        drain();
        assertThat(states()).containsEntry("FAILED", 2L).containsEntry("DONE", 2L);
    }

    @Test
    void isTriedAgainLaterAndLaterAndThenWaitsForAnOperator() {
        carrier.answer = new Handover.Unavailable("busy");
        notices.send(message("busy"));
        drain();
        drain();
        assertThat(carrier.calls).as("not before its pause is over").hasSize(2);
        for (int i = 0; i < Courier.MOST_TRIES; i++) {
            clock.move(Duration.ofHours(7));
            drain();
        }
        assertThat(carrier.calls).hasSize(2 * Courier.MOST_TRIES);
        assertThat(notices.parked()).hasSize(2).noneMatch(Parked::uncertain);

        carrier.answer = new Handover.Accepted("");
        notices.parked().forEach(parked -> notices.resume(parked.id(), OPERATOR));
        drain();
        assertThat(states()).containsOnlyKeys("DONE");
    }

    @Test
    void whatWasInFlightWhenTheProgramEndedIsNeverSentTwice() {
        carrier.crash = true;
        notices.send(message("crash"));
        for (int i = 0; i < 2; i++) {
            try {
                courier.one();
            } catch (StackOverflowError _) {
                // the program ends here, after the carrier has it
            }
        }
        assertThat(carrier.texts).hasSize(1);
        assertThat(carrier.mails).hasSize(1);
        carrier.crash = false;

        var next = courier(carrier, carrier);
        next.recover();
        drain(next);
        assertThat(states()).as("not before the lease is over").containsOnlyKeys("SENDING");
        clock.move(Courier.LEASE.plusSeconds(1));
        next.recover();
        drain(next);

        assertThat(carrier.texts).as("the carrier knew the text").hasSize(1);
        assertThat(carrier.mails).as("nobody knows of the letter").hasSize(1);
        assertThat(states()).containsEntry("DONE", 1L).containsEntry("PARKED", 1L);
        assertThat(notices.parked()).singleElement().matches(Parked::uncertain);
        notices.dismiss(notices.parked().getFirst().id(), OPERATOR);
        assertThat(notices.parked()).isEmpty();
    }

    @Test
    void aLetterArrivesWithItsMarksAndItsOwnId() throws Exception {
        var smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(smtp.getSmtp().getPort());
            var post = new SmtpPost(sender, "dichvucong@motcua.example", clock);
            var handover =
                    post.send(
                            "id-1", "binh@example.org", "Đã có giấy khai sinh", "Kính gửi ông/bà");
            assertThat(handover).isInstanceOf(Handover.Accepted.class);
            var letter = smtp.getReceivedMessages()[0];
            assertThat(letter.getSubject()).isEqualTo("Đã có giấy khai sinh");
            assertThat(letter.getContent().toString()).contains("Kính gửi ông/bà");
            assertThat(letter.getHeader("Message-ID")).containsExactly("<id-1@motcua.example>");
            assertThat(post.send("id-2", "not an address", "x", "x"))
                    .isInstanceOf(Handover.Refused.class);
        } finally {
            smtp.stop();
        }
        var dead = new JavaMailSenderImpl();
        dead.setHost("127.0.0.1");
        dead.setPort(1);
        assertThat(new SmtpPost(dead, "a@b.example", clock).send("id-3", "c@d.example", "x", "x"))
                .isInstanceOf(Handover.Unavailable.class);
    }

    @Test
    void aTextGoesToTheCarrierByHttp() throws Exception {
        var known = new ConcurrentHashMap<String, String>();
        var status = new int[] {200};
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/sms",
                call -> {
                    String id = call.getRequestURI().getPath().substring(5);
                    byte[] body = call.getRequestBody().readAllBytes();
                    boolean put = call.getRequestMethod().equals("PUT");
                    int code = put ? status[0] : known.containsKey(id) ? 200 : 404;
                    if (put && code == 200) {
                        known.put(id, new String(body, java.nio.charset.StandardCharsets.UTF_8));
                    }
                    byte[] answer =
                            "{\"reference\":\"r-1\"}"
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    call.sendResponseHeaders(code, answer.length);
                    call.getResponseBody().write(answer);
                    call.close();
                });
        server.start();
        var url = URI.create("http://127.0.0.1:%d/sms/".formatted(server.getAddress().getPort()));
        try (var gateway = new HttpSmsGateway(url, "secret", "MOTCUA")) {
            assertThat(gateway.send("t1", "+84912345678", "Đã có kết quả"))
                    .isEqualTo(new Handover.Accepted("r-1"));
            assertThat(known.get("t1")).contains("Đã có kết quả", "+84912345678");
            assertThat(gateway.fate("t1")).isEqualTo(SmsGateway.Fate.ACCEPTED);
            assertThat(gateway.fate("t2")).isEqualTo(SmsGateway.Fate.NEVER_SEEN);
            status[0] = 503;
            assertThat(gateway.send("t3", "+84912345678", "x"))
                    .isInstanceOf(Handover.Unavailable.class);
            status[0] = 422;
            assertThat(gateway.send("t4", "+84912345678", "x"))
                    .isInstanceOf(Handover.Refused.class);
            server.stop(0);
            assertThat(gateway.fate("t1")).isEqualTo(SmsGateway.Fate.UNKNOWN);
        }
    }

    @Test
    void aTextHasAtMostTwoParts() {
        assertThat(ShortMessage.parts("a".repeat(160))).isEqualTo(1);
        assertThat(ShortMessage.parts("a".repeat(161))).isEqualTo(2);
        assertThat(ShortMessage.parts("ữ".repeat(70))).isEqualTo(1);
        assertThat(ShortMessage.parts("ữ".repeat(134))).isEqualTo(2);
        assertThat(ShortMessage.parts("ữ".repeat(135))).isEqualTo(3);
        var long_ = new java.util.HashMap<String, Object>(message("x").values());
        long_.put("text", "Giấy tờ ".repeat(60));
        var message = message("long");
        notices.send(
                new Message(
                        "long", message.template(), message.to(), long_, message.subject(), ""));
        drain();
        assertThat(carrier.texts.getFirst()).endsWith("…").matches(ShortMessage::fits);
    }

    private static Message message(String key) {
        return new Message(
                key,
                "dossier",
                new Recipient(
                        Optional.of(ACCOUNT),
                        "vi",
                        Optional.of("binh@example.org"),
                        Optional.of("+84912345678")),
                Map.of(
                        "title", "Khai sinh",
                        "code", "H29.18-261124-0047",
                        "text", key + ": đã nhận hồ sơ khai sinh."),
                "dossier:1",
                "/dossiers/1");
    }

    private Courier courier(MailPost mail, SmsGateway sms) {
        return new Courier(
                source,
                new JdbcTransactionManager(source),
                new Journal(source, clock),
                mail,
                sms,
                clock);
    }

    private void drain() {
        drain(courier);
    }

    private static void drain(Courier courier) {
        while (courier.one()) {
            // until nothing is due
        }
    }

    private static Map<String, Long> states() {
        var states = new java.util.HashMap<String, Long>();
        JdbcClient.create(source)
                .sql("select state, count(*) from notice.sending group by state")
                .query((row, _) -> states.put(row.getString(1), row.getLong(2)))
                .list();
        return states;
    }

    /// A carrier that keeps what it was given, answers as it is told, and can take the program down
    /// with it right after it has accepted.
    private static final class Carrier implements MailPost, SmsGateway {
        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final List<String> mails = new CopyOnWriteArrayList<>();
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<String> ids = new CopyOnWriteArrayList<>();
        private volatile Handover answer = new Handover.Accepted("");
        private volatile boolean crash;

        @Override
        public Handover send(String id, String address, String title, String text) {
            return take(id, mails, text);
        }

        @Override
        public Handover send(String id, String phone, String text) {
            return take(id, texts, text);
        }

        private Handover take(String id, List<String> kept, String text) {
            calls.add(id);
            if (answer instanceof Handover.Accepted) {
                kept.add(text);
                ids.add(id);
            }
            if (crash) {
                throw new StackOverflowError("the program ends");
            }
            return answer;
        }

        @Override
        public Fate fate(String id) {
            return ids.contains(id) ? Fate.ACCEPTED : Fate.NEVER_SEEN;
        }
    }
}
