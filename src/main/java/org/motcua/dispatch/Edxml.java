package org.motcua.dispatch;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;

/// Names and forms of edXML (QCVN 102:2016/BTTTT).
final class Edxml {
    static final String NS = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
    static final String PREFIX = "edXML";

    /// Attributes of ours beside what the regulation names: editions, sums of files.
    static final String OWN = "https://motcua.org/edxml";

    static final String OWN_PREFIX = "motcua";
    static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    static final String ENVELOPE = "edXMLEnvelope";
    static final String ATTACHMENTS = "AttachmentEncoded";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    private Edxml() {}

    static DateTimeFormatter day() {
        return DAY;
    }

    static DateTimeFormatter moment(ZoneId zone) {
        return MOMENT.withZone(zone);
    }

    /// An empty document, by a parser that never looks outside.
    static Document document() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
