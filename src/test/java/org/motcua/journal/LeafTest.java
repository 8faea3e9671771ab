package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The example of `docs/reference/journal.md`, byte for byte.
class LeafTest {
    private static final EntryRow ROW =
            new EntryRow(
                    5,
                    1,
                    Instant.parse("2026-11-22T05:00:00.123456Z"),
                    "dossier.received",
                    "OFFICER",
                    "0198",
                    "H29.18",
                    "dossier:77",
                    "{\"dueOn\":\"2026-11-25\",\"state\":2}",
                    null);

    @Test
    void isWrittenAsTheReferenceSays() {
        assertThat(new String(Leaf.bytes(ROW), StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        motcua-entry-1
                        1:1
                        27:2026-11-22T05:00:00.123456Z
                        16:dossier.received
                        7:OFFICER
                        4:0198
                        6:H29.18
                        10:dossier:77
                        32:{"dueOn":"2026-11-25","state":2}
                        -
                        """);
        assertThat(HexFormat.of().formatHex(Leaf.hash(ROW)))
                .isEqualTo("3ea49597006f4630e641c1d859dabd5ad7ce6a3df85b4a59439f01be464c92e0");
    }

    @Test
    void isAnotherWithoutAnyOfItsParts() {
        assertThat(Leaf.bytes(ROW.withNumber(2))).isNotEqualTo(Leaf.bytes(ROW));
    }
}
