package org.motcua.office.joint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.motcua.bundle.Alert;
import org.motcua.bundle.Bundles;
import org.motcua.country.Countries;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Table;
import org.motcua.page.Table.Cell;
import org.motcua.page.Table.Column;
import org.motcua.page.Tone;
import org.motcua.procedure.Procedures;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Parts of requests for several procedures that somebody has to look after: not taken in within
/// two working hours, not arrived within minutes, late, or without the consent that was asked for.
@Controller
class AlertPages {
    private final Bundles bundles;
    private final Countries countries;
    private final Names names;

    AlertPages(Bundles bundles, Countries countries, Names names) {
        this.bundles = bundles;
        this.countries = countries;
        this.names = names;
    }

    /// Those of the officer's agencies.
    @GetMapping("/office/bundles")
    @Allow("office.enter")
    Html mine(Page page, SignedIn who) {
        return shown(page, bundles.alerts(who.agencies()), true);
    }

    /// All of them, for who runs the installation: without names, and without a way to dossiers.
    @GetMapping("/operator/bundles")
    @Allow("operations.see")
    Html all(Page page) {
        return shown(page, bundles.alerts(), false);
    }

    private Html.View shown(Page page, List<Alert> alerts, boolean officer) {
        var model = new LinkedHashMap<String, Object>();
        model.put("officer", officer);
        model.put(
                "table",
                new Table(
                        page.w("office.bundles.caption", alerts.size()),
                        List.of(
                                new Column(page.w("office.bundles.what")),
                                new Column(page.w("office.queue.code")),
                                new Column(page.w("office.bundles.part")),
                                new Column(page.w("office.bundles.agency")),
                                new Column(page.w("office.bundles.due"))),
                        alerts.stream().map(alert -> row(page, alert, officer)).toList(),
                        true));
        return Html.of("office/joint/alerts", model);
    }

    private List<Cell> row(Page page, Alert alert, boolean officer) {
        String path =
                officer && alert.dossier().isPresent()
                        ? "/office/dossiers/" + alert.dossier().get()
                        : null;
        var tone = alert.kind() == Alert.Kind.CONSENT ? Tone.INFO : Tone.WARN;
        String fault = alert.fault().map(why -> " · " + why).orElse("");
        return List.of(
                new Cell(
                        page.w(
                                "office.bundles.kind."
                                        + alert.kind().name().toLowerCase(Locale.ROOT)),
                        null,
                        tone),
                new Cell(alert.code().value(), path, null),
                new Cell(part(page, alert) + fault),
                new Cell(alert.agency().map(agency -> names.agency(page, agency)).orElse("–")),
                new Cell(page.format().moment(alert.due().orElse(alert.raised()))));
    }

    private String part(Page page, Alert alert) {
        var procedures = Procedures.of(countries.active());
        return procedures
                .bundleByHash(alert.definition())
                .or(() -> procedures.bundle(alert.procedure(), names.today()))
                .map(plan -> page.t(plan.bundle().step(alert.step()).title()))
                .orElse(alert.step());
    }
}
