package org.motcua.exchange;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.journal.MerkleTree;
import tools.jackson.core.JacksonException;

/// Checks an exported message, with nothing but the file and certificates of authorities that the
/// reader trusts.
public final class EvidenceCheck {
    private final List<X509Certificate> authorities;
    private final List<String> lines = new ArrayList<>();

    private EvidenceCheck(List<X509Certificate> authorities) {
        this.authorities = authorities;
    }

    /// What came of it.
    ///
    /// @param lines what was checked, in sentences
    /// @param fault the first thing that does not hold
    public record Verdict(List<String> lines, Optional<String> fault) {
        public Verdict {
            lines = List.copyOf(lines);
        }
    }

    /// @param json the exported file
    /// @param trusted certificates of authorities in PEM; none means those that the file names
    public static Verdict check(byte[] json, List<String> trusted) {
        try {
            var evidence = SignedDirectory.JSON.readValue(json, Evidence.class);
            if (!Evidence.FORMAT.equals(evidence.format())) {
                return failed(List.of(), "This is no exported message.");
            }
            var known = new ArrayList<X509Certificate>();
            for (String pem : trusted) {
                known.add(GatewayKeys.certificate(pem));
            }
            if (trusted.isEmpty()) {
                evidence.authorities().forEach(each -> known.add(Peers.certificate(each)));
            }
            var check = new EvidenceCheck(known);
            try {
                check.run(evidence, trusted.isEmpty());
                return new Verdict(check.lines, Optional.empty());
            } catch (BadMessage bad) {
                return failed(check.lines, String.valueOf(bad.getMessage()));
            }
        } catch (JacksonException
                | GeneralSecurityException
                | NullPointerException
                | IllegalArgumentException e) {
            return failed(List.of(), "The file cannot be read as an exported message.");
        }
    }

    private static Verdict failed(List<String> lines, String why) {
        return new Verdict(lines, Optional.of(why));
    }

    private void run(Evidence evidence, boolean own) {
        var requests = new HashSet<String>();
        var request = new Course(Statement.Kind.REQUEST);
        var response = new Course(Statement.Kind.RESPONSE);
        for (var piece : evidence.parts()) {
            var statement = piece(evidence, piece);
            boolean asks = statement.kind() == Statement.Kind.REQUEST;
            String leaf = Hashes.text(Hashes.leaf(Hashes.utf8(piece.statement())));
            if (asks) {
                requests.add(leaf);
            } else if (!requests.contains(Hashes.text(statement.request()))) {
                throw new BadMessage("The response answers another request.");
            }
            (asks ? request : response).next(statement, piece, evidence.id());
        }
        if (!request.whole) {
            throw new BadMessage("The end of the request is missing.");
        }
        if (response.whole) {
            lines.add("The response is whole and answers this request.");
        } else {
            lines.add("There is no whole response: the message was refused or broken off.");
        }
        for (var authority : authorities) {
            lines.add(
                    "%s authority: %s, SHA-256 %s"
                            .formatted(
                                    own ? "Named in the file, compare it yourself:" : "Trusted",
                                    authority.getSubjectX500Principal().getName(),
                                    Peers.fingerprint(authority)));
        }
    }

    private Statement piece(Evidence evidence, Evidence.Piece piece) {
        byte[] bytes = Hashes.utf8(piece.statement());
        var statement = Statement.parse(bytes);
        byte[] leaf = Hashes.leaf(bytes);
        var signed = signed(piece.signed(), leaf, statement.from());
        var logged = signed(piece.logged(), leaf, evidence.gateway());
        lines.add(
                "%s part %d of %s: signed by %s at %s, in batch %d of %s."
                        .formatted(
                                statement.kind() == Statement.Kind.REQUEST ? "Request" : "Response",
                                statement.part(),
                                statement.id(),
                                statement.from(),
                                Instant.ofEpochMilli(signed.at()),
                                logged.batch(),
                                evidence.gateway()));
        lines.add(
                "  %s asked %s for the purpose %s by the agreement %s."
                        .formatted(
                                statement.client(),
                                statement.service(),
                                statement.purpose(),
                                statement.agreement()));
        var stamp = piece.stamp();
        if (stamp == null) {
            lines.add("  No time stamp yet.");
        } else {
            lines.add("  Time stamp: %s.".formatted(stamped(stamp, piece.logged())));
        }
        return statement;
    }

