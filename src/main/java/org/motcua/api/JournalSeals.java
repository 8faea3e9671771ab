package org.motcua.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Public;
import org.motcua.journal.Head;
import org.motcua.journal.MerkleTree;
import org.motcua.journal.SealPublicKey;
import org.motcua.journal.Seals;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The seal of the journal, for anyone who wants to check that nothing was rewritten. Gives hashes
/// only: what an entry says is for those who may see it, and they compute its hash themselves.
@Public
@RestController
@RequestMapping("/api/journal")
class JournalSeals {
    private static final String NO_HEAD = "There is no signed head of this size.";

    private final Seals seals;

    JournalSeals(Seals seals) {
        this.seals = seals;
    }

    /// The newest signed head, or that of a size.
    @GetMapping(path = "/head", produces = MediaType.APPLICATION_JSON_VALUE)
    SignedHead head(@RequestParam(name = "size", required = false) @Nullable Long size) {
        return SignedHead.of(find(size));
    }

    /// The same as a signed note (C2SP), for tools that read transparency logs.
    @GetMapping(path = "/head", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String note(@RequestParam(name = "size", required = false) @Nullable Long size) {
        return find(size).note();
    }

    private Head find(@Nullable Long size) {
        var head = size == null ? seals.head() : seals.head(size);
        return head.orElseThrow(() -> notFound(NO_HEAD));
    }

    /// That the entry at a position is in the journal.
    @GetMapping("/proof")
    Inclusion proof(@RequestParam(name = "position") long position) {
        var proved =
                seals.inclusion(position)
                        .orElseThrow(
                                () -> notFound("Nothing is sealed at position " + position + "."));
        byte[] leaf = proved.leaf().getBytes(StandardCharsets.UTF_8);
        return new Inclusion(
                position,
                Base64.getEncoder().encodeToString(MerkleTree.leafHash(leaf)),
                proved.proof().hashes(),
                SignedHead.of(proved.proof().head()));
    }

    /// That a newer head continues an older one.
    @GetMapping("/consistency")
    Continuation consistency(
            @RequestParam(name = "from") long from, @RequestParam(name = "to") long to) {
        var proof = seals.consistency(from, to).orElseThrow(() -> notFound(NO_HEAD));
        return new Continuation(from, proof.hashes(), SignedHead.of(proof.head()));
    }

    /// Every key that ever signed a head, oldest first.
    @GetMapping(path = "/public-key", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Key> keys() {
        return seals.publicKeys().stream()
                .map(key -> new Key(key.id(), key.verifierKey(), key.pem()))
                .toList();
    }

    /// The same in PEM.
    @GetMapping(path = "/public-key", produces = "application/x-pem-file")
    String pem() {
        return seals.publicKeys().stream().map(SealPublicKey::pem).collect(Collectors.joining());
    }

    private static ResponseStatusException notFound(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }

    record SignedHead(
            String origin,
            long size,
            String root,
            Instant at,
            String key,
            String signature,
            String note) {
        static SignedHead of(Head head) {
            return new SignedHead(
                    head.origin(),
                    head.size(),
                    head.root(),
                    head.at(),
                    head.key(),
                    head.signature(),
                    head.note());
        }
    }

    record Inclusion(long position, String leafHash, List<String> hashes, SignedHead head) {}

    record Continuation(long from, List<String> hashes, SignedHead head) {}

    record Key(String id, String verifierKey, String pem) {}
}
