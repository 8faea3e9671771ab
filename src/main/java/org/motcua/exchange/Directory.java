package org.motcua.exchange;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Who takes part in the exchange, what is offered, and what was agreed: one document with a
/// growing version, signed by the centre, that every gateway fetches, checks and keeps.
///
/// @param instance the first part of every identifier
/// @param version grows by one with each change; a gateway never takes an older one
/// @param until until when gateways may work with it while they hear nothing newer
/// @param authorities certificates of the authorities that issue certificates here, Base64 of DER
/// @param markings texts that a message may not hold, such as the marks of secret documents
public record Directory(
        String instance,
        long version,
        Instant issued,
        Instant until,
        List<String> authorities,
        List<Member> members,
        List<Door> gateways,
        List<Offer> services,
        List<Agreement> agreements,
        List<String> markings) {
    public Directory {
        authorities = List.copyOf(authorities);
        members = List.copyOf(members);
        gateways = List.copyOf(gateways);
        services = List.copyOf(services);
        agreements = List.copyOf(agreements);
        markings = List.copyOf(markings);
    }

    private Directory with(
            List<Member> members,
            List<Door> gateways,
            List<Offer> services,
            List<Agreement> agreements) {
        return new Directory(
                instance,
                version,
                issued,
                until,
                authorities,
                members,
                gateways,
                services,
                agreements,
                markings);
    }

    /// With other members.
    public Directory withMembers(List<Member> others) {
        return with(others, gateways, services, agreements);
    }

    /// With other gateways.
    public Directory withDoors(List<Door> others) {
        return with(members, others, services, agreements);
    }

    /// With other services.
    public Directory withServices(List<Offer> others) {
        return with(members, gateways, others, agreements);
    }

    /// With other agreements.
    public Directory withAgreements(List<Agreement> others) {
        return with(members, gateways, services, others);
    }

    /// With other texts that no message may hold.
    public Directory withMarkings(List<String> others) {
        return new Directory(
                instance,
                version,
                issued,
                until,
                authorities,
                members,
                gateways,
                services,
                agreements,
                others);
    }

    /// An agency or organisation: `INSTANCE/CLASS/CODE`.
    public record Member(String id, Text name, List<Subsystem> systems) {
        public Member {
            systems = List.copyOf(systems);
        }
    }

    /// A system of a member: `INSTANCE/CLASS/CODE/SYSTEM`.
    ///
    /// @param certificates SHA-256 of the certificates that it shows to its own gateway, where it
    ///   comes by TLS
    public record Subsystem(String id, List<String> certificates) {
        public Subsystem {
            certificates = List.copyOf(certificates);
        }
    }

    /// A gateway of a member: `INSTANCE/CLASS/CODE/SERVER`.
    ///
    /// @param addresses `host:port`, each of which reaches it
    public record Door(
            String id, String member, List<String> addresses, List<Credential> credentials) {
        public Door {
            addresses = List.copyOf(addresses);
            credentials = List.copyOf(credentials);
        }

        Door revoked(Optional<String> fingerprint, Instant at) {
            var changed = new ArrayList<Credential>();
            for (var one : credentials) {
                boolean meant =
                        fingerprint.isEmpty() || fingerprint.get().equals(one.fingerprint());
                changed.add(
                        meant && one.revoked() == null
                                ? new Credential(one.use(), one.certificate(), at)
                                : one);
            }
            return new Door(id, member, addresses, changed);
        }
    }

    /// A certificate of a gateway.
    ///
    /// @param certificate Base64 of DER
    /// @param revoked since when it counts no more; it stays here, so that what it signed before
    ///   can still be checked
    public record Credential(Use use, String certificate, @Nullable Instant revoked) {
        static Credential of(Use use, X509Certificate certificate) {
            try {
                return new Credential(use, Hashes.text(certificate.getEncoded()), null);
            } catch (CertificateEncodingException e) {
                throw new BadMessage("A certificate cannot be encoded: " + e.getMessage());
            }
        }

        /// SHA-256 of the certificate, in hexadecimal digits.
        public String fingerprint() {
            return Hashes.hex(Hashes.of(Hashes.bytes(certificate)));
        }
    }

    /// What a certificate is for.
    public enum Use {
        TLS,
        SIGN
    }

    /// What a member offers: `INSTANCE/CLASS/CODE/SYSTEM/SERVICE`.
    ///
    /// @param providers the gateways that reach it, in the order in which they are asked
    /// @param request the fields that a request may have
    /// @param response the fields that a response may have, each with its class
    /// @param content what its bodies are
    /// @param openapi its description, if there is one
    public record Offer(
            String id,
            String version,
            Text title,
            Grade grade,
            List<String> providers,
            List<Endpoint> endpoints,
            List<Field> request,
            List<Field> response,
            Content content,
            int timeoutSeconds,
            long largestBody,
            @Nullable String openapi) {
        public Offer {
            providers = List.copyOf(providers);
            endpoints = List.copyOf(endpoints);
            request = List.copyOf(request);
            response = List.copyOf(response);
        }
    }

    /// What a body is: JSON, of which the fields are looked at, or a file, which has one class for
    /// all of it.
    public enum Content {
        JSON,
        FILE
    }

    /// A method and a path; `{}` stands for any one part, `**` at the end for all that follows.
    public record Endpoint(String method, String path) {}

    /// A field of a body, by names from the root on: `person.addresses.line`. Lists do not count.
    public record Field(String path, Grade grade, Text meaning) {}

    /// What was agreed between the owner of a service and the user of it.
    ///
    /// @param consumer the system that asks
    /// @param service what it may ask
    /// @param purpose the code that a message names
    /// @param endpoints which of the service's; none means all
    /// @param fields which fields of responses; `*` means all that are not personal
    /// @param asked which fields of requests
    /// @param perSecond how many requests in a second
    /// @param burst how many at once
    public record Agreement(
            String id,
            int version,
            String consumer,
            String service,
            String purpose,
            Text reason,
            Text legalBasis,
            List<Endpoint> endpoints,
            List<String> fields,
            List<String> asked,
            Unnamed unnamed,
            Needs needs,
            Storing storing,
            double perSecond,
            int burst,
            Instant from,
            Instant until,
            State state) {
        public Agreement {
            endpoints = List.copyOf(endpoints);
            fields = List.copyOf(fields);
            asked = List.copyOf(asked);
        }
    }

    /// What happens to a field that the agreement does not name.
    public enum Unnamed {
        REMOVE,
        REFUSE
    }

    /// What a message must name: the purpose in `X-Exchange-Purpose`, also where one agreement
    /// alone would fit; the case in `X-Road-Issue`.
    public enum Needs {
        NOTHING,
        PURPOSE,
        CASE,
        PURPOSE_AND_CASE;

        /// Whether the purpose must be named.
        public boolean purpose() {
            return this == PURPOSE || this == PURPOSE_AND_CASE;
        }

        /// Whether the case must be named.
        public boolean matter() {
            return this == CASE || this == PURPOSE_AND_CASE;
        }
    }

    /// What the logs keep of the contents; of the statement they keep all.
    public enum Storing {
        NOTHING,
        ENCRYPTED,
        PLAIN
    }

    /// The life of an agreement.
    public enum State {
        REQUESTED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /// How a service or a field is classified. The last three are state secrets: they never pass,
    /// whatever anyone agrees (Law on Protection of State Secrets; no setting lifts it).
    public enum Grade {
        PUBLIC,
        INTERNAL,
        RESTRICTED,
        PERSONAL,
        SENSITIVE,
        CONFIDENTIAL,
        SECRET,
        TOP_SECRET;

        /// Whether it is a state secret.
        public boolean secret() {
            return compareTo(CONFIDENTIAL) >= 0;
        }

        /// Whether it is about a person.
        public boolean personal() {
            return this == PERSONAL || this == SENSITIVE;
        }
    }
}
