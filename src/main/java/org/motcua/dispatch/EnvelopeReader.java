package org.motcua.dispatch;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// What the envelope of a message says. It is held against the schema first, so that here every
/// element is where it belongs.
final class EnvelopeReader {
    private static final Schema SCHEMA = schema();

    private final ZoneId zone;

    /// @param zone of times, which messages write without one
    EnvelopeReader(ZoneId zone) {
        this.zone = zone;
    }

    private static Schema schema() {
        try (var file =
                Objects.requireNonNull(
                        EnvelopeReader.class.getResourceAsStream("/dispatch/edxml.xsd"))) {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(file));
        } catch (IOException | SAXException e) {
            throw new IllegalStateException("the schema of edXML is broken", e);
        }
    }

    /// The form of whole messages, for who writes them.
    static Schema form() {
        return SCHEMA;
    }

    /// @throws Unreadable where it is not as the schema has it, or a day is none
    Letter read(Element envelope) {
        try {
            SCHEMA.newValidator().validate(new DOMSource(envelope));
        } catch (SAXException e) {
            throw new Unreadable(Flaw.NOT_EDXML, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("a tree in memory cannot be read", e);
        }
        var header = child(envelope, "edXMLHeader").orElseThrow();
        return child(header, "Status")
                .<Letter>map(this::status)
                .orElseGet(() -> paper(envelope, header));
    }

    /// The signature of an envelope.
    static Optional<Element> signature(Element envelope) {
        var header = child(envelope, "edXMLHeader");
        for (var node = header.map(Element::getFirstChild).orElse(null);
                node != null;
                node = node.getNextSibling()) {
            if (node instanceof Element element
                    && Edxml.SIGNATURE.equals(element.getNamespaceURI())
                    && "Signature".equals(element.getLocalName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private Letter.Status status(Element status) {
        var about = child(status, "ResponseFor").orElseThrow();
        return new Letter.Status(
                party(child(status, "From").orElseThrow()),
                text(about, "OrganId"),
                text(about, "DocumentId"),
                edition(about),
                text(about, "Code"),
                text(status, "StatusCode"),
                text(status, "Description"),
                moment(text(status, "Timestamp")));
    }

    private Letter.Paper paper(Element envelope, Element header) {
        var message = child(header, "MessageHeader").orElseThrow();
        var trace = child(header, "TraceHeaderList").orElseThrow();
        var business = business(child(trace, "Bussiness").orElseThrow());
        var step = child(trace, "TraceHeader").orElseThrow();
        var files = new ArrayList<Enclosure>();
        var ids = new HashSet<String>();
        child(envelope, "edXMLBody")
                .flatMap(body -> child(body, "edXMLManifest"))
                .ifPresent(manifest -> {
                    for (var one : children(manifest, "Reference")) {
                        files.add(file(one, files.size() + 1, ids));
                    }
                });
        return new Letter.Paper(
                party(child(message, "From").orElseThrow()),
                children(message, "To").stream().map(EnvelopeReader::party).toList(),
                text(message, "DocumentId"),
                facts(message),
                business,
                files,
                moment(text(step, "Timestamp")));
    }

    private static Business business(Element element) {
        var replaced = new ArrayList<String>();
        child(element, "ReplacementInfoList")
                .ifPresent(list ->
                        children(list, "ReplacementInfo")
                                .forEach(one -> replaced.add(text(one, "DocumentId"))));
        var kind = Objects.requireNonNull(Business.Kind.of(text(element, "BussinessDocType")));
        String reason = text(element, "BussinessDocReason");
        if (kind != Business.Kind.NEW && reason.isBlank()) {
            throw new Unreadable(Flaw.NOT_EDXML, "A change of a document gives no reason.");
        }
        if ((kind == Business.Kind.REPLACE) == replaced.isEmpty()) {
            throw new Unreadable(
                    Flaw.NOT_EDXML, "A replacement, and only that, names what it replaces.");
        }
        return new Business(kind, edition(element), reason, replaced);
    }

    private static int edition(Element element) {
        String text = element.getAttributeNS(Edxml.OWN, "edition");
        if (text.isEmpty()) {
            return 1;
        }
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new Unreadable(Flaw.NOT_EDXML, "The edition is no number.");
        }
        return Integer.parseInt(text);
    }

    private static Enclosure file(Element reference, int place, java.util.Set<String> ids) {
        String size = reference.getAttributeNS(Edxml.OWN, "size");
        String sum = reference.getAttributeNS(Edxml.OWN, "sha256");
        if (!size.matches("[0-9]{1,12}")
                || !sum.matches("[0-9a-f]{64}")
                || !text(reference, "ContentId").equals("cid:" + place)
                || !ids.add(text(reference, "ContentId"))) {
            throw new Unreadable(
                    Flaw.NOT_EDXML, "A file is listed without its number, size or sum.");
        }
        return new Enclosure(
                place,
                text(reference, "AttachmentName"),
                text(reference, "ContentType"),
                Long.parseLong(size),
                sum);
    }

    private static Facts facts(Element message) {
        var code = child(message, "Code").orElseThrow();
        var issued = child(message, "PromulgationInfo").orElseThrow();
        var type = child(message, "DocumentType").orElseThrow();
        var signer = child(message, "SignerInfo").orElseThrow();
        var other = child(message, "OtherInfo");
        var places = new ArrayList<String>();
        child(message, "ToPlaces")
                .ifPresent(list ->
                        children(list, "Place")
                                .forEach(one -> places.add(one.getTextContent().strip())));
        return new Facts(
                text(code, "CodeNumber"),
                text(code, "CodeNotation"),
                text(issued, "Place"),
                day(text(issued, "PromulgationDate")),
                text(type, "TypeName"),
                text(type, "Type").equals("1"),
                text(message, "Subject"),
                text(message, "Content"),
                text(signer, "Competence"),
                text(signer, "Position"),
                text(signer, "FullName"),
                day(text(message, "DueDate")),
                places,
                number(other.map(one -> text(one, "Priority")).orElse(""), 0),
                number(other.map(one -> text(one, "PageAmount")).orElse(""), 0),
                number(text(message, "SteeringType"), 1));
    }

    private static int number(String text, int otherwise) {
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static Party party(Element element) {
        return new Party(text(element, "OrganId"), text(element, "OrganName"));
    }

    /// Days come with slashes or hyphens, with or without an hour.
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDate.parse(text.substring(0, 10).replace('-', '/'), Edxml.day());
        } catch (DateTimeException _) {
            throw new Unreadable(Flaw.NOT_EDXML, "%s is no day.".formatted(text));
        }
    }

    private Instant moment(String text) {
        try {
            return LocalDateTime.parse(text.replace('-', '/'), Edxml.moment(zone))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException _) {
            throw new Unreadable(Flaw.NOT_EDXML, "%s is no moment.".formatted(text));
        }
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(one -> one.getTextContent().strip()).orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && Edxml.NS.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
