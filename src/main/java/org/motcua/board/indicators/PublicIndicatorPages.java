package org.motcua.board.indicators;

import java.util.Map;
import org.motcua.identity.Public;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What is measured, for everybody: the same numbers as leaders see, but for what is internal.
@Controller
@Public
class PublicIndicatorPages {
    static final String ROOT = "/public/indicators";

    private final IndicatorFace face;

    PublicIndicatorPages(IndicatorFace face) {
        this.face = face;
    }

    @GetMapping(ROOT)
    Html list(Page page, @RequestParam Map<String, String> query) {
        return face.list(page, face.asked(ROOT, query), false);
    }

    @GetMapping(ROOT + "/table.csv")
    ResponseEntity<byte[]> listFile(Page page, @RequestParam Map<String, String> query) {
        return face.listFile(page, face.asked(ROOT, query), false);
    }

    @GetMapping(ROOT + "/{id}")
    Html one(Page page, @PathVariable String id, @RequestParam Map<String, String> query) {
        return face.one(page, face.asked(ROOT, query), face.indicator(id, false), false);
    }

    @GetMapping(ROOT + "/{id}/parts.csv")
    ResponseEntity<byte[]> partsFile(
            Page page, @PathVariable String id, @RequestParam Map<String, String> query) {
        return face.partsFile(page, face.asked(ROOT, query), face.indicator(id, false));
    }

    @GetMapping(ROOT + "/indexes/{index}")
    Html index(Page page, @PathVariable String index, @RequestParam Map<String, String> query) {
        return face.index(page, face.asked(ROOT, query), face.index(index));
    }

    @GetMapping(ROOT + "/indexes/{index}/table.csv")
    ResponseEntity<byte[]> indexFile(
            Page page, @PathVariable String index, @RequestParam Map<String, String> query) {
        return face.indexFile(page, face.asked(ROOT, query), face.index(index));
    }
}
