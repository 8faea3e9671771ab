package org.motcua.portal.catalogue;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.motcua.catalogue.EssentialServices;
import org.motcua.catalogue.Readiness;
import org.motcua.country.Countries;
import org.motcua.identity.Public;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.unit.Agencies;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Which of the essential services can be done online from beginning to end, which not, and why.
@Controller
@Public
class EssentialPages {
    private final EssentialServices services;
    private final Countries countries;
    private final Clock clock;

    EssentialPages(EssentialServices services, Countries countries, Clock clock) {
        this.services = services;
        this.countries = countries;
        this.clock = clock;
    }

    @GetMapping("/essential")
    Html essential(Page page) {
        var all = services.all();
        var counts = new LinkedHashMap<Readiness.State, Long>();
        Arrays.stream(Readiness.State.values())
                .forEach(state ->
                        counts.put(
                                state, all.stream().filter(one -> one.state() == state).count()));
        Function<String, String> owners = code -> agency(page, code);
        return Html.of(
                "portal/catalogue/essential",
                Map.of("services", all, "counts", counts, "owners", owners));
    }

    private String agency(Page page, String code) {
        return Agencies.of(countries.active())
                .name(new AgencyCode(code), countries.today(clock), page.language());
    }
}
