package org.motcua.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads a message of a stranger piece by piece. The envelope, which is small, becomes a tree; each
/// file goes by as a stream. No entities, no definitions, no instructions; depth, number and length
/// of everything are bounded (the limits stand below).
final class MessageReader {
    /// Bytes of a whole message: files of about 112 MB, in Base64.
    static final long LONGEST = 150L << 20;

    /// Characters of an envelope; also the bytes of a single part of the XML.
    static final int LONGEST_ENVELOPE = 2 << 20;

    static final int DEEPEST = 24;
    static final int MOST_ELEMENTS = 5000;
    static final int MOST_ATTRIBUTES = 24;
    static final int MOST_FILES = 50;

    private static final Set<Integer> NEVER =
            Set.of(
                    XMLStreamConstants.DTD,
                    XMLStreamConstants.ENTITY_REFERENCE,
                    XMLStreamConstants.ENTITY_DECLARATION,
                    XMLStreamConstants.NOTATION_DECLARATION,
                    XMLStreamConstants.PROCESSING_INSTRUCTION);

    private final Bounded bytes;
    private final XMLStreamReader xml;
    private final Taking to;
    private int elements;
    private int characters;

    /// Who takes what is read.
    interface Taking {
        /// The envelope, before anything of the files was read; throws where it is not to be taken.
        void envelope(Element envelope);

        /// A file, decoded; read to its end or not at all.
        void file(String contentId, InputStream content);

        /// Nothing follows.
        void end();
    }

    private MessageReader(InputStream in, Taking to) throws XMLStreamException {
        bytes = new Bounded(in, LONGEST, LONGEST_ENVELOPE);
        xml = factory().createXMLStreamReader(bytes);
        this.to = to;
    }

    /// @throws Unreadable where it is not a message, or `to` does not want it
    /// @throws IOException where it stops coming
    static void read(InputStream in, Taking to) throws IOException {
        try {
            new MessageReader(in, to).whole();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new Unreadable(Flaw.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside is looked at");
        });
        return factory;
    }

    /// The next event, without what no message may have.
    private int next() throws XMLStreamException {
        int event = xml.next();
        bytes.progress();
        if (NEVER.contains(event)) {
            throw new Unreadable(
                    Flaw.DTD, "Definitions, entities and processing instructions are not taken.");
        }
        return event;
    }

    private void whole() throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
        expect("edXML");
        begin(Edxml.ENVELOPE);
        to.envelope(envelope());
        for (event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                expect(Edxml.ATTACHMENTS);
                files();
            }
        }
        while (xml.hasNext()) {
            next();
        }
        to.end();
    }

    /// Goes on to the start of an element that must come next.
    private void begin(String name) throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.END_ELEMENT) {
                throw new Unreadable(Flaw.NOT_EDXML, "There is no %s.".formatted(name));
            }
            event = next();
        }
        expect(name);
    }

    private void expect(String name) {
        if (!Edxml.NS.equals(xml.getNamespaceURI()) || !name.equals(xml.getLocalName())) {
            throw new Unreadable(
                    Flaw.NOT_EDXML,
                    "%s stands where %s of edXML should be.".formatted(xml.getLocalName(), name));
        }
    }

    /// The envelope as a tree of its own, with the prefixes that hold where it stands.
    private Element envelope() throws XMLStreamException {
        var document = Edxml.document();
        var root = started(document, document);
        Node here = root;
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new Unreadable(Flaw.TOO_DEEP, "Elements are nested too deeply.");
                    }
                    here = started(document, here);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    here =
                            depth > 0
                                    ? java.util.Objects.requireNonNull(here.getParentNode())
                                    : here;
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    count(xml.getTextLength());
                    here.appendChild(document.createTextNode(xml.getText()));
                }
                default -> {
                    // a comment is no part of the canonical form, and means nothing
                }
            }
        }
        root.normalize();
        return root;
    }

    private Element started(Document document, Node parent) {
        if (++elements > MOST_ELEMENTS || xml.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new Unreadable(Flaw.TOO_DEEP, "There are too many elements or attributes.");
        }
        var element = document.createElementNS(xml.getNamespaceURI(), name(xml.getPrefix()));
        parent.appendChild(element);
        if (parent instanceof Document && prefixed(xml.getPrefix())) {
            // it may be declared further out
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    "xmlns:" + xml.getPrefix(),
                    xml.getNamespaceURI());
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            String prefix = xml.getNamespacePrefix(i);
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    prefixed(prefix) ? "xmlns:" + prefix : "xmlns",
                    xml.getNamespaceURI(i) == null ? "" : xml.getNamespaceURI(i));
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String prefix = xml.getAttributePrefix(i);
            count(xml.getAttributeValue(i).length());
            element.setAttributeNS(
                    xml.getAttributeNamespace(i),
                    (prefixed(prefix) ? prefix + ":" : "") + xml.getAttributeLocalName(i),
                    xml.getAttributeValue(i));
        }
        return element;
    }

    private String name(String prefix) {
        return (prefixed(prefix) ? prefix + ":" : "") + xml.getLocalName();
    }

    private static boolean prefixed(@org.jspecify.annotations.Nullable String prefix) {
        return prefix != null && !prefix.isEmpty();
    }

    private void count(int more) {
        characters += more;
        if (characters > LONGEST_ENVELOPE) {
            throw new Unreadable(Flaw.TOO_LARGE, "The envelope is too long.");
        }
    }

    private void files() throws XMLStreamException {
        int found = 0;
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                expect("Attachment");
                if (++found > MOST_FILES) {
                    throw new Unreadable(Flaw.TOO_LARGE, "There are too many files.");
                }
                file();
            }
        }
    }

    private void file() throws XMLStreamException {
        String id = "";
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("ContentTransferEncoded")) {
                var content = new EncodedContent(xml, this::next);
                to.file(id, content);
                content.finish();
            } else {
                String text = shortText();
                id = text.isEmpty() || !id.isEmpty() ? id : text;
            }
        }
    }

    /// The text of an element that has nothing else; of a file's own elements the first names it.
    private String shortText() throws XMLStreamException {
        var text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT || text.length() > 500) {
                throw new Unreadable(Flaw.NOT_EDXML, "A file is not described as edXML has it.");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }
}
