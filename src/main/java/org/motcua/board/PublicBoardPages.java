package org.motcua.board;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Public;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The board for everybody: the numbers that leaders see, counts alone.
@Controller
@Public
class PublicBoardPages {
    static final String HOW = "/public/board/how";

    private static final Face.Seen EVERYBODY = new Face.Seen("/public/board", false, true);

    private final Face face;
    private final Csv csv;
    private final Places places;

    PublicBoardPages(Face face, Csv csv, Places places) {
        this.face = face;
        this.csv = csv;
        this.places = places;
    }

    @GetMapping({"/public/board", "/public/board/units/{unit}", "/public/board/agencies/{agency}"})
    Html board(
            Page page,
            @PathVariable Map<String, String> of,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String order) {
        return face.board(page, place(places, of), Query.of(period, sort, order), EVERYBODY);
    }

    @GetMapping({
        "/public/board/table.csv",
        "/public/board/units/{unit}/table.csv",
        "/public/board/agencies/{agency}/table.csv"
    })
    ResponseEntity<byte[]> table(
            Page page,
            @PathVariable Map<String, String> of,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String order) {
        return csv.of(page, place(places, of), Query.of(period, sort, order));
    }

    /// How each number is computed.
    @GetMapping(HOW)
    Html how() {
        return Html.of(
                "board/how",
                Map.of("measures", Arrays.stream(Measure.values()).map(Measure::id).toList()));
    }

    /// The place that an address names.
    static Area place(Places places, Map<String, String> of) {
        String unit = of.get("unit");
        String agency = of.get("agency");
        Optional<Area> found =
                unit != null
                        ? places.unit(unit)
                        : agency != null ? places.agency(agency) : Optional.of(new Area.Nation());
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
