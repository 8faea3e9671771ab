package org.motcua.exchange;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/// Looks at what comes over one connection: whose it is, whether that gateway signed it, whether it
/// is meant for this one, fresh and unchanged. One signature is looked at once for its whole batch.
final class Inspection {
    private final String self;
    private final String peer;
    private final long skew;
    private @Nullable Proof seen;
    private @Nullable Checkpoint checkpoint;
    private @Nullable Snapshot by;
    private @Nullable PublicKey verified;
    private Crypto.@Nullable Verifier verifier;

    /// @param self this gateway
    /// @param peer the gateway that showed its certificate on this connection
    /// @param skew by how many milliseconds clocks may differ
    Inspection(String self, String peer, long skew) {
        this.self = self;
        this.peer = peer;
        this.skew = skew;
    }

    String peer() {
        return peer;
    }

    /// What the part states, where all of it holds.
    ///
    /// @param leaf the hash of its statement
    /// @throws BadMessage where it does not
    Statement inspect(Part part, byte[] leaf, byte[] salt, Snapshot snapshot, long now) {
        var statement = Statement.parse(part.statement());
        if (!statement.from().equals(peer)) {
            throw new BadMessage("WrongSender", "The message names another gateway as its sender.");
        }
        if (!statement.to().equals(self)) {
            throw new BadMessage("WrongReceiver", "The message is meant for another gateway.");
        }
        if (Math.abs(now - statement.at()) > skew) {
            throw new BadMessage(
                    "ClockSkew",
                    "The message is too old, or the clocks of the gateways differ too much.");
        }
        var signed = checkpoint(part.proof(), snapshot, now);
        if (!part.proof().leads(leaf, signed)) {
            throw new BadMessage("BadSignature", "The signature is not over this message.");
        }
        if (!part.holds(statement, salt)) {
            throw new BadMessage("BadSignature", "Head or body are not those that were signed.");
        }
        return statement;
    }

    private Checkpoint checkpoint(Proof proof, Snapshot snapshot, long now) {
        if (seen != null && checkpoint != null && by == snapshot && proof.sameBatch(seen)) {
            return checkpoint;
        }
        var read = Checkpoint.parse(proof.checkpoint());
        if (!read.gateway().equals(peer)) {
            throw new BadMessage("BadSignature", "The checkpoint is that of another gateway.");
        }
        var known = snapshot.peers().bySigning(read.key(), now);
        if (known.isEmpty() || !known.get().door().id().equals(peer)) {
            throw new BadMessage(
                    "BadSignature", "The key that signed is not one of this gateway's any more.");
        }
        if (!verifier(known.get().key()).signed(proof.checkpoint(), proof.signature())) {
            throw new BadMessage("BadSignature", "The signature is wrong.");
        }
        seen = proof;
        checkpoint = read;
        by = snapshot;
        return read;
    }

    /// The same one as long as the other gateway signs with the same key.
    private Crypto.Verifier verifier(PublicKey key) {
        var now = verifier;
        if (now == null || !key.equals(verified)) {
            now = new Crypto.Verifier(key);
            verifier = now;
            verified = key;
        }
        return now;
    }
}
