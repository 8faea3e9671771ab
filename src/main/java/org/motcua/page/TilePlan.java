package org.motcua.page;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// Where each unit stands on the map of tiles, as the country's definitions say.
public record TilePlan(List<Place> places) {
    /// The file `tiles.csv`.
    public static final Kind<Place> KIND =
            Kind.of("tile", "tiles.csv", Place.class).identifiedBy("mark");

    /// @param unit the code of the unit whose value is shown
    /// @param mark the short name on the tile
    /// @param isles drawn and named beside the unit they belong to, without a value of their own
    public record Place(
            String unit, String mark, Text name, int column, int row, int width, boolean isles) {}

    /// What a board shows on a tile; see [TileMap.Tile].
    public record Shown(@Nullable String value, int band, @Nullable String path) {}

    public TilePlan {
        places = List.copyOf(places);
    }

    /// The plan that holds on a day.
    public static TilePlan of(Country country, LocalDate on) {
        return new TilePlan(country.all(KIND, on).stream().map(Definition::value).toList());
    }

    /// The units on the map, without the islands that are drawn beside theirs.
    public List<Place> units() {
        return places.stream().filter(place -> !place.isles()).toList();
    }

    /// A map with the values of a board. Islands lead to where their unit leads.
    public TileMap map(String label, String language, Function<Place, Shown> values) {
        int columns = places.stream().mapToInt(p -> p.column() + p.width() - 1).max().orElse(1);
        int rows = places.stream().mapToInt(Place::row).max().orElse(1);
        return new TileMap(
                label,
                columns,
                rows,
                places.stream().map(place -> tile(place, language, values.apply(place))).toList());
    }

    private static TileMap.Tile tile(Place place, String language, Shown shown) {
        return new TileMap.Tile(
                place.mark(),
                place.name().in(language),
                place.isles() ? null : shown.value(),
                shown.band(),
                shown.path(),
                place.column(),
                place.row(),
                place.width(),
                place.isles());
    }
}
