package org.motcua.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A check sees its own definition alone, although many are checked at once.
class CheckTest {
    @TempDir Path folder;

    @Test
    void asksOnlyWhatWasFoundInItsOwnDefinition() throws IOException {
        Files.writeString(
                folder.resolve("country.yaml"),
                """
                name: {mi: Te Hāpua}
                languages: [{tag: mi, name: Te reo}]
                zone: Pacific/Auckland
                currency: {code: XPF, symbol: F, decimals: 0}
                """);
        Files.writeString(
                folder.resolve("places.csv"), "code,name.mi\n001,Uta\n002,Tai\n003,Roto\n");
        var foundBefore = new ConcurrentLinkedQueue<Integer>();
        var places =
                TestKinds.PLACE.checkedBy((_, _, faults) -> {
                    foundBefore.add(faults.found().size());
                    faults.at("/code", "test-place", "Wrong.", "Mend it.");
                });

        var loading = Countries.load(folder, List.of(places));

        assertThat(foundBefore).containsExactly(0, 0, 0);
        assertThat(((Loading.Broken) loading).faults()).hasSize(3);
    }
}
