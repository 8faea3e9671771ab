package org.motcua.credential;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Checks the signature in a file that we hold to be ours: it covers the whole file, it is
/// mathematically right, and its certificate leads to a root we trust. Only ever fed with files
/// whose sum we know, never with a stranger's.
final class SignatureCheck {
    private final TrustedRoots roots;

    SignatureCheck(TrustedRoots roots) {
        this.roots = roots;
    }

    /// Who signed, where everything holds.
    Optional<String> signer(byte[] file, Instant issuedAt) {
        try (PDDocument document = Loader.loadPDF(file)) {
            var signature = document.getLastSignatureDictionary();
            if (signature == null || !coversAll(signature.getByteRange(), file.length)) {
                return Optional.empty();
            }
            var cms =
                    new CMSSignedData(
                            new CMSProcessableByteArray(signature.getSignedContent(file)),
                            signature.getContents(file));
            return signer(cms, issuedAt);
        } catch (IOException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private Optional<String> signer(CMSSignedData cms, Instant issuedAt)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        var signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return Optional.empty();
        }
        SignerInformation signer = signers.iterator().next();
        var given = cms.getCertificates().getMatches(null);
        var own = given.stream().filter(one -> signer.getSID().match(one)).toList();
        if (own.size() != 1) {
            return Optional.empty();
        }
        var certificate = new JcaX509CertificateConverter().getCertificate(own.getFirst());
        var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(certificate);
        if (!signer.verify(verifier)) {
            return Optional.empty();
        }
        roots.trust().validate(certificate, all(cms), issuedAt);
        return Optional.of(Trust.commonName(certificate));
    }

    private static List<X509Certificate> all(CMSSignedData cms) throws GeneralSecurityException {
        var all = new ArrayList<X509Certificate>();
        for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
            all.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return all;
    }

    private static boolean coversAll(int[] range, int length) {
        return range.length == 4
                && range[0] == 0
                && range[1] < range[2]
                && (long) range[2] + range[3] == length;
    }
}
