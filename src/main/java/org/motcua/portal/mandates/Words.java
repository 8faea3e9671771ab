package org.motcua.portal.mandates;

import java.util.stream.Collectors;
import org.motcua.country.Definition;
import org.motcua.mandate.MandateKind;
import org.motcua.mandate.Mandates;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.procedure.Procedures;

/// How pages speak of mandates.
public final class Words {
    private Words() {}

    /// What the representative is to the one represented.
    public static String role(Page page, Mandates.Shown shown) {
        return shown.mandate().role().isEmpty()
                ? role(page, shown.mandate().kind())
                : shown.mandate().role();
    }

    /// As it stood when the country still had the kind.
    private static String role(Page page, String kind) {
        return page.country().versions(MandateKind.KIND, kind).stream()
                .reduce((_, last) -> last)
                .map(Definition::value)
                .map(one -> page.t(one.role()))
                .orElse(kind);
    }

    public static String title(Page page, Mandates.Shown shown) {
        return shown.kind().map(kind -> page.t(kind.title())).orElse(shown.mandate().kind());
    }

    public static String state(Page page, Mandates.Shown shown) {
        return page.w(
                shown.holds()
                        ? "portal.mandate.state.HOLDS"
                        : shown.proposed()
                                ? "portal.mandate.state.PROPOSED"
                                : "portal.mandate.state.OVER");
    }

    /// For which procedures it is.
    public static String procedures(Page page, Mandates.Shown shown) {
        var titles = Procedures.of(page.country());
        var only = shown.mandate().procedures();
        if (only.isEmpty()) {
            return page.w("portal.mandate.procedures.all");
        }
        return only.stream()
                .map(code ->
                        titles.versions(code).stream()
                                .reduce((_, last) -> last)
                                .map(one -> page.t(one.procedure().title()))
                                .orElse(code.value()))
                .collect(Collectors.joining("; "));
    }

    /// From when until when.
    public static String time(Page page, Mandates.Shown shown) {
        var mandate = shown.mandate();
        var until = mandate.until();
        var from = page.format().date(mandate.from());
        if (until.isPresent()) {
            return page.w(
                    "portal.mandate.from-until",
                    from,
                    page.format().date(until.get().minusDays(1)));
        }
        var age = shown.kind().map(MandateKind::untilAge);
        return age.isPresent()
                ? page.w("portal.mandate.until-age", age.get())
                : page.w("portal.mandate.as-long");
    }

    /// Where the number of an organisation is typed.
    public static Field number(Page page) {
        return Organisations.field(page);
    }
}
