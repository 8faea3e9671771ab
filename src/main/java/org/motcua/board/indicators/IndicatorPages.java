package org.motcua.board.indicators;

import java.util.Map;
import org.motcua.board.Reach;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What is measured, for leaders: all of their own place, of other places what everybody may see,
/// and the dossiers where they may see dossiers.
@Controller
@Allow(Reach.SEE)
class IndicatorPages {
    static final String ROOT = "/board/indicators";

    private final IndicatorFace face;
    private final Reach reach;
    private final TaskMeasures tasks;

    IndicatorPages(IndicatorFace face, Reach reach, TaskMeasures tasks) {
        this.tasks = tasks;
        this.face = face;
        this.reach = reach;
    }

    @GetMapping(ROOT)
    Html list(Page page, SignedIn who, @RequestParam Map<String, String> query) {
        var asked = at(who, query);
        return face.list(page, asked, own(who, asked));
    }

    @GetMapping(ROOT + "/table.csv")
    ResponseEntity<byte[]> listFile(
            Page page, SignedIn who, @RequestParam Map<String, String> query) {
        var asked = at(who, query);
        return face.listFile(page, asked, own(who, asked));
    }

    @GetMapping(ROOT + "/{id}")
    Html one(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam Map<String, String> query) {
        var asked = at(who, query);
        var one = face.indicator(id, own(who, asked));
        return face.one(page, asked, one, reach.of(who, Reach.DOSSIERS, asked.area()))
                .with("tasks", tasks.tasks(page, who, one));
    }

    @GetMapping(ROOT + "/{id}/parts.csv")
    ResponseEntity<byte[]> partsFile(
            Page page,
            SignedIn who,
            @PathVariable String id,
            @RequestParam Map<String, String> query) {
        var asked = at(who, query);
        return face.partsFile(page, asked, face.indicator(id, own(who, asked)));
    }

    @GetMapping(ROOT + "/indexes/{index}")
    Html index(
            Page page,
            SignedIn who,
            @PathVariable String index,
            @RequestParam Map<String, String> query) {
        return face.index(page, at(who, query), face.index(index));
    }

    @GetMapping(ROOT + "/indexes/{index}/table.csv")
    ResponseEntity<byte[]> indexFile(
            Page page,
            SignedIn who,
            @PathVariable String index,
            @RequestParam Map<String, String> query) {
        return face.indexFile(page, at(who, query), face.index(index));
    }

    /// The place that an address names; without one the widest that the reader leads.
    private Asked at(SignedIn who, Map<String, String> query) {
        var asked = face.asked(ROOT, query);
        boolean named = query.containsKey("unit") || query.containsKey("agency");
        return named || own(who, asked) ? asked : asked.at(reach.home(who));
    }

    private boolean own(SignedIn who, Asked asked) {
        return reach.of(who, Reach.SEE, asked.area());
    }
}
