package org.motcua.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.motcua.kernel.AgencyCode;
import org.motcua.store.StoreFault;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/// Signs XML messages with the key of an agency (XMLDSig, enveloped), and checks those of others:
/// one reference to the whole element, exclusive canonical form, SHA-256 or longer, a certificate
/// that leads to a trusted root and names the agency. Anything else is no signature here, so that
/// what was checked is what is read.
@Component
public class XmlSeals {
    /// The attribute by which the signed element is named.
    public static final String ID = "Id";

    private static final String SECURE = "org.jcp.xml.dsig.secureValidation";
    private static final Set<String> DIGESTS =
            Set.of(DigestMethod.SHA256, DigestMethod.SHA384, DigestMethod.SHA512);
    private static final Set<String> SIGNATURES =
            Set.of(
                    SignatureMethod.ECDSA_SHA256,
                    SignatureMethod.ECDSA_SHA384,
                    SignatureMethod.ECDSA_SHA512,
                    SignatureMethod.RSA_SHA256,
                    SignatureMethod.RSA_SHA384,
                    SignatureMethod.RSA_SHA512);

    private final SigningKeys keys;
    private final TrustedRoots roots;
    private final Clock clock;

    XmlSeals(SigningKeys keys, TrustedRoots roots, Clock clock) {
        this.keys = keys;
        this.roots = roots;
        this.clock = clock;
    }

    /// What comes of looking at a signature.
    public sealed interface Checked {
        /// It holds.
        ///
        /// @param agency whose certificate it is
        record Sound(AgencyCode agency) implements Checked {}

        record Broken(Why why) implements Checked {}
    }

    /// What is wrong with a signature.
    public enum Why {
        /// It is none that we can read, or not over the whole of what it should be over.
        UNREADABLE,
        /// The content is not what was signed.
        CHANGED,
        /// The signature is not by the key of its certificate.
        WRONG,
        /// No trusted root stands behind the certificate, or its days are over.
        UNTRUSTED
    }

    /// Signs an element, which bears an attribute `Id`, as its agency.
    ///
    /// @param into the child of it at whose end the signature is put
    public void seal(Element whole, Element into, AgencyCode agency, String agencyName) {
        var key = keys.of(seal(agency, agencyName));
        var factory = factory();
        whole.setIdAttributeNS(null, ID, true);
        try {
            var reference =
                    factory.newReference(
                            "#" + whole.getAttributeNS(null, ID),
                            factory.newDigestMethod(DigestMethod.SHA256, null),
                            List.of(
                                    factory.newTransform(
                                            Transform.ENVELOPED, (TransformParameterSpec) null),
                                    factory.newTransform(
                                            CanonicalizationMethod.EXCLUSIVE,
                                            (TransformParameterSpec) null)),
                            null,
                            null);
            boolean rsa = key.key().getAlgorithm().equals("RSA");
            var info =
                    factory.newSignedInfo(
                            factory.newCanonicalizationMethod(
                                    CanonicalizationMethod.EXCLUSIVE,
                                    (C14NMethodParameterSpec) null),
                            factory.newSignatureMethod(
                                    rsa ? SignatureMethod.RSA_SHA256 : SignatureMethod.ECDSA_SHA256,
                                    null),
                            List.of(reference));
            var infos = factory.getKeyInfoFactory();
            var holder = infos.newKeyInfo(List.of(infos.newX509Data(key.chain())));
            factory.newXMLSignature(info, holder).sign(new DOMSignContext(key.key(), into));
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new StoreFault(
                    "A message of %s cannot be signed: %s".formatted(agency, e.getMessage()), e);
        }
    }

    private static Signer seal(AgencyCode agency, String name) {
        var account = UUID.nameUUIDFromBytes(("seal:" + agency).getBytes(StandardCharsets.UTF_8));
        return new Signer(account, name, "", agency, name, "");
    }

    /// Looks at the signature of an element.
    ///
    /// @param signature the one in it
    public Checked check(Element whole, Element signature) {
        whole.setIdAttributeNS(null, ID, true);
        try {
            var found =
                    factory()
                            .unmarshalXMLSignature(
                                    new javax.xml.crypto.dom.DOMStructure(signature));
            var certificates = certificates(found);
            if (certificates.isEmpty() || !overTheWhole(found, whole)) {
                return new Checked.Broken(Why.UNREADABLE);
            }
            var leaf = certificates.getFirst();
            return verdict(whole, signature, leaf, certificates);
        } catch (MarshalException
                | XMLSignatureException
                | ClassCastException
                | IllegalArgumentException _) {
            return new Checked.Broken(Why.UNREADABLE);
        }
    }

    private Checked verdict(
            Element whole,
            Element signature,
            X509Certificate leaf,
            List<X509Certificate> certificates)
            throws MarshalException, XMLSignatureException {
        var context = context(leaf.getPublicKey(), whole, signature);
        var found = factory().unmarshalXMLSignature(context);
        if (!found.getSignatureValue().validate(context)) {
            return new Checked.Broken(Why.WRONG);
        }
        for (var reference : found.getSignedInfo().getReferences()) {
            if (!reference.validate(context)) {
                return new Checked.Broken(Why.CHANGED);
            }
        }
        try {
            roots.trust().validate(leaf, certificates, clock.instant());
        } catch (GeneralSecurityException _) {
            return new Checked.Broken(Why.UNTRUSTED);
        }
        boolean signs = leaf.getKeyUsage() == null || leaf.getKeyUsage()[0];
        return Trust.agency(leaf)
                .filter(_ -> signs && leaf.getBasicConstraints() < 0)
                .<Checked>map(code -> new Checked.Sound(new AgencyCode(code)))
                .orElseGet(() -> new Checked.Broken(Why.UNTRUSTED));
    }

    private static DOMValidateContext context(PublicKey key, Element whole, Element signature) {
        var context = new DOMValidateContext(key, signature);
        context.setProperty(SECURE, true);
        context.setIdAttributeNS(whole, null, ID);
        return context;
    }

    /// One reference, to all of it, in the one canonical form: nothing beside it could be read for
    /// signed.
    private static boolean overTheWhole(XMLSignature found, Element whole) {
        List<Reference> references = found.getSignedInfo().getReferences();
        if (references.size() != 1 || !found.getObjects().isEmpty()) {
            return false;
        }
        var reference = references.getFirst();
        var transforms = reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        return ("#" + whole.getAttributeNS(null, ID)).equals(reference.getURI())
                && transforms.equals(List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE))
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && SIGNATURES.contains(found.getSignedInfo().getSignatureMethod().getAlgorithm())
                && found.getSignedInfo()
                        .getCanonicalizationMethod()
                        .getAlgorithm()
                        .equals(CanonicalizationMethod.EXCLUSIVE);
    }

    private static List<X509Certificate> certificates(XMLSignature found) {
        var all = new ArrayList<X509Certificate>();
        if (found.getKeyInfo() != null) {
            for (var part : found.getKeyInfo().getContent()) {
                if (part instanceof X509Data data) {
                    data.getContent().stream()
                            .filter(X509Certificate.class::isInstance)
                            .map(X509Certificate.class::cast)
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static XMLSignatureFactory factory() {
        return XMLSignatureFactory.getInstance("DOM");
    }
}
