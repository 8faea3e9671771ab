package org.motcua.exchange;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The directory as it travels: the bytes that were signed, in Base64, and the signature, so that
/// no way of writing JSON can make it another one.
///
/// @param payload Base64 of the document
/// @param signature Base64, by the centre's Ed25519 key
public record SignedDirectory(String payload, String signature) {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] CONTEXT = Hashes.utf8("motcua-exchange-directory/1\n");

    static SignedDirectory of(Directory directory, PrivateKey key) {
        byte[] document = JSON.writeValueAsBytes(directory);
        return new SignedDirectory(
                Hashes.text(document), Hashes.text(new Crypto.Signer(key).sign(joined(document))));
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    static SignedDirectory read(byte[] bytes) {
        try {
            return JSON.readValue(bytes, SignedDirectory.class);
        } catch (JacksonException e) {
            throw new BadMessage("This is no signed directory: " + e.getOriginalMessage());
        }
    }

    /// The document, where the centre signed it.
    ///
    /// @throws BadMessage where it did not, or it cannot be read
    Directory verified(PublicKey anchor) {
        try {
            byte[] document = Hashes.bytes(payload);
            if (!new Crypto.Verifier(anchor).signed(joined(document), Hashes.bytes(signature))) {
                throw new BadMessage("The directory is not signed by the centre.");
            }
            return JSON.readValue(new String(document, StandardCharsets.UTF_8), Directory.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadMessage("The directory cannot be read: " + e.getMessage());
        }
    }

    private static byte[] joined(byte[] document) {
        byte[] all = java.util.Arrays.copyOf(CONTEXT, CONTEXT.length + document.length);
        System.arraycopy(document, 0, all, CONTEXT.length, document.length);
        return all;
    }
}
