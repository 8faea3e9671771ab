package org.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.motcua.Births;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.identity.Level;
import org.motcua.journal.Followers;
import org.motcua.kernel.Actor;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.motcua.registry.Registries;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions end, registries fall silent, everybody presses at once, the program dies between two
/// steps: nothing is lost and nothing happens twice.
class HardTimesTest {
    private static final Actor OPERATOR = Actor.program("test");

    @Test
    void whoseSessionEndsOnQuestionThreeComesBackToItWithWhatTheyTyped() {
        var person = new Person(Births.parents(Level.ONE));
        var draft = person.begin();
        String question = "/drafts/" + draft + "/questions/father-number";
        Births.answered(
                draft,
                Map.of("relation", "mother", "birth_case", "both-parents", "surrogacy", "false"));
        var browser = person.browser();
        browser.get(question);
        browser.lose("motcua");
        var signIn = browser.post(question, Map.of("father_number", person.parents().father()));
        assertThat(signIn.body()).contains("Đăng nhập").doesNotContain(person.parents().father());
        var back =
                browser.send(
                        "/sign-in",
                        Map.of(
                                "name", person.parents().mother(),
                                "password", person.parents().password()));
        assertThat(back.location()).endsWith(question);
        assertThat(browser.get(back.location()).body())
                .contains("value=\"" + person.parents().father() + "\"");
        var on = browser.send(question, Map.of("father_number", person.parents().father()));
        assertThat(on.status()).isEqualTo(303);
        assertThat(new Visitor().get(question).body())
                .as("a stranger gets to the sign-in page at most")
                .doesNotContain(person.parents().father());
    }

    @Test
    void theSameSubmissionSentFiveTimesAtOnceMakesOneDossier() throws Exception {
        var parents = Births.parents();
        var person = new Person(parents);
        var draft = person.answered("0");
        var browsers = new ArrayList<Visitor>();
        for (int i = 0; i < 5; i++) {
            var browser = Visitor.with(person.cookies());
            assertThat(browser.get("/drafts/" + draft + "/review").status()).isEqualTo(200);
            browsers.add(browser);
        }
        var answers =
                together(
                        browsers.stream()
                                .map(browser ->
                                        (Callable<Visitor.Answer>)
                                                () ->
                                                        browser.send(
                                                                "/drafts/" + draft + "/file",
                                                                Map.of()))
                                .toList());
        assertThat(answers).allMatch(answer -> answer.status() == 303);
        assertThat(new HashSet<>(answers.stream().map(Visitor.Answer::location).toList()))
                .hasSize(1);
        assertThat(
                        TestHouse.bean(JdbcClient.class)
                                .sql("select count(*) from dossier.dossier where submission = ?")
                                .param(draft)
                                .query((row, _) -> row.getInt("count"))
                                .single())
                .isEqualTo(1);
        var again = person.browser().get("/drafts/" + draft + "/questions/relation");
        assertThat(again.body()).as("its pages lead to the dossier").contains("Đã nộp");
    }

    @Test
    void ofTwoOfficersWhoDecideAtTheSameMomentOneIsRefused() throws Exception {
        var person = new Person(Births.parents());
        var dossier = person.filed("0");
        Births.receive(dossier);
        Births.done(
                Births.casework()
                        .propose(
                                Births.seen(dossier),
                                Births.officer("specialist"),
                                "registered",
                                Optional.empty(),
                                ""));
        var seen = Births.seen(dossier);
        var leader = Births.officer("signing-leader");
        var taken =
                together(
                        List.<Callable<Taken>>of(
                                () ->
                                        Births.casework()
                                                .decide(
                                                        seen,
                                                        leader,
                                                        "registered",
                                                        Optional.empty(),
                                                        ""),
                                () ->
                                        Births.casework()
                                                .decide(
                                                        seen,
                                                        leader,
                                                        "registered",
                                                        Optional.empty(),
                                                        "")));
        assertThat(taken.stream().filter(Taken.Done.class::isInstance)).hasSize(1);
        assertThat(taken.stream().filter(Taken.Refused.class::isInstance)).hasSize(1);
    }

