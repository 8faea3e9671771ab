package org.motcua.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.country.Countries;
import org.motcua.exchange.Directory;
import org.motcua.exchange.DirectoryCheck;
import org.motcua.server.Kinds;

/// What a definition classifies as a state secret is no part of any agreement, whoever asks.
class OfferingsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String OWNER = "MOTCUA/GOV/G15";
    private static final String DEATHS = OWNER + "/registries/deaths";

    @TempDir private Path folder;

    private Offerings.Published published() throws IOException {
        Path country = folder.resolve("vietnam");
        try (var files = Files.walk(Path.of("country/vietnam"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = country.resolve(Path.of("country/vietnam").relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path deaths = country.resolve("registries/deaths.yaml");
        Files.writeString(
                deaths,
                Files.readString(deaths)
                        .replace(
                                "fields:\n  person_number:",
                                """
                                fields:
                                  file_mark: {type: text, title: {vi: "Ký hiệu", en: "Mark"}, personal: none, secret: top-secret, optional: true}
                                  person_number:\
                                """));
        var loaded = Countries.load(country, Kinds.all()).orThrow();
        return new Offerings(loaded, TODAY, "MOTCUA", List.of()).of(Set.of("deaths"));
    }

    @Test
    void aSecretFieldStandsInTheDirectoryAsWhatNeverPasses() throws IOException {
        var published = published();
        var offer =
                published.services().stream()
                        .filter(one -> one.id().equals(DEATHS))
                        .findFirst()
                        .orElseThrow();
        assertThat(offer.response())
                .filteredOn(field -> field.path().equals("fields.file_mark"))
                .singleElement()
                .extracting(Directory.Field::grade)
                .isEqualTo(Directory.Grade.SECRET);
        // the rest of the registry is offered, the secret is not even described
        assertThat(offer.grade()).isEqualTo(Directory.Grade.PERSONAL);
        assertThat(offer.openapi()).contains("full_name").doesNotContain("file_mark");

        var empty =
                new Directory(
                        "MOTCUA",
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var directory = Offerings.in(empty, published);
        assertThat(DirectoryCheck.faults(directory)).isEmpty();
        var agreement =
                TwoMembers.agreement(
                        "secret",
                        DEATHS,
                        List.of("fields.full_name", "fields.file_mark"),
                        Directory.Needs.PURPOSE);
        assertThat(DirectoryCheck.faults(directory.withAgreements(List.of(agreement))))
                .singleElement()
                .asString()
                .contains("fields.file_mark", "state secret");
        // one that has ended stands in nobody's way, whatever became of its service
        var ended =
                new Directory.Agreement(
                        "ended",
                        1,
                        agreement.consumer(),
                        OWNER + "/registries/gone",
                        agreement.purpose(),
                        agreement.reason(),
                        agreement.legalBasis(),
                        List.of(),
                        List.of("fields.gone"),
                        List.of(),
                        agreement.unnamed(),
                        agreement.needs(),
                        agreement.storing(),
                        1,
                        1,
                        agreement.from(),
                        agreement.until(),
                        Directory.State.ENDED);
        assertThat(DirectoryCheck.faults(directory.withAgreements(List.of(ended)))).isEmpty();
        // and whoever asks for it on the page is told so
        var wanted =
                new Wanted(
                        "MOTCUA/GOV/G12/claims",
                        DEATHS,
                        "funeral-aid",
                        "Mai táng phí",
                        "Nghị định 63/2024/NĐ-CP",
                        List.of("fields.file_mark"),
                        Directory.Storing.ENCRYPTED,
                        1,
                        TODAY,
                        TODAY);
        assertThat(wanted.faults(Optional.of(offer), true, TODAY)).containsExactly(Refusal.SECRET);
        // what is asked for beside it keeps its own class
        assertThat(published.members()).extracting(Directory.Member::id).containsExactly(OWNER);
    }
}
