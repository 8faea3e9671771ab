package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.store.StoreFault;

class SealTest {
    @TempDir Path var;

    private final JournalBed bed = new JournalBed();
    private final Seals seals = new Seals(bed.source);

    private Sealer sealer(SealKey key, Clock clock) {
        return new Sealer(bed.source, clock, key, new Witness(var));
    }

    @Test
    void provesEveryEntryToWhoeverHasThePublicKey() {
        var sealer = sealer(SealKey.in(var), Clock.systemUTC());
        assertThat(sealer.seal().orElseThrow().size()).isZero();
        for (int round = 0; round < 3; round++) {
            bed.transaction.executeWithoutResult(_ -> bed.journal.append(many(200)));
            bed.order();
            sealer.seal();
        }
        var head = seals.head().orElseThrow();
        assertThat(head.size()).isEqualTo(600);
        var key = SealPublicKey.read(head.origin(), seals.publicKeys().getFirst().pem());
        assertThat(key.id()).isEqualTo(head.key());
        assertThat(key.signed(head)).isTrue();
        for (long position = 0; position < 600; position += 37) {
            var proved = seals.inclusion(position).orElseThrow();
            assertThat(
                            MerkleTree.includes(
                                    MerkleTree.leafHash(
                                            proved.leaf().getBytes(StandardCharsets.UTF_8)),
                                    position,
                                    head.size(),
                                    bytes(proved.proof().hashes()),
                                    head.rootBytes()))
                    .isTrue();
        }
        assertThat(seals.inclusion(600)).isEmpty();
        for (long old : new long[] {0, 200, 400, 600}) {
            var way = seals.consistency(old, 600).orElseThrow();
            assertThat(
                            MerkleTree.continues(
                                    old,
                                    seals.head(old).orElseThrow().rootBytes(),
                                    600,
                                    head.rootBytes(),
                                    bytes(way.hashes())))
                    .isTrue();
        }
    }

    @Test
    void findsAChangedHead() {
        bed.write(1);
        bed.order();
        var head = sealer(SealKey.in(var), Clock.systemUTC()).seal().orElseThrow();
        var larger =
                new Head(head.origin(), 2, head.root(), head.at(), head.key(), head.signature());
        assertThat(seals.publicKeys().getFirst().signed(larger)).isFalse();
    }

    @Test
    void keepsOldHeadsVerifiableWhenTheKeyIsReplaced() {
        bed.write(1);
        bed.order();
        var old = sealer(SealKey.random(), Clock.systemUTC()).seal().orElseThrow();
        bed.write(1);
        bed.order();
        var now = sealer(SealKey.random(), Clock.systemUTC()).seal().orElseThrow();
        assertThat(seals.publicKeys()).hasSize(2);
        assertThat(seals.publicKeys().getFirst().signed(old)).isTrue();
        assertThat(seals.publicKeys().getFirst().signed(now)).isFalse();
        assertThat(seals.publicKeys().getLast().signed(now)).isTrue();
    }

    @Test
    void neverSealsBeforeTheSealBeforeWhenTheClockIsSetBack() {
        var first = sealer(SealKey.in(var), Clock.systemUTC()).seal().orElseThrow();
        bed.write(1);
        bed.order();
        var back = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        assertThat(sealer(SealKey.in(var), back).seal().orElseThrow().at()).isEqualTo(first.at());
    }

    @Test
    void keepsItsKeyForItsUserOnly() throws Exception {
        var key = SealKey.in(var).publicKey("a");
        assertThat(SealKey.in(var).publicKey("a")).isEqualTo(key);
        assertThat(Files.getPosixFilePermissions(var.resolve("journal/seal-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Path wrong = Files.writeString(var.resolve("wrong.pem"), "no key");
        assertThatThrownBy(() -> SealKey.from(wrong))
                .isInstanceOf(StoreFault.class)
                .hasMessageContaining("openssl genpkey");
    }

    /// The note as other tools for transparency logs read it: text, blank line, signature line.
    @Test
    void writesTheHeadAsASignedNote() {
        var head = sealer(SealKey.in(var), Clock.systemUTC()).seal().orElseThrow();
        var lines = head.note().split("\n", -1);
        assertThat(lines).hasSize(7);
        assertThat(lines[0]).startsWith("motcua/journal/");
        assertThat(lines[1]).isEqualTo("0");
        assertThat(lines[2]).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(lines[4]).isEmpty();
        assertThat(lines[5]).startsWith("\u2014 " + head.origin() + " ");
        assertThat(new Witness(var).newest().orElseThrow().root()).isEqualTo(head.root());
    }

    private static List<Entry> many(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(JournalBed::entry).toList();
    }

    private static List<byte[]> bytes(List<String> hashes) {
        return hashes.stream().map(Base64.getDecoder()::decode).toList();
    }
}