    @Test
    void aDossierIsKeptAndGoesOnByItselfWhenARegistryFallsSilent() {
        var registries = TestHouse.bean(Registries.class);
        var dossiers = TestHouse.bean(Dossiers.class);
        var person = new Person(Births.parents());
        UUID id;
        registries.outage("population", "maintenance", OPERATOR);
        try {
            var draft = person.begin();
            Births.answered(draft, person.parents().answers());
            person.draft(draft);
            assertThat(person.browser().get("/drafts/" + draft).body())
                    .contains("chúng tôi sẽ tự hỏi lại");
            assertThat(person.draft(draft).unanswered()).contains("mother", "father");
            // what cannot be looked up now is asked, so that nobody has to wait
            assertThat(person.questions(draft)).contains("mother", "father");
            Births.answered(draft, typedInstead());
            id = person.filed(draft);
            assertThat(dossiers.get(id).unavailable()).contains("mother", "father");
            Births.receive(id);
        } finally {
            registries.available("population", OPERATOR);
        }
        // the next try would come in some minutes
        TestHouse.bean(JdbcClient.class)
                .sql("update dossier.effect set next_at = now() where dossier = ?")
                .param(id)
                .update();
        await(() -> dossiers.get(id).unavailable().isEmpty());
        assertThat(dossiers.get(id).facts().byPrefill().get("mother"))
                .matches(fact -> fact.found() && fact.key().equals(person.parents().mother()));
        assertThat(dossiers.get(id).facts().byPrefill().get("father"))
                .matches(fact -> fact.found() && fact.key().equals(person.parents().father()));
    }

    private static Map<String, Object> typedInstead() {
        var typed = new LinkedHashMap<String, Object>();
        for (String parent : List.of("mother", "father")) {
            typed.put(
                    parent + "_name", parent.equals("mother") ? "Trần Thị Lan" : "Nguyễn Văn Minh");
            typed.put(
                    parent + "_birth_date", parent.equals("mother") ? "1996-04-12" : "1994-08-02");
            typed.put(parent + "_ethnicity", "01");
            typed.put(parent + "_nationality", "VN");
            typed.put(parent + "_address", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        }
        return typed;
    }

    /// The bank's message is committed, and the program dies before the dossier moves. What starts
    /// next knows from the database alone that there is something left to do.
    @Test
    void aPaymentIsNotLostWhenTheProgramDiesBeforeTheDossierMoves() throws Exception {
        var person = new Person(Births.parents());
        var id = person.filed("2");
        TestHouse.bean(JdbcClient.class)
                .sql("update dossier.dossier set state = ? where id = ?")
                .param(State.PAYMENT_REQUESTED.code())
                .param(id)
                .update();
        var payments = TestHouse.bean(Payments.class);
        var order = payments.about(Births.now(id).code().value()).getFirst();
        String transfer = "FT" + order.id();
        var followers = TestHouse.bean(Followers.class);
        stop("dossier.payments");
        try {
            assertThat(BankMessage.paid(order, order.amount().amount(), transfer)).isEqualTo(200);
            assertThat(payments.get(order.id()).state()).isEqualTo(Order.State.PAID);
            Thread.sleep(1500);
            assertThat(Births.now(id).state()).isEqualTo(State.PAYMENT_REQUESTED);
        } finally {
            followers.resume("dossier.payments");
        }
        await(() -> Births.now(id).state() == State.IN_PROCESS);
        // the bank did not hear the answer and sends its message once more
        assertThat(BankMessage.paid(order, order.amount().amount(), transfer)).isIn(200, 409);
        assertThat(
                        TestHouse.bean(Dossiers.class).history(Births.now(id)).stream()
                                .filter(entry ->
                                        entry.entry().fact().equals("dossier.payment-settled")))
                .hasSize(1);
    }

    private static void stop(String follower) {
        TestHouse.bean(JdbcClient.class)
                .sql("update journal.follower set stopped = true where name = ?")
                .param(follower)
                .update();
    }

    /// Does all at the same moment.
    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    tasks.stream()
                            .map(task ->
                                    threads.submit(() -> {
                                        start.await();
                                        return task.call();
                                    }))
                            .toList();
            for (var one : running) {
                results.add(one.get());
            }
        }
        return results;
    }

    private static void await(BooleanSupplier wanted) {
        for (int i = 0; i < 150 && !wanted.getAsBoolean(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(wanted.getAsBoolean()).isTrue();
    }
}
