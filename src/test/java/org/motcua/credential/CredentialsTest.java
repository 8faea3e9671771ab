package org.motcua.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestDatabase;
import org.motcua.country.Countries;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.store.FolderStore;

class CredentialsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T03:00:00Z"), ZoneOffset.UTC);
    private static final Countries COUNTRIES = DocumentExamples.countries();
    private static final PersonNumber CHILD = new PersonNumber("079326001234");
    private static final Actor OFFICER =
            Actor.officer("0198c0de-0000-7000-8000-000000000001", new AgencyCode("H29.18"));

    @TempDir static Path folder;
    private static Credentials credentials;
    private static Journal journal;

    @BeforeAll
    static void open() {
        var source = TestDatabase.fresh();
        journal = new Journal(source, CLOCK);
        credentials =
                Credentials.standingAlone(
                        source,
                        new FolderStore(folder.resolve("files")),
                        COUNTRIES,
                        folder.resolve("keys"),
                        CLOCK);
    }

    @Test
    void aSignedResultIsValidForAnybodyWhoHasTheFileOrTheCode() throws IOException {
        Credential issued = credentials.issue(birth("valid", LocalDate.of(2026, 11, 24)));
        byte[] file = file(issued);
        Files.write(
                Files.createDirectories(Path.of("target/documents")).resolve("signed.pdf"), file);

        assertThat(credentials.verify(file))
                .isInstanceOfSatisfying(
                        Verification.Valid.class,
                        valid -> {
                            assertThat(valid.signedBy()).isEqualTo("Trần Văn Bình");
                            assertThat(valid.about().code()).isEqualTo(issued.code());
                            assertThat(valid.toString()).doesNotContain("Nguyễn", CHILD.value());
                        });
        assertThat(credentials.verify(issued.code().toLowerCase(java.util.Locale.ROOT)))
                .isInstanceOf(Verification.Known.class);
        assertThat(DocumentsTest.text(file)).contains("Nguyễn Thị Thuỳ Dương", issued.code());
        assertThat(journal.about(issued.subjectOfItself()))
                .extracting(Recorded::entry)
                .extracting("fact")
                .containsExactly("credential.issued");
    }

    @Test
    void oneChangedByteAnywhereIsFound() throws IOException {
        Credential issued = credentials.issue(birth("changed", LocalDate.of(2026, 11, 24)));
        byte[] file = file(issued);
        var random = new Random(20261124);
        for (int i = 0; i < 160; i++) {
            byte[] changed = file.clone();
            int at = i < 80 ? i * file.length / 80 : random.nextInt(file.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(credentials.verify(changed))
                    .as("byte %d of %d", at, file.length)
                    .isInstanceOfSatisfying(
                            Verification.Changed.class,
                            found -> assertThat(found.about().code()).isEqualTo(issued.code()));
        }
    }

    @Test
    void somethingAddedAtTheEndIsFound() throws IOException {
        Credential issued = credentials.issue(birth("longer", LocalDate.of(2026, 11, 24)));
        byte[] longer = java.util.Arrays.copyOf(file(issued), (int) issued.bytes() + 1);
        assertThat(credentials.verify(longer)).isInstanceOf(Verification.Changed.class);
    }

    @Test
    void aStrangersFileIsNotOurs() {
        byte[] pdf = new Documents(COUNTRIES, CLOCK).render("refusal", refusal(), "vi");
        assertThat(credentials.verify(pdf)).isInstanceOf(Verification.NotOurs.class);
        assertThat(credentials.verify(new byte[0])).isInstanceOf(Verification.NotOurs.class);
        assertThat(credentials.verify("7F4K-29QM-XW3D")).isInstanceOf(Verification.NotOurs.class);
    }

    @Test
    void theSameKeyIsIssuedOnceHoweverOftenItIsAskedFor() throws Exception {
        var asked = new ArrayList<Future<Credential>>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            for (int i = 0; i < 5; i++) {
                asked.add(
                        threads.submit(() ->
                                credentials.issue(birth("once", LocalDate.of(2026, 11, 24)))));
            }
        }
        var ids = new java.util.HashSet<UUID>();
        for (var each : asked) {
            ids.add(each.get().id());
        }
        assertThat(ids).hasSize(1);
        assertThat(credentials.from("dossier:once")).hasSize(1);
    }

    @Test
    void aWithdrawnResultNoLongerStands() throws IOException {
        Credential issued = credentials.issue(birth("withdrawn", LocalDate.of(2026, 11, 24)));
        credentials.revoke(issued.id(), "in-error", OFFICER);
        credentials.revoke(issued.id(), "in-error", OFFICER);

        assertThat(credentials.verify(file(issued)))
                .isInstanceOfSatisfying(
                        Verification.Revoked.class,
                        found -> assertThat(found.reason()).isEqualTo("in-error"));
        assertThat(journal.about(issued.subjectOfItself()))
                .extracting(recorded -> recorded.entry().fact())
                .containsExactly("credential.issued", "credential.revoked");
    }

    @Test
    void aReplacementEndsTheOneBefore() {
        var first = credentials.issue(birth("first", LocalDate.of(2026, 11, 24)));
        var second =
                credentials.replace(
                        first.id(), "corrected", birth("second", LocalDate.of(2026, 11, 24)));

        assertThat(credentials.get(first.id()).ending().orElseThrow().replacement())
                .contains(second.id());
        assertThat(credentials.verify(first.code()))
                .isInstanceOfSatisfying(
                        Verification.Revoked.class, found -> assertThat(found.replaced()).isTrue());
        assertThat(credentials.standing(Holder.of(CHILD), "KQ.G15.000031"))
                .contains(second)
                .noneMatch(one -> one.id().equals(first.id()));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        credentials.replace(
                                first.id(),
                                "corrected",
                                birth("third", LocalDate.of(2026, 11, 24))));
        assertThat(credentials.from("dossier:third")).as("all or nothing").isEmpty();
    }

    @Test
    void oneThatBeginsTomorrowDoesNotStandToday() {
        var later = credentials.issue(birth("tomorrow", LocalDate.of(2026, 11, 25)));
        assertThat(credentials.verify(later.code())).isInstanceOf(Verification.OutOfDate.class);
        assertThat(credentials.standing(Holder.of(CHILD), "KQ.G15.000031")).doesNotContain(later);
        assertThat(credentials.wallet(Holder.of(CHILD))).contains(later);
        assertThat(credentials.wallet(Holder.of(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void thePrivateKeysAreForTheirOwnerOnly() throws IOException {
        credentials.issue(birth("keys", LocalDate.of(2026, 11, 24)));
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files.toList())
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(key ->
                            assertThat(
                                            java.nio.file.attribute.PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(key)))
                                    .isEqualTo("rw-------"));
        }
    }

    private static byte[] file(Credential credential) throws IOException {
        try (var stream = credentials.open(credential)) {
            return stream.readAllBytes();
        }
    }

    private static Map<String, Object> refusal() {
        var values = new java.util.HashMap<>(DocumentExamples.standard());
        values.putAll(
                DocumentExamples.values(
                        COUNTRIES
                                .active()
                                .get(Documents.KIND, "refusal", LocalDate.of(2026, 11, 24))
                                .value()));
        return values;
    }

    static Issue birth(String dossier, LocalDate from) {
        var definition =
                COUNTRIES
                        .active()
                        .get(Documents.KIND, "birth-certificate", LocalDate.of(2026, 11, 24))
                        .value();
        return new Issue(
                "dossier:" + dossier + "/result",
                "KQ.G15.000031",
                "birth-certificate",
                DocumentExamples.values(definition),
                "vi",
                Holder.of(CHILD),
                new Signer(
                        UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
                        "Trần Văn Bình",
                        "Chủ tịch",
                        new AgencyCode("H29.18"),
                        "Uỷ ban nhân dân phường Tân Định",
                        "Tân Định"),
                "dossier:" + dossier,
                OFFICER,
                from,
                Optional.empty());
    }
}
