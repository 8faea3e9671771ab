package org.motcua.exchange;

import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.core.JacksonException;

/// What a gateway asks new certificates by: requests for its new keys, signed by the key that holds
/// now, so that nobody else can ask in its name.
///
/// @param payload Base64 of what is asked, in JSON
/// @param signature Base64, by the gateway's key of signatures
record Renewing(String payload, String signature) {
    private static final byte[] CONTEXT = Hashes.utf8("motcua-exchange-renewal/1\n");

    private static final Duration FRESH = Duration.ofMinutes(5);

    /// So many certificates of one gateway may hold at once: those in use, and tries that broke.
    private static final int AT_ONCE = 8;

    /// What is asked.
    ///
    /// @param at milliseconds since 1970
    record Asked(String gateway, String tls, String sign, long at) {}

    static Renewing of(String gateway, Enrolling.Requests requests, long at, SigningKey by) {
        byte[] asked =
                SignedDirectory.JSON.writeValueAsBytes(
                        new Asked(gateway, requests.tls(), requests.sign(), at));
        return new Renewing(
                Hashes.text(asked), Hashes.text(new Crypto.Signer(by.key()).sign(whole(asked))));
    }

    byte[] bytes() {
        return SignedDirectory.JSON.writeValueAsBytes(this);
    }

    /// @throws BadMessage where it is not one
    static Renewing read(byte[] bytes) {
        try {
            return SignedDirectory.JSON.readValue(bytes, Renewing.class);
        } catch (JacksonException e) {
            throw new BadMessage("This is no request for a renewal: " + e.getOriginalMessage());
        }
    }

    Asked asked() {
        try {
            return SignedDirectory.JSON.readValue(Hashes.bytes(payload), Asked.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadMessage("This is no request for a renewal: " + e.getMessage());
        }
    }

    /// Whose certificates are to be renewed.
    ///
    /// @throws BadMessage where it is not the gateway's own request, old, or one too many
    Directory.Door door(Directory directory, long now) {
        var asked = asked();
        if (Math.abs(now - asked.at()) > FRESH.toMillis()) {
            throw new BadMessage("The request is too old, or the clocks differ too much.");
        }
        var peers = new Peers(directory);
        var door =
                peers.door(asked.gateway())
                        .orElseThrow(() -> new BadMessage("No gateway has this name."));
        var holding =
                door.credentials().stream()
                        .filter(one -> one.use() == Directory.Use.SIGN)
                        .flatMap(one -> peers.bySigning(one.fingerprint(), now).stream())
                        .toList();
        if (holding.stream().noneMatch(one -> signedBy(one.key()))) {
            throw new BadMessage("No certificate of this gateway that holds signed the request.");
        }
        if (holding.size() >= AT_ONCE) {
            throw new BadMessage("This gateway has too many certificates that hold.");
        }
        return door;
    }

    private boolean signedBy(PublicKey key) {
        try {
            return new Crypto.Verifier(key)
                    .signed(whole(Hashes.bytes(payload)), Hashes.bytes(signature));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static byte[] whole(byte[] asked) {
        byte[] all = Arrays.copyOf(CONTEXT, CONTEXT.length + asked.length);
        System.arraycopy(asked, 0, all, CONTEXT.length, asked.length);
        return all;
    }
}
