package org.motcua.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was found in order is not checked twice, and everything else is.
class SoundnessTest {
    record Place(String id) {}

    private final AtomicInteger checks = new AtomicInteger();
    private final Kind<Place> places =
            Kind.of("place", "places/*.yaml", Place.class)
                    .checkedBy((_, _, _) -> checks.incrementAndGet());

    @TempDir private Path folder;

    @BeforeEach
    void written() throws IOException {
        write(
                "country.yaml",
                """
                name: {mi: Te Hāpua, fr: La Lagune}
                languages: [{tag: mi, name: Te reo}, {tag: fr, name: Français}]
                zone: Pacific/Auckland
                currency: {code: XPF, symbol: F, decimals: 0}
                """);
        write("places/uta.yaml", "id: uta\n");
    }

    @Test
    void theSameFolderIsCheckedOnce() {
        var first = load("build 1").orThrow();
        var second = load("build 1").orThrow();

        assertThat(checks).hasValue(1);
        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(second.all(places).getFirst().value()).isEqualTo(new Place("uta"));
    }

    @Test
    void anotherBuildChecksAgain() {
        load("build 1");
        load("build 2");

        assertThat(checks).hasValue(2);
    }

    @Test
    void anotherByteIsCheckedAgain() throws IOException {
        load("build 1");
        write("places/uta.yaml", "id: uta \n");
        load("build 1");

        assertThat(checks).hasValue(2);
    }

    @Test
    void aFileMoreIsCheckedAgain() throws IOException {
        load("build 1");
        write("places/tai.yaml", "id: tai\nheight: 3\n");

        assertThat(load("build 1")).isInstanceOf(Loading.Broken.class);
    }

    @Test
    void aFaultIsNeverRemembered() throws IOException {
        write("places/tai.yaml", "id: tai\nheight: 3\n");

        assertThat(load("build 1")).isInstanceOf(Loading.Broken.class);
        assertThat(load("build 1")).isInstanceOf(Loading.Broken.class);
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        load("build 1");
        Files.write(folder.resolve("sound"), new byte[] {(byte) 0xC3, 0x28, 0});
        load("build 1");

        assertThat(checks).hasValue(2);
    }

    private Loading load(String build) {
        var before = new Soundness(folder.resolve("sound"), build);
        var loading = Countries.load(folder.resolve("country"), List.of(places), before);
        if (loading instanceof Loading.Loaded) {
            before.remember();
        }
        return loading;
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("country").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
