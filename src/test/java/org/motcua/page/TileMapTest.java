package org.motcua.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The letters of a tile can be read whatever its value is.
class TileMapTest {
    @Test
    void onlyATileWithADarkGroundHasLightLetters() {
        for (int band = 0; band <= 5; band++) {
            assertThat(tile(band, false).dark()).as("%d", band).isEqualTo(band == 1 || band == 5);
            assertThat(tile(band, true).dark()).as("isles have no ground, %d", band).isFalse();
        }
    }

    private static TileMap.Tile tile(int band, boolean isles) {
        return new TileMap.Tile("ĐNA", "Đà Nẵng", null, band, null, 1, 1, 1, isles);
    }
}
