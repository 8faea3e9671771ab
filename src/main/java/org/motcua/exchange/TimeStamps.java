package org.motcua.exchange;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// Time stamps as RFC 3161 has them: asked for, given (by the authority for trials), and checked.
final class TimeStamps {
    /// A policy of our own, under the arc for examples.
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.2026.1");

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeStamps() {}

    /// Where requests are sent.
    interface Way {
        byte[] send(byte[] request) throws IOException;
    }

    /// A token over a hash.
    ///
    /// @throws BadMessage where what came is no answer to the request
    static byte[] ask(byte[] hash, Way way) throws IOException {
        try {
            var generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            var request =
                    generator.generate(TSPAlgorithms.SHA256, hash, new BigInteger(64, RANDOM));
            var response = new TimeStampResponse(way.send(request.getEncoded()));
            response.validate(request);
            var token = response.getTimeStampToken();
            if (token == null) {
                throw new BadMessage("The time stamp authority refused.");
            }
            return token.getEncoded();
        } catch (TSPException e) {
            throw new BadMessage("The time stamp does not fit: " + e.getMessage());
        }
    }

    /// When a hash was stamped, where one of these authorities did it.
    ///
    /// @throws BadMessage where none did
    static Instant verify(byte[] token, byte[] hash, List<X509Certificate> authorities) {
        try {
            var read = new TimeStampToken(new org.bouncycastle.cms.CMSSignedData(token));
            if (!java.util.Arrays.equals(read.getTimeStampInfo().getMessageImprintDigest(), hash)) {
                throw new BadMessage("The time stamp is over something else.");
            }
            @SuppressWarnings("unchecked")
            Collection<X509CertificateHolder> holders =
                    read.getCertificates().getMatches(read.getSID());
            for (var holder : holders) {
                for (var authority : authorities) {
                    if (holder.isSignatureValid(
                            new org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder()
                                    .build(authority))) {
                        read.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
                        return read.getTimeStampInfo().getGenTime().toInstant();
                    }
                }
            }
            throw new BadMessage("The time stamp is by an authority that is not known.");
        } catch (TSPException
                | CMSException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException
                | org.bouncycastle.cert.CertException e) {
            throw new BadMessage("The time stamp cannot be checked: " + e.getMessage());
        }
    }

    /// The authority for trials: answers one request.
    static byte[] answer(byte[] request, SigningKey key, Clock clock) {
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.key());
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator =
                    new TimeStampTokenGenerator(
                            new JcaSignerInfoGeneratorBuilder(digests)
                                    .build(signer, key.certificate()),
                            digests.get(
                                    new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                            TSPAlgorithms.SHA256)),
                            POLICY);
            generator.addCertificates(
                    new JcaCertStore(List.of(new JcaX509CertificateHolder(key.certificate()))));
            var responses = new TimeStampResponseGenerator(generator, TSPAlgorithms.ALLOWED);
            return responses
                    .generate(
                            new TimeStampRequest(request),
                            new BigInteger(64, RANDOM),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException e) {
            throw new BadMessage("No time stamp could be given: " + e.getMessage());
        }
    }
}
