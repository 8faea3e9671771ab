package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Fault;
import org.motcua.country.Loading;

/// Papers that registries replace: the list is checked, and who still asks is told; agreements end.
class ReplacedPaperTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir Path folder;

    private List<String> lines(Country country) {
        return ReplacedPaper.lines(country, TODAY).stream()
                .map(line ->
                        "%s %s %s %s%s"
                                .formatted(
                                        line.procedure(),
                                        line.paper(),
                                        line.registry(),
                                        line.standing(),
                                        line.listed() ? "" : " unlisted"))
                .toList();
    }

    @Test
    void noShippedProcedureAsksForWhatARegistryHolds() {
        assertThat(lines(TestCountry.COUNTRY))
                .contains(
                        "1.001193 identity-card population NOT_ASKED",
                        "1.001193 birth-notification birth-notifications REPLACED",
                        "1.004222 dwelling-proof land-parcels REPLACED")
                .noneMatch(line -> line.contains("STILL_ASKED") || line.contains("unlisted"));
    }

    @Test
    void whoStillAsksAndWhatIsListedWronglyIsTold() throws IOException {
        TestCountry.copyTo(folder);
        var list = folder.resolve("replaced-papers.csv");
        Files.writeString(
                list,
                Files.readString(list)
                        + "1.004222,lease,Hợp đồng thuê,Lease,land-parcels,G10,Nghị quyết,,\n"
                        + "9.999999,any,Giấy,Paper,population,G01,Nghị quyết,,\n");
        assertThat(lines(Countries.load(folder, TestCountry.KINDS).orThrow()))
                .contains(
                        "1.004222 lease land-parcels STILL_ASKED",
                        "9.999999 any population ELSEWHERE");
        Files.writeString(
                list, Files.readString(list).replace("land-parcels,G10", "land-parcels,G13"));
        Files.writeString(
                folder.resolve("sharing/bundles.yaml"),
                Files.readString(folder.resolve("sharing/bundles.yaml"))
                        .replaceFirst("access: sharing", "access: keeping"));
        assertThat(
                        Countries.load(folder, TestCountry.KINDS)
                                        instanceof Loading.Broken(List<Fault> faults)
                                ? faults.stream().map(Fault::rule).toList()
                                : List.of())
                .contains("replaced-paper-owner", "sharing-access");
    }

    @Test
    void anAgreementThatEndedYesterdayGivesNothing() throws IOException {
        TestCountry.copyTo(folder);
        var file = folder.resolve("sharing/bundles.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "- id: deaths-for-allowances\n",
                                "- id: deaths-for-allowances\n  effective: {from: 2026-01-01, until: 2026-11-23}\n"));
        var country = Countries.load(folder, TestCountry.KINDS).orThrow();
        assertThat(country.find(Sharing.KIND, "deaths-for-allowances", TODAY.minusDays(1)))
                .isPresent();
        assertThat(country.find(Sharing.KIND, "deaths-for-allowances", TODAY)).isEmpty();
    }
}
