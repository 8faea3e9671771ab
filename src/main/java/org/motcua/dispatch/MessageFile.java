package org.motcua.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.motcua.store.ObjectStore;
import org.w3c.dom.Element;

/// A whole message as it leaves, read piece by piece: the signed envelope, then each file in Base64
/// as it lies in the store, so that a large one never is in memory.
final class MessageFile {
    private static final String OPENED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%1$s:edXML xmlns:%1$s=\"%2$s\">"
                    .formatted(Edxml.PREFIX, Edxml.NS);
    private static final String CLOSED = "</%s:edXML>\n".formatted(Edxml.PREFIX);

    private MessageFile() {}

    /// The caller closes it.
    ///
    /// @param envelope the signed one, as [#text] gives it
    static InputStream of(String envelope, List<Enclosure> files, ObjectStore store) {
        var parts = new ArrayList<InputStream>();
        parts.add(bytes(OPENED));
        parts.add(bytes(envelope));
        if (!files.isEmpty()) {
            parts.add(bytes(open(Edxml.ATTACHMENTS)));
            for (var file : files) {
                parts.add(
                        bytes(
                                open("Attachment")
                                        + open("ContentId")
                                        + EnvelopeWriter.contentId(file)
                                        + close("ContentId")
                                        + open("ContentTransferEncoded")));
                parts.add(new Encoded(store, file.sha256()));
                parts.add(bytes(close("ContentTransferEncoded") + close("Attachment")));
            }
            parts.add(bytes(close(Edxml.ATTACHMENTS)));
        }
        parts.add(bytes(CLOSED));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /// An element as text, without a declaration, byte for byte what was signed.
    static String text(Element element) {
        try {
            var factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var out = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("an envelope cannot be written", e);
        }
    }

    private static String open(String name) {
        return "<%s:%s>".formatted(Edxml.PREFIX, name);
    }

    private static String close(String name) {
        return "</%s:%s>".formatted(Edxml.PREFIX, name);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A kept file in Base64, opened when it is first read.
    private static final class Encoded extends InputStream {
        /// A multiple of three, so that pieces fit together without padding between them.
        private static final int PIECE = 3 * 8192;

        private final ObjectStore store;
        private final String sum;
        private @org.jspecify.annotations.Nullable InputStream from;
        private byte[] piece = new byte[0];
        private int at;

        Encoded(ObjectStore store, String sum) {
            this.store = store;
            this.sum = sum;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece[at++] : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            if (!more()) {
                return -1;
            }
            int taken = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, start, taken);
            at += taken;
            return taken;
        }

        private boolean more() throws IOException {
            if (at < piece.length) {
                return true;
            }
            if (from == null) {
                from = store.open(sum);
            }
            byte[] next = from.readNBytes(PIECE);
            piece = Base64.getEncoder().encode(next);
            at = 0;
            return piece.length > 0;
        }

        @Override
        public void close() throws IOException {
            if (from != null) {
                from.close();
            }
        }
    }
}
