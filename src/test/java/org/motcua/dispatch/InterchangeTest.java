package org.motcua.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.directive.Directives;
import org.motcua.directive.NewTask;
import org.motcua.directive.Request;
import org.motcua.directive.Step;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.notice.Notice;
import org.motcua.notice.Notices;
import org.motcua.trace.SpanEar;
import org.motcua.trace.Traces;

/// Documents between two agencies, over two real gateways: what one sends the other receives once,
/// and every word of the receiver comes back.
class InterchangeTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);
    private static TwoOffices offices;
    private static SignedIn sender;
    private static SignedIn receiver;

    @BeforeAll
    static void start() throws IOException {
        offices = new TwoOffices();
        sender = clerk(TwoOffices.ONE);
        receiver = clerk(TwoOffices.OTHER);
    }

    @AfterAll
    static void stop() throws IOException {
        offices.close();
    }

    private static SignedIn clerk(String agency) {
        return officer(agency, "clerk");
    }

    private static SignedIn officer(String agency, String role) {
        var roles = List.of(new Assignment(role, new AgencyCode(agency)));
        var opened =
                TestHouse.bean(DemoAccounts.class)
                        .officer("docs" + NUMBER.incrementAndGet(), "Văn Thư", roles)
                        .orElseThrow();
        return new SignedIn(opened.account(), "Văn Thư", Level.TWO, Optional.empty(), roles, false);
    }

    private static Drafts drafts() {
        return TestHouse.bean(Drafts.class);
    }

    private static OutgoingDocuments sentOnes() {
        return TestHouse.bean(OutgoingDocuments.class);
    }

    private static IncomingDocuments cameOnes() {
        return TestHouse.bean(IncomingDocuments.class);
    }

    private static Facts facts(int steering) {
        return new Facts(
                String.valueOf(NUMBER.incrementAndGet()),
                "TB-BTC",
                "Hà Nội",
                LocalDate.of(2026, 11, 20),
                "Thông báo",
                false,
                "Về việc tổng hợp số liệu",
                "",
                "",
                "Vụ trưởng",
                "Trần Thị Ánh",
                steering == 2 ? LocalDate.of(2027, 3, 31) : null,
                List.of(),
                1,
                0,
                steering);
    }

    private static Outgoing done(OutgoingDocuments.Outcome outcome) {
        assertThat(outcome).isInstanceOf(OutgoingDocuments.Outcome.Done.class);
        return ((OutgoingDocuments.Outcome.Done) outcome).document();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outgoing sent(Facts facts) {
        var draft = done(drafts().begin(sender, new AgencyCode(TwoOffices.ONE)));
        draft =
                done(
                        drafts().save(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        facts,
                                        List.of(TwoOffices.OTHER),
                                        ""));
        draft =
                done(
                        drafts().attach(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        "C:\\Thông báo.pdf",
                                        "application/pdf",
                                        bytes("nội dung " + facts.number())));
        return done(drafts().send(sender, draft.id(), draft.version()));
    }

    /// Waits for what others do.
    private static void soon(BooleanSupplier there) throws InterruptedException {
        long until = System.nanoTime() + 60_000_000_000L;
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes soon").isLessThan(until);
            Thread.sleep(50);
        }
    }

    private static Outgoing.Reached reached(Outgoing one) {
        return sentOnes().reached(one).getFirst();
    }

    private static void stands(Outgoing one, Standing standing) throws InterruptedException {
        soon(() -> reached(one).standing() == standing);
    }

    private static Incoming came(Outgoing one) {
        return cameOnes().list(receiver).stream()
                .filter(each -> each.documentId().equals(one.documentId()))
                .findFirst()
                .orElseThrow();
    }

    private static Incoming take(Outgoing one, InStep step) {
        var now = came(one);
        var outcome = cameOnes().take(receiver, now.id(), now.version(), step);
        assertThat(outcome).isInstanceOf(IncomingDocuments.Outcome.Taken.class);
        return ((IncomingDocuments.Outcome.Taken) outcome).document();
    }

    @Test
    void whatIsSentArrivesAndEveryStepOfTheReceiverComesBack() throws Exception {
        var document = sent(facts(1));
        assertThat(document.documentId()).startsWith("G12,2026/11/20,").endsWith("/TB-BTC");
        stands(document, Standing.ARRIVED);

        var came = came(document);
        assertThat(came.facts()).isEqualTo(document.facts());
        assertThat(came.sender()).isEqualTo(new Party("G12", "Bộ Tài chính"));
        var file = cameOnes().files(came, came.edition()).getFirst();
        assertThat(file.name()).isEqualTo("Thông báo.pdf");
        try (var content = cameOnes().open(file)) {
            assertThat(content).hasContent("nội dung " + document.facts().number());
        }
        take(document, new InStep.Accept());
        stands(document, Standing.ACCEPTED);
        take(document, new InStep.Hold());
        stands(document, Standing.WAITING);
        take(document, new InStep.Assign("Vụ Kế hoạch"));
        stands(document, Standing.ASSIGNED);
        assertThat(reached(document).words()).isEqualTo("Vụ Kế hoạch");
        take(document, new InStep.Finish("Đã trả lời"));
        stands(document, Standing.DONE);
        assertThat(cameOnes().history(came))
                .extracting(one -> one.entry().fact())
                .containsExactly(
                        "dispatch.arrived",
                        "dispatch.accepted",
                        "dispatch.held",
                        "dispatch.assigned",
                        "dispatch.finished");
    }

    private static List<Notice> told(SignedIn clerk, Incoming about) {
        return TestHouse.bean(Notices.class).of(clerk.account(), 100).stream()
                .filter(one -> one.subject().equals(about.subject()))
                .toList();
    }

    @Test
    void theClerksOfAnAgencyAreToldWhatCameAndWhatItsSenderWants() throws Exception {
        var colleague = officer(TwoOffices.OTHER, "clerk");
        var document = sent(facts(1));
        stands(document, Standing.ARRIVED);

        var came = came(document);
        for (var clerk : List.of(receiver, colleague)) {
            assertThat(told(clerk, came))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.title())
                                .contains("Bộ Tài chính", document.facts().code())
                                .doesNotContain(document.facts().subject());
                        assertThat(one.link()).isEqualTo("/office/dispatch/in/" + came.id());
                    });
        }
        assertThat(told(sender, came)).as("not those of another agency").isEmpty();
        assertThat(told(officer(TwoOffices.OTHER, "specialist"), came)).isEmpty();

        take(document, new InStep.Accept());
        stands(document, Standing.ACCEPTED);
        var now = sentOnes().find(sender, document.id()).orElseThrow();
        done(sentOnes().recall(sender, now.id(), now.version(), "Nhầm"));
        soon(() -> told(receiver, came).size() == 2);
        assertThat(told(receiver, came))
                .extracting(Notice::template)
                .containsExactlyInAnyOrder("document-arrived", "document-change-asked");
    }

    private static Visitor operator() {
        String name = "documents-operator" + NUMBER.incrementAndGet();
        var demo = TestHouse.bean(DemoAccounts.class);
        var account = demo.operator(name, "Người vận hành").orElseThrow();
        var browser = new Visitor();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("name", name, "password", account.password()));
        browser.post("/sign-in/code", Map.of("code", demo.presentCode()));
        return browser;
    }

    /// The path of the button beside a message about a document.
    private static Optional<String> button(String page, String document, String what) {
        var form =
                Pattern.compile(
                        "action=\"(/operator/documents/%s/[0-9a-f-]{36})\"".formatted(what));
        return Arrays.stream(page.split("<section", -1))
                .filter(section -> section.contains(document))
                .map(form::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    @Test
    void anOperatorSeesWhatDoesNotGetAwayAndSendsItAgain() throws Exception {
        var operator = operator();
        TestHouse.bean(Ways.class).close(TwoOffices.ONE);
        Outgoing document;
        try {
            document = sent(facts(1));
            soon(() ->
                    operator.get("/operator/documents").body().contains(document.facts().code()));
        } finally {
            offices.open(TwoOffices.ONE);
        }
        String page = operator.get("/operator/documents").body();
        assertThat(page).contains("G12 → G16").doesNotContain(document.facts().subject());
        String again = button(page, document.documentId(), "stuck").orElseThrow();
        assertThat(operator.send(again, Map.of()).status()).isEqualTo(303);
        stands(document, Standing.ARRIVED);

        operator.get("/operator/documents");
        assertThat(operator.send(again, Map.of()).status()).as("it is away").isEqualTo(303);
        assertThat(
                        button(
                                operator.get("/operator/documents").body(),
                                document.documentId(),
                                "stuck"))
                .isEmpty();
        assertThat(Officers.signedIn("clerk", "G12").get("/operator/documents").status())
                .isEqualTo(403);
    }

    @Test
    void anOperatorSeesWhatWasNotTakenAndLaysItAside() throws Exception {
        String about = "G12,2026/11/20,%d/XX".formatted(NUMBER.incrementAndGet());
        var outcome =
                TestHouse.bean(Arrivals.class)
                        .receive("DOCS/GOV/G12/dispatch", "G16", about, bytes("<a><b></a>"));
        assertThat(outcome).isInstanceOf(Arrivals.Outcome.Refused.class);

        var operator = operator();
        String page = operator.get("/operator/documents").body();
        String seen = button(page, about, "turned").orElseThrow();
        assertThat(operator.send(seen, Map.of()).status()).isEqualTo(303);
        assertThat(operator.get("/operator/documents?done=seen").body()).contains("Đã ghi nhận");
        assertThat(button(operator.get("/operator/documents").body(), about, "turned")).isEmpty();
    }

    @Test
    void aDocumentOnItsWayIsOneTrace() throws Exception {
        try (var ear = new SpanEar()) {
            TestHouse.bean(Traces.class).tell(ear.address(), 1);
            var document = sent(facts(1));
            stands(document, Standing.ARRIVED);

            var sent = ear.hear(one -> one.name().equals("send a document"));
            var taken =
                    ear.hear(one ->
                            one.kind() == 2
                                    && one.trace().equals(sent.trace())
                                    && one.parent().equals(sent.span()));
            assertThat(taken.name()).startsWith("POST /api/v1/dispatch/messages/{");
            assertThat(taken.said()).containsEntry("http.response.status_code", "[200]");
            assertThat(ear.heard().toString())
                    .doesNotContain(document.facts().number())
                    .doesNotContain(document.id().toString());
        } finally {
            TestHouse.bean(Traces.class).close();
        }
    }

    @Test
    void aRefusalComesBackWithItsReason() throws Exception {
        var document = sent(facts(1));
        stands(document, Standing.ARRIVED);
        take(document, new InStep.Refuse("Không thuộc thẩm quyền"));
        stands(document, Standing.REFUSED);
        assertThat(reached(document).words()).isEqualTo("Không thuộc thẩm quyền");
        var now = sentOnes().find(sender, document.id()).orElseThrow();
        assertThat(sentOnes().recall(sender, now.id(), now.version(), "nhầm"))
                .isEqualTo(OutgoingDocuments.Outcome.Refused.of(Refusal.NOBODY_HAS_IT));
    }

    @Test
    void aRecallIsGrantedAtOnceBeforeAcceptanceAndByWordAfterIt() throws Exception {
        var early = sent(facts(1));
        stands(early, Standing.ARRIVED);
        done(sentOnes().recall(sender, early.id(), version(early), "gửi nhầm nơi nhận"));
        stands(early, Standing.WITHDRAWN);
        assertThat(came(early).standing()).isEqualTo(Standing.WITHDRAWN);

        var late = sent(facts(1));
        stands(late, Standing.ARRIVED);
        take(late, new InStep.Accept());
        stands(late, Standing.ACCEPTED);
        done(sentOnes().recall(sender, late.id(), version(late), "gửi nhầm"));
        soon(() -> came(late).change() != null);
        take(late, new InStep.Decline("đang xử lý"));
        soon(() -> "DECLINED".equals(reached(late).answer()));
        assertThat(reached(late).standing()).isEqualTo(Standing.ACCEPTED);
        assertThat(sentOnes().find(sender, late.id()).orElseThrow().state())
                .isEqualTo(Outgoing.State.SENT);
        done(sentOnes().recall(sender, late.id(), version(late), "thật sự nhầm"));
        soon(() -> came(late).change() != null);
        take(late, new InStep.Agree());
        stands(late, Standing.WITHDRAWN);
    }

    private static int version(Outgoing one) {
        return sentOnes().find(sender, one.id()).orElseThrow().version();
    }

    @Test
    void anUpdateHoldsOnceItIsAgreedToAndKeepsTheFilesOfBothEditions() throws Exception {
        var document = sent(facts(1));
        stands(document, Standing.ARRIVED);
        take(document, new InStep.Accept());
        stands(document, Standing.ACCEPTED);
        var draft =
                done(
                        drafts().begin(
                                        sender,
                                        document.id(),
                                        version(document),
                                        Business.Kind.UPDATE));
        var changed = draft.facts();
        draft =
                done(
                        drafts().save(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        new Facts(
                                                changed.number(),
                                                changed.notation(),
                                                changed.place(),
                                                changed.dated(),
                                                changed.type(),
                                                false,
                                                "Nội dung đã sửa",
                                                "",
                                                "",
                                                "",
                                                changed.signer(),
                                                null,
                                                List.of(),
                                                0,
                                                0,
                                                1),
                                        List.of(),
                                        "sửa trích yếu"));
        draft =
                done(
                        drafts().attach(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        "phụ lục.pdf",
                                        "application/pdf",
                                        bytes("phụ lục")));
        done(drafts().send(sender, draft.id(), draft.version()));
        soon(() -> came(document).change() != null);
        assertThat(came(document).facts().subject()).isEqualTo("Về việc tổng hợp số liệu");
        var agreed = take(document, new InStep.Agree());
        assertThat(agreed.facts().subject()).isEqualTo("Nội dung đã sửa");
        assertThat(cameOnes().files(agreed, agreed.edition())).hasSize(2);
        assertThat(cameOnes().files(agreed, 1)).hasSize(1);
        soon(() -> "AGREED".equals(reached(document).answer()));
        assertThat(reached(document).standing()).isEqualTo(Standing.ACCEPTED);
    }

    @Test
    void aReplacementTakesThePlaceOfTheOldOneWhenItIsAccepted() throws Exception {
        var old = sent(facts(1));
        stands(old, Standing.ARRIVED);
        var draft = done(drafts().begin(sender, old.id(), version(old), Business.Kind.REPLACE));
        draft =
                done(
                        drafts().save(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        facts(1),
                                        List.of(),
                                        "sai căn cứ"));
        var fresh = done(drafts().send(sender, draft.id(), draft.version()));
        stands(fresh, Standing.ARRIVED);
        soon(() -> came(old).change() != null);
        var now = came(old);
        assertThat(cameOnes().take(receiver, now.id(), now.version(), new InStep.Accept()))
                .isEqualTo(new IncomingDocuments.Outcome.Refused(Refusal.CHANGE_FIRST));
        take(fresh, new InStep.Accept());
        stands(fresh, Standing.ACCEPTED);
        stands(old, Standing.REPLACED);
        assertThat(came(old).standing()).isEqualTo(Standing.REPLACED);
    }

    @Test
    void whatDirectsSomethingBecomesATaskAndTheTaskSpeaksForIt() throws Exception {
        var document = sent(facts(2));
        stands(document, Standing.ARRIVED);
        var accepted = take(document, new InStep.Accept());
        var lacking = new NewTask("Tổng hợp số liệu", "G16", "", accepted.facts().due(), "", "");
        assertThat(cameOnes().order(receiver, accepted.id(), accepted.version(), lacking))
                .isInstanceOf(IncomingDocuments.Outcome.Unclear.class);
        var elsewhere =
                new NewTask("Tổng hợp", "G01", "", accepted.facts().due(), "Báo cáo", "Bộ trưởng");
        assertThat(cameOnes().order(receiver, accepted.id(), accepted.version(), elsewhere))
                .isInstanceOf(IncomingDocuments.Outcome.NoTask.class);
        var whole =
                new NewTask("Tổng hợp", "G16", "", accepted.facts().due(), "Báo cáo", "Bộ trưởng");
        var made = cameOnes().order(receiver, accepted.id(), accepted.version(), whole);
        assertThat(made).isInstanceOf(IncomingDocuments.Outcome.Taken.class);
        UUID task = java.util.Objects.requireNonNull(came(document).task());
        stands(document, Standing.ASSIGNED);

        var directives = TestHouse.bean(Directives.class);
        var orderer = officer("G16", "task-orderer");
        var found = directives.find(orderer, task).orElseThrow();
        var today = directives.today();
        assertThat(directives.take(orderer, task, found.version(), new Step.Report(today, "BC 1")))
                .isInstanceOf(Directives.Outcome.Taken.class);
        stands(document, Standing.DONE);
        assertThat(reached(document).words()).isEqualTo("BC 1");
    }

    @Test
    void whenADocumentGoesBackItsTaskIsAskedToBeWithdrawn() throws Exception {
        var document = sent(facts(2));
        stands(document, Standing.ARRIVED);
        var accepted = take(document, new InStep.Accept());
        cameOnes()
                .order(
                        receiver,
                        accepted.id(),
                        accepted.version(),
                        new NewTask("Tổng hợp", "G16", "", accepted.facts().due(), "BC", "BT"));
        stands(document, Standing.ASSIGNED);
        done(sentOnes().recall(sender, document.id(), version(document), "ban hành nhầm"));
        soon(() -> came(document).change() != null);
        take(document, new InStep.Agree());
        stands(document, Standing.WITHDRAWN);
        UUID id = java.util.Objects.requireNonNull(came(document).task());
        var task =
                TestHouse.bean(Directives.class)
                        .find(officer("G16", "task-orderer"), id)
                        .orElseThrow();
        var asked = java.util.Objects.requireNonNull(task.asked());
        assertThat(asked.kind()).isEqualTo(Request.Kind.WITHDRAWAL);
        assertThat(asked.reason()).isEqualTo("ban hành nhầm");
    }

    @Test
    void aMessageWaitsWhileTheGatewayIsAwayAndIsKeptOnceHoweverOftenItCame() throws Exception {
        var ways = TestHouse.bean(Ways.class);
        ways.open(TwoOffices.INSTANCE, TwoOffices.ONE, URI.create("http://127.0.0.1:1"));
        var document = sent(facts(1));
        soon(() -> reached(document).trouble() != null);
        assertThat(reached(document).standing()).isEqualTo(Standing.SENT);
        var stuck =
                TestHouse.bean(DispatchWatch.class).stuck().stream()
                        .filter(one -> one.documentId().equals(document.documentId()))
                        .findFirst()
                        .orElseThrow();
        assertThat(stuck.refused()).isFalse();
        offices.open(TwoOffices.ONE);
        assertThat(
                        TestHouse.bean(DispatchWatch.class)
                                .hurry(stuck.id(), org.motcua.kernel.Actor.operator("test")))
                .isTrue();
        stands(document, Standing.ARRIVED);
        // the answer got lost, as far as the sender knows
        TestHouse.bean(org.springframework.jdbc.core.JdbcTemplate.class)
                .update(
                        "update dispatch.leaving set state = 'WAITING', next_at = made_at where id = ?",
                        stuck.id());
        soon(() -> taken(stuck.id()));
        assertThat(
                        cameOnes().list(receiver).stream()
                                .filter(one -> one.documentId().equals(document.documentId())))
                .hasSize(1);
    }

    private static boolean taken(UUID message) {
        return TestHouse.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select state = 'TAKEN' from dispatch.leaving where id = ?")
                .param(message)
                .query(Boolean.class)
                .single();
    }

    @Test
    void theSameNumberOfTheSameDayIsNotSentTwice() {
        var facts = facts(1);
        sent(facts);
        var draft = done(drafts().begin(sender, new AgencyCode(TwoOffices.ONE)));
        draft =
                done(
                        drafts().save(
                                        sender,
                                        draft.id(),
                                        draft.version(),
                                        facts,
                                        List.of(TwoOffices.OTHER),
                                        ""));
        draft = done(drafts().attach(sender, draft.id(), draft.version(), "a", "x", bytes("a")));
        assertThat(drafts().send(sender, draft.id(), draft.version()))
                .isEqualTo(OutgoingDocuments.Outcome.Refused.of(Refusal.NUMBER_TAKEN));
    }

    @Test
    void whatIsNotCompleteIsNotSentAndEverythingWrongIsToldAtOnce() {
        var draft = done(drafts().begin(sender, new AgencyCode(TwoOffices.ONE)));
        assertThat(drafts().send(sender, draft.id(), draft.version()))
                .isEqualTo(
                        new OutgoingDocuments.Outcome.Refused(
                                List.of(Refusal.INCOMPLETE, Refusal.NO_FILE, Refusal.NO_RECEIVER)));
        assertThat(drafts().send(receiver, draft.id(), draft.version()))
                .isEqualTo(OutgoingDocuments.Outcome.Refused.of(Refusal.UNKNOWN));
        assertThat(drafts().send(sender, draft.id(), draft.version() + 1))
                .isEqualTo(OutgoingDocuments.Outcome.Refused.of(Refusal.CHANGED));
    }
}