    private Checkpoint signed(Evidence.Signed signed, byte[] leaf, String gateway) {
        var proof = signed.proof();
        var checkpoint = Checkpoint.parse(proof.checkpoint());
        var certificate = Peers.certificate(signed.certificate());
        if (!checkpoint.gateway().equals(gateway)
                || !checkpoint.key().equals(Peers.fingerprint(certificate))) {
            throw new BadMessage("A signature is that of another gateway than it must be.");
        }
        if (!certificate
                .getSubjectX500Principal()
                .getName()
                .contains("CN=" + gateway.replace("+", "\\+").replace(",", "\\,"))) {
            throw new BadMessage("A certificate is that of another gateway than it must be.");
        }
        if (authorities.stream().noneMatch(each -> issued(each, certificate))) {
            throw new BadMessage(
                    "The certificate of %s is by no trusted authority.".formatted(gateway));
        }
        long at = checkpoint.at();
        if (!Authority.holds(certificate, at)) {
            throw new BadMessage("The certificate of %s did not hold then.".formatted(gateway));
        }
        if (!new Crypto.Verifier(certificate.getPublicKey())
                .signed(proof.checkpoint(), proof.signature())) {
            throw new BadMessage("A signature of %s is wrong.".formatted(gateway));
        }
        if (!proof.leads(leaf, checkpoint)) {
            throw new BadMessage("The signature of %s is not over this text.".formatted(gateway));
        }
        return checkpoint;
    }

    private static boolean issued(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private Instant stamped(Evidence.Stamp stamp, Evidence.Signed logged) {
        byte[] leaf =
                Hashes.leaf(
                        Hashes.of(
                                Hashes.utf8(logged.checkpoint()),
                                Hashes.bytes(logged.signature())));
        var path = stamp.path().stream().map(Hashes::bytes).toList();
        byte[] root = climbed(leaf, stamp, path);
        if (!MerkleTree.includes(leaf, stamp.index(), stamp.size(), path, root)) {
            throw new BadMessage("The time stamp is not over this batch.");
        }
        return TimeStamps.verify(Hashes.bytes(stamp.token()), root, authorities);
    }

    /// The root to which a path leads; whether it is the stamped one, the token tells.
    private static byte[] climbed(byte[] leaf, Evidence.Stamp stamp, List<byte[]> path) {
        byte[] hash = leaf;
        int index = stamp.index();
        int last = stamp.size() - 1;
        for (byte[] neighbour : path) {
            while (index % 2 == 0 && index == last && index > 0) {
                index >>= 1;
                last >>= 1;
            }
            hash = index % 2 == 1 ? Hashes.node(neighbour, hash) : Hashes.node(hash, neighbour);
            index >>= 1;
            last >>= 1;
        }
        return hash;
    }

    /// The parts of one direction, in order.
    private final class Course {
        private final Statement.Kind kind;
        private byte[] previous = Hashes.NONE;
        private byte[] salt = Hashes.NONE;
        private int next;
        private boolean whole;

        Course(Statement.Kind kind) {
            this.kind = kind;
        }

        void next(Statement statement, Evidence.Piece piece, String id) {
            boolean restarts = kind == Statement.Kind.REQUEST && statement.part() == 0;
            if (restarts) {
                next = 0;
                previous = Hashes.NONE;
            }
            if (!statement.id().equals(id)
                    || statement.part() != next
                    || !Arrays.equals(statement.previous(), previous)) {
                throw new BadMessage("Parts are missing, or in another order.");
            }
            next++;
            previous = Hashes.leaf(Hashes.utf8(piece.statement()));
            whole = statement.last();
            var body = piece.body();
            if (body == null) {
                lines.add("  The contents were not kept; their hashes are signed.");
                return;
            }
            byte[] head = Hashes.bytes(Objects.requireNonNullElse(piece.head(), ""));
            if (statement.part() == 0) {
                salt = Head.parse(head).salt();
            }
            var part = new Part(Hashes.NONE, head, Hashes.bytes(body), piece.signed().proof());
            if (!part.holds(statement, salt)) {
                throw new BadMessage("The contents are not those that were signed.");
            }
            lines.add("  The contents are those that were signed.");
        }
    }
}
