package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.credential.XmlSeals.Checked;
import org.motcua.credential.XmlSeals.Why;
import org.motcua.kernel.AgencyCode;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// A signed message counts only as a whole, by the key of a certificate that is trusted.
class XmlSealsTest {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final AgencyCode AGENCY = new AgencyCode("G12");

    @TempDir private Path folder;

    private XmlSeals seals(String name, String trusted) {
        var keys = new DemonstrationKeys(folder.resolve(name), Clock.systemUTC());
        return new XmlSeals(keys, new TrustedRoots(keys, trusted), Clock.systemUTC());
    }

    private static Element parsed(String text) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static Element signed(XmlSeals seals) throws Exception {
        var whole =
                parsed(
                        "<e:m xmlns:e=\"urn:e\" Id=\"envelope\"><e:head><e:a b=\"1\">một</e:a></e:head><e:body>hai</e:body></e:m>");
        seals.seal(
                whole,
                (Element) Objects.requireNonNull(whole.getFirstChild()),
                AGENCY,
                "Bộ Tài chính");
        return whole;
    }

    private static Element one(Element whole, String name) {
        var found = whole.getElementsByTagNameNS("*", name);
        assertThat(found.getLength()).isPositive();
        return (Element) found.item(0);
    }

    private static Checked check(XmlSeals seals, Element whole) {
        return seals.check(whole, one(whole, "Signature"));
    }

    @Test
    void whatAnAgencySignedIsItsOwn() throws Exception {
        var seals = seals("a", "");
        assertThat(check(seals, signed(seals))).isEqualTo(new Checked.Sound(AGENCY));
    }

    @Test
    void everyPartThatIsChangedIsFound() throws Exception {
        var seals = seals("a", "");
        var text = signed(seals);
        one(text, "a").setTextContent("khác");
        broken(seals, text, Why.CHANGED);
        var attribute = signed(seals);
        one(attribute, "a").setAttribute("b", "2");
        broken(seals, attribute, Why.CHANGED);
        var more = signed(seals);
        one(more, "body").appendChild(more.getOwnerDocument().createElement("x"));
        broken(seals, more, Why.CHANGED);
        var less = signed(seals);
        less.removeChild(one(less, "body"));
        broken(seals, less, Why.CHANGED);
        var digest = signed(seals);
        one(digest, "DigestValue").setTextContent(Base64.getEncoder().encodeToString(new byte[32]));
        broken(seals, digest, Why.WRONG);
        var value = signed(seals);
        one(value, "SignatureValue")
                .setTextContent(Base64.getEncoder().encodeToString(new byte[64]));
        broken(seals, value, Why.WRONG);
    }

    @Test
    void aSignatureOverAPartOrByWeakMeansIsNone() throws Exception {
        var seals = seals("a", "");
        var elsewhere = signed(seals);
        one(elsewhere, "Reference").setAttribute("URI", "#other");
        broken(seals, elsewhere, Why.UNREADABLE);
        var nothing = signed(seals);
        one(nothing, "Reference").setAttribute("URI", "");
        broken(seals, nothing, Why.UNREADABLE);
        var weak = signed(seals);
        one(weak, "DigestMethod").setAttribute("Algorithm", DSIG + "sha1");
        broken(seals, weak, Why.UNREADABLE);
        var mac = signed(seals);
        one(mac, "SignatureMethod").setAttribute("Algorithm", DSIG + "hmac-sha1");
        broken(seals, mac, Why.UNREADABLE);
        var outside = signed(seals);
        one(outside, "Reference").setAttribute("URI", "file:///etc/passwd");
        broken(seals, outside, Why.UNREADABLE);
        var transformed = signed(seals);
        one(transformed, "Transform")
                .setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116");
        broken(seals, transformed, Why.UNREADABLE);
        var keyless = signed(seals);
        one(keyless, "KeyInfo").setTextContent("");
        broken(seals, keyless, Why.UNREADABLE);
    }

    private static void broken(XmlSeals seals, Element whole, Why why) {
        assertThat(check(seals, whole)).isEqualTo(new Checked.Broken(why));
    }

    @Test
    void aCertificateOfAnotherHouseCountsOnceItsRootIsTrusted() throws Exception {
        var theirs = seals("theirs", "");
        var message = signed(theirs);
        broken(seals("ours", ""), message, Why.UNTRUSTED);

        var root =
                new DemonstrationKeys(folder.resolve("theirs"), Clock.systemUTC())
                        .roots()
                        .getFirst();
        var trusted = Files.createDirectories(folder.resolve("trusted"));
        Files.writeString(
                trusted.resolve("theirs.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(root.getEncoded())));
        assertThat(check(seals("ours", trusted.toString()), message))
                .isEqualTo(new Checked.Sound(AGENCY));
    }
}
