package org.motcua.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.store.ObjectStore;
import org.w3c.dom.Element;

/// Messages of strangers are read piece by piece; what a message may not have is refused by name
/// and reaches nothing outside.
@Timeout(60)
class MessageReaderTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String NS = "xmlns:edXML=\"" + Edxml.NS + "\"";

    /// Takes everything, and keeps files in memory.
    private static final class All implements MessageReader.Taking {
        private @Nullable Element envelope;
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private boolean ended;

        @Override
        public void envelope(Element read) {
            envelope = read;
        }

        @Override
        public void file(String contentId, InputStream content) {
            try {
                files.put(contentId, content.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private static All read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static All read(InputStream bytes) throws IOException {
        var all = new All();
        MessageReader.read(bytes, all);
        return all;
    }

    private static void refused(String text, Flaw flaw) {
        refused(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), flaw);
    }

    private static void refused(InputStream bytes, Flaw flaw) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.flaw()).as(e.detail()).isEqualTo(flaw));
    }

    static Letter.Paper paper(Business business, List<Enclosure> files) {
        return new Letter.Paper(
                new Party("G12", "Bộ Tài chính"),
                List.of(new Party("G16", "Bộ Văn hóa <&> \"Thể thao\"")),
                "G12,2026/11/20,315/TB-BTC",
                new Facts(
                        "315",
                        "TB-BTC",
                        "Hà Nội",
                        LocalDate.of(2026, 11, 20),
                        "Thông báo",
                        false,
                        "Về việc rà soát & tổng hợp <số liệu>",
                        "Dòng một\nDòng hai",
                        "TL. BỘ TRƯỞNG",
                        "Vụ trưởng",
                        "Trần Thị Ánh",
                        LocalDate.of(2026, 12, 31),
                        List.of("Như trên", "Lưu: VT"),
                        2,
                        7,
                        2),
                business,
                files,
                Instant.parse("2026-11-20T03:04:05Z"));
    }

    private static String whole(Letter letter, List<Enclosure> files, ObjectStore store)
            throws IOException {
        String envelope = MessageFile.text(EnvelopeWriter.write(letter, ZONE));
        try (var stream = MessageFile.of(envelope, files, store)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Keeps nothing but what it is told.
    private static ObjectStore holding(Map<String, byte[]> files) {
        return new ObjectStore() {
            @Override
            public String put(InputStream content) {
                throw new UnsupportedOperationException();
            }

            @Override
            public InputStream open(String sha256) {
                return new ByteArrayInputStream(Objects.requireNonNull(files.get(sha256)));
            }

            @Override
            public boolean holds(String sha256) {
                return files.containsKey(sha256);
            }

            @Override
            public long size(String sha256) {
                return Objects.requireNonNull(files.get(sha256)).length;
            }
        };
    }

    @Test
    void whatIsWrittenIsOfTheSchemaAndReadAsItWasMeant() throws Exception {
        byte[] first = new byte[100_001];
        new java.util.Random(5).nextBytes(first);
        byte[] second = "x".getBytes(StandardCharsets.UTF_8);
        var files =
                List.of(
                        new Enclosure(
                                1,
                                "Thông báo.pdf",
                                "application/pdf",
                                first.length,
                                "a".repeat(64)),
                        new Enclosure(
                                2, "phụ lục.xlsx", "application/x", second.length, "b".repeat(64)));
        var store = holding(Map.of("a".repeat(64), first, "b".repeat(64), second));
        var letter = paper(new Business(Business.Kind.NEW, 1, "", List.of()), files);

        String message = whole(letter, files, store);
        EnvelopeReader.form().newValidator().validate(new StreamSource(new StringReader(message)));
        var all = read(message);

        assertThat(all.ended).isTrue();
        assertThat(all.files.keySet()).containsExactly("cid:1", "cid:2");
        assertThat(all.files.get("cid:1")).isEqualTo(first);
        assertThat(all.files.get("cid:2")).isEqualTo(second);
        assertThat(new EnvelopeReader(ZONE).read(Objects.requireNonNull(all.envelope)))
                .isEqualTo(letter);
    }

    @Test
    void changesAndStatusesGoRoundToo() throws Exception {
        var store = holding(Map.of());
        List<Letter> letters =
                List.of(
                        paper(
                                new Business(Business.Kind.RECALL, 2, "gửi nhầm", List.of()),
                                List.of()),
                        paper(
                                new Business(
                                        Business.Kind.REPLACE,
                                        1,
                                        "sai thể thức",
                                        List.of("G12,2026/11/01,1/TB-BTC")),
                                List.of()),
                        new Letter.Status(
                                new Party("G16", "Bộ Văn hóa"),
                                "G12",
                                "G12,2026/11/20,315/TB-BTC",
                                2,
                                "315/TB-BTC",
                                "16",
                                "đang xử lý",
                                Instant.parse("2026-11-20T03:04:05Z")));
        for (var letter : letters) {
            String message = whole(letter, List.of(), store);
            EnvelopeReader.form()
                    .newValidator()
                    .validate(new StreamSource(new StringReader(message)));
            var all = read(message);
            assertThat(new EnvelopeReader(ZONE).read(Objects.requireNonNull(all.envelope)))
                    .isEqualTo(letter);
        }
    }

    @Test
    void definitionsAndEntitiesAreRefusedBeforeAnythingIsExpanded() {
        String outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        refused(outside + "<edXML:edXML " + NS + ">&x;</edXML:edXML>", Flaw.DTD);
        var laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        refused(laughs + "]><a>&a29;</a>", Flaw.DTD);
        refused("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>", Flaw.DTD);
        refused("<?xml-stylesheet href=\"x\"?><edXML:edXML " + NS + "/>", Flaw.DTD);
        refused(
                "<edXML:edXML "
                        + NS
                        + "><edXML:edXMLEnvelope>&x;</edXML:edXMLEnvelope></edXML:edXML>",
                Flaw.DTD);
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefused() {
        String open = "<edXML:edXML " + NS + "><edXML:edXMLEnvelope>";
        refused(open + "<a>".repeat(100_000), Flaw.TOO_DEEP);
        refused(open + "<a/>".repeat(MessageReader.MOST_ELEMENTS + 1), Flaw.TOO_DEEP);
        var attributes = new StringBuilder(open + "<a");
        for (int i = 0; i < 100; i++) {
            attributes.append(" b").append(i).append("=\"\"");
        }
        refused(attributes + "/>", Flaw.TOO_DEEP);
        refused(open + "<a>" + "x".repeat(3 << 20), Flaw.TOO_LARGE);
        refused(open + "<a b=\"" + "x".repeat(6 << 20), Flaw.TOO_LARGE);
    }

    /// A message without end stops at the limit, in little memory.
    @Test
    void anEndlessMessageStops() {
        byte[] begin =
                ("<edXML:edXML %s><edXML:edXMLEnvelope/><edXML:AttachmentEncoded><edXML:Attachment>"
                                + "<edXML:ContentId>cid:1</edXML:ContentId><edXML:ContentTransferEncoded>")
                        .formatted(NS)
                        .getBytes(StandardCharsets.UTF_8);
        var endless =
                new InputStream() {
                    private long at;

                    @Override
                    public int read() {
                        return at < begin.length ? begin[(int) at++] : 'A';
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        for (int i = 0; i < length; i++) {
                            into[from + i] = (byte) read();
                        }
                        return length;
                    }
                };
        var counting =
                new MessageReader.Taking() {
                    private long bytes;

                    @Override
                    public void envelope(Element envelope) {
                        // not looked at
                    }

                    @Override
                    public void file(String contentId, InputStream content) {
                        try {
                            byte[] piece = new byte[8192];
                            for (int n = content.read(piece); n >= 0; n = content.read(piece)) {
                                bytes += n;
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }

                    @Override
                    public void end() {
                        throw new AssertionError("it has no end");
                    }
                };
        assertThatThrownBy(() -> MessageReader.read(endless, counting))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.TOO_LARGE));
        assertThat(counting.bytes).isGreaterThan(100L << 20).isLessThan(MessageReader.LONGEST);
    }

    @Test
    void whatIsNoMessageIsNamedSo() {
        refused("", Flaw.MALFORMED);
        refused("no xml", Flaw.MALFORMED);
        refused("<a>", Flaw.NOT_EDXML);
        refused("<edXML:edXML " + NS + ">", Flaw.MALFORMED);
        refused("<edXML:edXML " + NS + "/>", Flaw.NOT_EDXML);
        refused("<edXML xmlns=\"other\"/>", Flaw.NOT_EDXML);
        String open =
                "<edXML:edXML "
                        + NS
                        + "><edXML:edXMLEnvelope/><edXML:AttachmentEncoded><edXML:Attachment><edXML:ContentTransferEncoded>";
        refused(open + "%%%%</edXML:ContentTransferEncoded>", Flaw.MALFORMED);
        refused(open + "YQ==YQ==</edXML:ContentTransferEncoded>", Flaw.MALFORMED);
        refused(open + "YQ<b/>", Flaw.NOT_EDXML);
    }

    @Test
    void theSchemaHoldsEveryFieldToItsForm() throws Exception {
        String good =
                whole(
                        paper(new Business(Business.Kind.NEW, 1, "", List.of()), List.of()),
                        List.of(),
                        holding(Map.of()));
        for (var change :
                Map.of(
                                "<edXML:Priority>2<", "<edXML:Priority>9<",
                                "<edXML:SteeringType>2<", "<edXML:SteeringType>two<",
                                "2026/12/31", "2026/02/31",
                                "<edXML:OrganId>G12<", "<edXML:OrganId>G12/../x<",
                                "motcua:edition=\"1\"", "motcua:edition=\"-1\"",
                                "<edXML:BussinessDocType>0<", "<edXML:BussinessDocType>1<",
                                "<edXML:Subject>", "<edXML:Unknown/><edXML:Subject>")
                        .entrySet()) {
            assertThat(good).contains(change.getKey());
            var all = read(good.replace(change.getKey(), change.getValue()));
            assertThatThrownBy(() ->
                            new EnvelopeReader(ZONE).read(Objects.requireNonNull(all.envelope)))
                    .as(change.getValue())
                    .isInstanceOfSatisfying(
                            Unreadable.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.NOT_EDXML));
        }
    }
}
