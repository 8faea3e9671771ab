package org.motcua.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.credential.XmlSeals;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.ObjectStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;

/// Each message that cannot be taken ends in a named refusal, is answered with status 02, recorded
/// for the operator, and holds up nothing else.
class HostileMessagesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String CLIENT = "DOCS/GOV/G12/dispatch";
    private static final AtomicInteger NUMBER = new AtomicInteger(50_000);

    private final String id = "G12,2026/11/20,%d/TB-BTC".formatted(NUMBER.incrementAndGet());

    private static Arrivals arrivals() {
        return TestHouse.bean(Arrivals.class);
    }

    private Letter.Paper paper(Business business, List<Enclosure> files) {
        var like = MessageReaderTest.paper(business, files);
        return new Letter.Paper(
                like.from(), like.to(), id, like.facts(), business, files, like.at());
    }

    private static Business fresh() {
        return new Business(Business.Kind.NEW, 1, "", List.of());
    }

    private static Enclosure kept(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String sum = TestHouse.bean(ObjectStore.class).put(new ByteArrayInputStream(bytes));
        return new Enclosure(1, "a.pdf", "application/pdf", bytes.length, sum);
    }

    private static String signed(Letter letter, String agency) {
        var envelope = EnvelopeWriter.write(letter, ZONE);
        TestHouse.bean(XmlSeals.class)
                .seal(
                        envelope,
                        (Element) Objects.requireNonNull(envelope.getFirstChild()),
                        new AgencyCode(agency),
                        "Cơ quan");
        return MessageFile.text(envelope);
    }

    private static String whole(String envelope, List<Enclosure> files) throws IOException {
        try (var stream = MessageFile.of(envelope, files, TestHouse.bean(ObjectStore.class))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String good() throws IOException {
        var files = List.of(kept("nội dung"));
        return whole(signed(paper(fresh(), files), "G12"), files);
    }

    private Arrivals.Outcome bring(String message) throws IOException {
        return bring(message, CLIENT, "G16");
    }

    private Arrivals.Outcome bring(String message, String client, String receiver)
            throws IOException {
        return arrivals()
                .receive(
                        client,
                        receiver,
                        id,
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    }

    private void refused(String message, Flaw flaw) throws IOException {
        assertRefused(bring(message), flaw);
        assertThat(answers()).as("status 02 goes back").isPositive();
    }

    private void assertRefused(Arrivals.Outcome outcome, Flaw flaw) {
        assertThat(outcome).isInstanceOf(Arrivals.Outcome.Refused.class);
        assertThat(((Arrivals.Outcome.Refused) outcome).why()).isEqualTo(flaw);
        assertThat(TestHouse.bean(DispatchWatch.class).turnedAway())
                .as("the operator sees it")
                .anyMatch(one -> one.documentId().equals(id) && one.flaw() == flaw);
    }

    private long answers() {
        return TestHouse.bean(JdbcClient.class)
                .sql(
                        """
                        select count(*) from dispatch.leaving
                        where document_id = ? and kind = 'STATUS' and envelope like '%>02<%'
                        """)
                .param(id)
                .query(Long.class)
                .single();
    }

    private static void taken(Arrivals.Outcome outcome, boolean again) {
        assertThat(outcome).isEqualTo(new Arrivals.Outcome.Taken(again));
    }

    @Test
    void aMessageIsTakenOnceHoweverOftenItComes() throws IOException {
        String message = good();
        taken(bring(message), false);
        taken(bring(message), true);
        taken(bring(message), true);
        refused(message + " ", Flaw.CONTRADICTS);
    }

    @Test
    void whatIsNotSignedByItsSenderAsItStandsIsRefused() throws IOException {
        String message = good();
        refused(message.replace("Vụ trưởng", "Bộ trưởng"), Flaw.CHANGED);
        refused(
                message.replaceFirst("<SignatureValue>..", "<SignatureValue>AA"),
                Flaw.WRONG_SIGNATURE);
        refused(message.replaceAll("(?s)<Signature .*</Signature>", ""), Flaw.NOT_SIGNED);
        var files = List.of(kept("nội dung"));
        refused(whole(signed(paper(fresh(), files), "G01"), files), Flaw.WRONG_SIGNER);
        taken(bring(message), false);
    }

    @Test
    void whatIsWronglyAddressedIsRefused() throws IOException {
        String message = good();
        assertRefused(bring(message, "DOCS/GOV/G01/dispatch", "G16"), Flaw.WRONG_SENDER);
        assertRefused(bring(message, "DOCS/GOV/G12/claims", "G16"), Flaw.WRONG_SENDER);
        assertRefused(bring(message, CLIENT, "G01"), Flaw.WRONG_RECEIVER);
        assertRefused(bring(message, CLIENT, "NOBODY"), Flaw.WRONG_RECEIVER);
        assertRefused(bring(message, CLIENT, "../x"), Flaw.WRONG_RECEIVER);
    }

    @Test
    void aFileThatIsNotTheSignedOneIsNotKept() throws IOException {
        String message = good();
        UnaryOperator<String> inFile =
                content ->
                        message.replaceFirst(
                                "<edXML:ContentTransferEncoded>[^<]*",
                                "<edXML:ContentTransferEncoded>" + content);
        refused(inFile.apply("YW5kZXJlcw=="), Flaw.FILE_CHANGED);
        refused(inFile.apply("YQ==".repeat(1)), Flaw.FILE_CHANGED);
        refused(inFile.apply("!!"), Flaw.MALFORMED);
        refused(
                message.replaceAll("(?s)<edXML:AttachmentEncoded>.*</edXML:AttachmentEncoded>", ""),
                Flaw.FILE_MISSING);
        refused(
                message.replaceAll("(?s)(<edXML:Attachment>.*</edXML:Attachment>)", "$1$1"),
                Flaw.FILE_MISSING);
        taken(bring(message), false);
    }

    @Test
    void whatCannotBeReadIsNamedAndAnsweredByTheNameThatTheRequestGives() throws IOException {
        refused("no xml at all", Flaw.MALFORMED);
        refused("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", Flaw.DTD);
        refused("<a/>", Flaw.NOT_EDXML);
    }

    @Test
    void whatIsAskedOfADocumentThatIsNotThereOrWasRefusedIsRefused() throws IOException {
        var recall = new Business(Business.Kind.RECALL, 2, "nhầm", List.of());
        refused(whole(signed(paper(recall, List.of()), "G12"), List.of()), Flaw.UNKNOWN_DOCUMENT);
        taken(bring(good()), false);
        TestHouse.bean(JdbcClient.class)
                .sql("update dispatch.incoming set standing = 'REFUSED' where document_id = ?")
                .param(id)
                .update();
        var update = new Business(Business.Kind.UPDATE, 3, "sửa", List.of());
        refused(whole(signed(paper(update, List.of()), "G12"), List.of()), Flaw.REFUSED_BEFORE);
    }

    @Test
    void aStatusThatFitsNothingIsRecordedAndNeverAnswered() throws IOException {
        var status =
                new Letter.Status(
                        new Party("G12", "Bộ Tài chính"),
                        "G16",
                        id,
                        1,
                        "",
                        "06",
                        "",
                        Instant.parse("2026-11-20T03:04:05Z"));
        assertRefused(bring(whole(signed(status, "G12"), List.of())), Flaw.UNKNOWN_DOCUMENT);
        assertThat(answers()).isZero();
    }
}
