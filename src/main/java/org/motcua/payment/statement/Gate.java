package org.motcua.payment.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.motcua.payment.statement.BankFile.Trouble;
import org.motcua.payment.statement.BankFile.Unreadable;

/// Looks through a file before any library does: its size, that it is well-formed, and that it has
/// no document type. Without one there are no entities, so that neither files of this machine nor a
/// billion laughs get in (OWASP: XML external entity prevention).
final class Gate {
    private static final int DEEPEST = 40;

    private Gate() {}

    static byte[] bytes(InputStream file, long most) throws IOException, Unreadable {
        byte[] bytes = file.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
        if (bytes.length > most) {
            throw new Unreadable(
                    Trouble.TOO_LARGE, "more than %d MB".formatted(most / 1024 / 1024));
        }
        if (bytes.length == 0) {
            throw new Unreadable(Trouble.BROKEN, "the file is empty");
        }
        return bytes;
    }

    /// The text of a file that may be read on.
    static String text(byte[] bytes) throws Unreadable {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            String encoding = reader.getCharacterEncodingScheme();
            walk(reader);
            return decode(bytes, encoding == null ? "UTF-8" : encoding);
        } catch (XMLStreamException e) {
            var place = e.getLocation();
            throw new Unreadable(
                    Trouble.BROKEN,
                    place == null
                            ? "it is not XML"
                            : "not well-formed at line %d, column %d"
                                    .formatted(place.getLineNumber(), place.getColumnNumber()));
        }
    }

    private static void walk(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable(
                                Trouble.UNSAFE,
                                "a document type or an entity at line %d"
                                        .formatted(reader.getLocation().getLineNumber()));
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new Unreadable(
                        Trouble.UNSAFE,
                        "elements within elements, more than %d deep".formatted(DEEPEST));
            }
        }
    }

    private static String decode(byte[] bytes, String encoding) throws Unreadable {
        try {
            String text =
                    Charset.forName(encoding)
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException
                | IllegalCharsetNameException
                | UnsupportedCharsetException _) {
            throw new Unreadable(
                    Trouble.BROKEN,
                    "the letters are not %s"
                            .formatted(
                                    StandardCharsets.US_ASCII.newEncoder().canEncode(encoding)
                                            ? encoding
                                            : "of the encoding that it names"));
        }
    }
}
