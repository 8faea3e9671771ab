package org.motcua.credential;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// Signs a PDF as PAdES baseline B (ETSI EN 319 142-1), without asking any network.
final class PadesSignature {
    private @Nullable PAdESService service;

    /// Made when it is first needed, to start sooner.
    private synchronized PAdESService service() {
        if (service == null) {
            service = new PAdESService(new CommonCertificateVerifier(true));
            service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        }
        return service;
    }

    /// @param code the public code, which the signature carries in clear
    byte[] sign(byte[] pdf, SigningKey key, Instant at, String name, String place, String code) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSignerName(name);
        parameters.setLocation(place);
        parameters.setReason(code);
        parameters.setAppName("Motcua");
        var document = new InMemoryDocument(pdf);
        var service = service();
        var data = service.getDataToSign(document, parameters);
        var value = new SignatureValue(algorithm(key), signature(key, data.getBytes()));
        var signed = service.signDocument(document, parameters, value);
        var out = new ByteArrayOutputStream(pdf.length + 32 * 1024);
        try {
            signed.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static SignatureAlgorithm algorithm(SigningKey key) {
        return switch (key.key().getAlgorithm()) {
            case "EC" -> SignatureAlgorithm.ECDSA_SHA256;
            case "RSA" -> SignatureAlgorithm.RSA_SHA256;
            default ->
                    throw new IllegalArgumentException(
                            "keys are EC or RSA, not " + key.key().getAlgorithm());
        };
    }

    private static byte[] signature(SigningKey key, byte[] data) {
        try {
            var signature = Signature.getInstance(algorithm(key).getJCEId());
            signature.initSign(key.key());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the document cannot be signed", e);
        }
    }
}
