package org.motcua.portal.catalogue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.catalogue.EssentialServices;
import org.motcua.catalogue.Readiness;
import org.motcua.identity.Public;
import org.motcua.page.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Which of the essential services can be done online from beginning to end, which not, and why.
@Controller
@Public
class EssentialPages {
    private final EssentialServices services;

    EssentialPages(EssentialServices services) {
        this.services = services;
    }

    @GetMapping("/essential")
    Html essential() {
        var all = services.all();
        var counts = new LinkedHashMap<Readiness.State, Long>();
        Arrays.stream(Readiness.State.values())
                .forEach(state ->
                        counts.put(
                                state, all.stream().filter(one -> one.state() == state).count()));
        return Html.of("portal/catalogue/essential", Map.of("services", all, "counts", counts));
    }
}
