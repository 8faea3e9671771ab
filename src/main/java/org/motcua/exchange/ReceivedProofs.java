package org.motcua.exchange;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether what a log says that it received was signed by who is said to have sent it.
final class ReceivedProofs {
    private final Map<String, PublicKey> keys;
    private byte @Nullable [] seen;
    private @Nullable Checkpoint checkpoint;

    /// @param keys of gateways, by the fingerprints of their certificates
    ReceivedProofs(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    boolean hold(LogReader.Batch batch) {
        return batch.leaves().stream()
                .filter(record -> record.kind() == LogRecord.Kind.RECEIVED)
                .allMatch(this::holds);
    }

    private boolean holds(LogRecord record) {
        var proof = Proof.read(record.proof());
        var statement = Statement.parse(record.statement());
        byte[] both = Hashes.of(proof.checkpoint(), proof.signature());
        if (checkpoint == null || !Arrays.equals(both, seen)) {
            var read = Checkpoint.parse(proof.checkpoint());
            var key = keys.get(read.key());
            if (key == null
                    || !new Crypto.Verifier(key).signed(proof.checkpoint(), proof.signature())) {
                return false;
            }
            checkpoint = read;
            seen = both;
        }
        return checkpoint.gateway().equals(statement.from())
                && proof.leads(record.leafHash(), checkpoint);
    }
}
