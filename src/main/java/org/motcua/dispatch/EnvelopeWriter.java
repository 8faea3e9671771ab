package org.motcua.dispatch;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.motcua.credential.XmlSeals;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Writes the envelope of a message, up to its signature: everything but the files themselves.
final class EnvelopeWriter {
    private final DateTimeFormatter moment;
    private final Document document = Edxml.document();
    private final Element envelope;
    private final Element header;

    private EnvelopeWriter(ZoneId zone) {
        moment = Edxml.moment(zone);
        envelope = element(Edxml.ENVELOPE);
        envelope.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + Edxml.PREFIX, Edxml.NS);
        envelope.setAttributeNS(
                XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:" + Edxml.OWN_PREFIX, Edxml.OWN);
        envelope.setAttributeNS(null, XmlSeals.ID, "envelope");
        document.appendChild(envelope);
        header = into(envelope, "edXMLHeader");
    }

    /// The envelope; its signature belongs at the end of the first child.
    static Element write(Letter letter, ZoneId zone) {
        var writer = new EnvelopeWriter(zone);
        switch (letter) {
            case Letter.Paper paper -> writer.paper(paper);
            case Letter.Status status -> writer.status(status);
        }
        return writer.envelope;
    }

    private void paper(Letter.Paper paper) {
        var message = into(header, "MessageHeader");
        party(message, "From", paper.from());
        paper.to().forEach(one -> party(message, "To", one));
        text(message, "DocumentId", paper.documentId());
        facts(message, paper.facts());
        var trace = into(header, "TraceHeaderList");
        var step = into(trace, "TraceHeader");
        text(step, "OrganId", paper.from().id());
        text(step, "Timestamp", moment.format(paper.at()));
        business(into(trace, "Bussiness"), paper);
        var manifest = into(into(envelope, "edXMLBody"), "edXMLManifest");
        paper.files().forEach(file -> reference(into(manifest, "Reference"), file));
    }

    private void facts(Element message, Facts facts) {
        var code = into(message, "Code");
        text(code, "CodeNumber", facts.number());
        text(code, "CodeNotation", facts.notation());
        var issued = into(message, "PromulgationInfo");
        text(issued, "Place", facts.place());
        if (facts.dated() != null) {
            text(issued, "PromulgationDate", Edxml.day().format(facts.dated()));
        }
        var type = into(message, "DocumentType");
        text(type, "Type", facts.normative() ? "1" : "2");
        text(type, "TypeName", facts.type());
        text(message, "Subject", facts.subject());
        optional(message, "Content", facts.content());
        var signer = into(message, "SignerInfo");
        optional(signer, "Competence", facts.competence());
        optional(signer, "Position", facts.position());
        text(signer, "FullName", facts.signer());
        if (facts.due() != null) {
            text(message, "DueDate", Edxml.day().format(facts.due()));
        }
        if (!facts.toPlaces().isEmpty()) {
            var places = into(message, "ToPlaces");
            facts.toPlaces().forEach(place -> text(places, "Place", place));
        }
        var other = into(message, "OtherInfo");
        text(other, "Priority", String.valueOf(facts.priority()));
        if (facts.pages() > 0) {
            text(other, "PageAmount", String.valueOf(facts.pages()));
        }
        text(message, "SteeringType", String.valueOf(facts.steering()));
    }

    private void business(Element element, Letter.Paper paper) {
        var business = paper.business();
        edition(element, business.edition());
        text(element, "BussinessDocType", business.kind().code());
        optional(element, "BussinessDocReason", business.reason());
        if (business.kind() == Business.Kind.RECALL || business.kind() == Business.Kind.UPDATE) {
            text(element, "DocumentId", paper.documentId());
        }
        text(element, "Paper", "0");
        if (!business.replaced().isEmpty()) {
            var list = into(element, "ReplacementInfoList");
            for (String one : business.replaced()) {
                var info = into(list, "ReplacementInfo");
                text(info, "DocumentId", one);
                var organs = into(info, "OrganIdList");
                paper.to().forEach(party -> text(organs, "OrganId", party.id()));
            }
        }
    }

    private void reference(Element element, Enclosure file) {
        element.setAttributeNS(Edxml.OWN, Edxml.OWN_PREFIX + ":size", String.valueOf(file.size()));
        element.setAttributeNS(Edxml.OWN, Edxml.OWN_PREFIX + ":sha256", file.sha256());
        text(element, "ContentId", contentId(file));
        text(element, "ContentType", file.contentType());
        text(element, "AttachmentName", file.name());
    }

    static String contentId(Enclosure file) {
        return "cid:" + file.place();
    }

    private void status(Letter.Status status) {
        var element = into(header, "Status");
        var about = into(element, "ResponseFor");
        edition(about, status.edition());
        text(about, "OrganId", status.to());
        optional(about, "Code", status.documentCode());
        text(about, "DocumentId", status.documentId());
        party(element, "From", status.from());
        text(element, "StatusCode", status.code());
        optional(element, "Description", status.words());
        text(element, "Timestamp", moment.format(status.at()));
    }

    private static void edition(Element element, int edition) {
        element.setAttributeNS(Edxml.OWN, Edxml.OWN_PREFIX + ":edition", String.valueOf(edition));
    }

    private void party(Element parent, String name, Party party) {
        var element = into(parent, name);
        text(element, "OrganId", party.id());
        text(element, "OrganName", party.name());
    }

    private void optional(Element parent, String name, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            text(parent, name, words);
        }
    }

    private void text(Element parent, String name, String words) {
        into(parent, name).setTextContent(Facts.plain(words));
    }

    private Element into(Element parent, String name) {
        var child = element(name);
        parent.appendChild(child);
        return child;
    }

    private Element element(String name) {
        return document.createElementNS(Edxml.NS, Edxml.PREFIX + ":" + name);
    }
}
