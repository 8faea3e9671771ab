package org.motcua.office.houses;

import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.synchrony.HouseWatch;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What an operator sees of the lines to other houses: what waits, and which statements about
/// dossiers were not taken at either end. Never what is in them.
@Controller
@Allow("operations.see")
public class HousePages {
    static final String HOME = "/operator/houses";

    private final HouseWatch watch;

    HousePages(HouseWatch watch) {
        this.watch = watch;
    }

    /// A line to another house.
    ///
    /// @param silence why it does not answer; empty where it does
    public record Line(String house, String name, String waiting, String silence, boolean aside) {}

    /// A statement that was not taken.
    ///
    /// @param what the dossier and the number of the statement
    /// @param where in which direction it went
    /// @param again whether it can be sent again from here
    public record Trouble(
            String what,
            String where,
            String why,
            String detail,
            String at,
            String house,
            String code,
            boolean again) {}

    @GetMapping(HOME)
    Html all(Page page, @RequestParam(defaultValue = "") String done) {
        var lines = watch.lines();
        Map<String, String> names =
                lines.stream()
                        .collect(
                                Collectors.toMap(
                                        HouseWatch.Line::house, one -> page.t(one.name())));
        return Html.of(
                "office/houses/operator",
                Map.of(
                        "joined", watch.joined(),
                        "lines", lines.stream().map(one -> line(page, one)).toList(),
                        "troubles",
                                watch.troubles().stream()
                                        .map(one -> trouble(page, one, names))
                                        .toList(),
                        "done", done.equals("again") ? page.w("synchrony.operator.resumed") : ""));
    }

    private static Line line(Page page, HouseWatch.Line one) {
        String waiting =
                one.oldest()
                        .map(oldest ->
                                page.w(
                                        "synchrony.operator.waiting",
                                        page.format().number(one.waiting()),
                                        page.format().number(one.aside()),
                                        page.format().shortMoment(oldest)))
                        .orElseGet(() -> page.w("synchrony.operator.nothing"));
        return new Line(
                one.house(),
                page.t(one.name()),
                waiting,
                one.silence().map(why -> page.w("synchrony.operator.silent", why)).orElse(""),
                one.aside() > 0);
    }

    private static Trouble trouble(Page page, HouseWatch.Trouble one, Map<String, String> names) {
        String house = names.getOrDefault(one.house(), one.house());
        return new Trouble(
                page.w("synchrony.operator.statement", one.code(), one.number()),
                page.w("synchrony.operator." + (one.here() ? "from" : "to"), house),
                page.w("synchrony.fault." + one.fault()),
                one.message(),
                page.format().shortMoment(one.at()),
                one.house(),
                one.code(),
                !one.here());
    }

    @PostMapping(HOME + "/again")
    @Allow("operations.act")
    Html again(
            SignedIn who,
            @RequestParam String house,
            @RequestParam(defaultValue = "") String code) {
        int resumed = watch.resume(house, code, who.actor());
        return Html.redirect(HOME + (resumed > 0 ? "?done=again" : ""));
    }
}
