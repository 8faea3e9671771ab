package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Loading;

/// Whoever follows the tutorial gets a procedure that can be filed.
class TutorialTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml( document)?\n(.*?)^```");

    @TempDir Path folder;

    @Test
    void itsBlocksMakeAProcedure() throws IOException {
        TestCountry.copyTo(folder);
        var procedure = new StringBuilder();
        var document = new StringBuilder();
        var blocks = BLOCK.matcher(Files.readString(Path.of("docs/tutorial/write-a-procedure.md")));
        while (blocks.find()) {
            (blocks.group(1) == null ? procedure : document).append(blocks.group(2));
        }
        Files.writeString(folder.resolve("procedures/9.000001-hall.yaml"), procedure);
        Files.writeString(folder.resolve("documents/hall-permit.yaml"), document);

        var loading = Countries.load(folder, TestCountry.KINDS);

        if (loading instanceof Loading.Broken(var faults)) {
            assertThat(faults).isEmpty();
        }
        assertThat(loading).isInstanceOf(Loading.Loaded.class);
    }
}
