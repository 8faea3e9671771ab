package org.motcua.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message with everything that proves it, for who has no access to any gateway.
///
/// @param gateway whose log it is from
/// @param authorities certificates of the authorities, Base64 of DER; whoever checks compares them
///   with those that they know
public record Evidence(
        String format, String id, String gateway, List<Piece> parts, List<String> authorities) {
    static final String FORMAT = "motcua-exchange-evidence/1";

    public Evidence {
        parts = List.copyOf(parts);
        authorities = List.copyOf(authorities);
    }

    /// One part of the request or the response.
    ///
    /// @param statement the text that was signed
    /// @param signed by the sender
    /// @param logged by the gateway whose log this is; the same where it sent the part
    /// @param stamp over the batch in that log, once there is one
    /// @param head what was sent, Base64, where the log kept it
    /// @param body the same
    public record Piece(
            String statement,
            Signed signed,
            Signed logged,
            @Nullable Stamp stamp,
            @Nullable String head,
            @Nullable String body) {}

    /// That a statement is under a signature.
    ///
    /// @param checkpoint the text under the signature
    /// @param signature Base64
    /// @param index of the leaf in the batch
    /// @param path from the leaf to the root, each Base64
    /// @param certificate of the key that signed, Base64 of DER
    public record Signed(
            String checkpoint, String signature, int index, List<String> path, String certificate) {
        public Signed {
            path = List.copyOf(path);
        }

        static Signed of(Proof proof, String certificate) {
            return new Signed(
                    new String(proof.checkpoint(), java.nio.charset.StandardCharsets.UTF_8),
                    Hashes.text(proof.signature()),
                    proof.index(),
                    java.util.Arrays.stream(proof.path()).map(Hashes::text).toList(),
                    certificate);
        }

        Proof proof() {
            return new Proof(
                    Hashes.utf8(checkpoint),
                    Hashes.bytes(signature),
                    index,
                    path.stream().map(Hashes::bytes).toArray(byte[][]::new));
        }
    }

    /// That a batch is under a time stamp.
    ///
    /// @param token RFC 3161, Base64
    /// @param index of the batch among those that were stamped together
    /// @param size how many those are
    public record Stamp(String token, int index, int size, List<String> path) {
        public Stamp {
            path = List.copyOf(path);
        }
    }
}
