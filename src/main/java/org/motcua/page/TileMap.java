package org.motcua.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A country as tiles of one size, so that a small province counts as much as a large one. Where a
/// tile stands is a definition of the country.
///
/// @param columns how many tiles wide
/// @param rows how many tiles high
public record TileMap(String label, int columns, int rows, List<Tile> tiles) {
    /// The side of a tile: at 320 px of width seven of them can still be touched.
    public static final int SIDE = 44;

    public TileMap {
        tiles = List.copyOf(tiles);
    }

    /// @param mark the short name on the tile
    /// @param name the full name, and what is read out
    /// @param value as printed; null where there is none
    /// @param band 0 no data; 1 far below the target, 2 below, 3 just below, 4 meets, 5 well above
    /// @param isles drawn and named for themselves, coloured with the unit they belong to
    public record Tile(
            String mark,
            String name,
            @Nullable String value,
            int band,
            @Nullable String path,
            int column,
            int row,
            int width,
            boolean isles) {
        /// Whether its letters stand on a dark ground; isles have no ground of their own.
        public boolean dark() {
            return !isles && (band == 1 || band == 5);
        }

        public int x() {
            return (column - 1) * SIDE;
        }

        public int y() {
            return (row - 1) * SIDE;
        }

        public int wide() {
            return width * SIDE - 2;
        }

        /// Where its words are centred.
        public int middle() {
            return x() + width * SIDE / 2 - 1;
        }

        /// What is read out for it.
        public String said() {
            return value == null ? name : name + ": " + value;
        }
    }
}
