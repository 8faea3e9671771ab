package org.motcua.unit;

import java.time.LocalDate;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for a unit's row beyond its schema: its parent stood while it did, whoever took
/// it over stood on the day on which it ended.
final class UnitCheck implements Check<UnitRow> {
    @Override
    public void check(Definition<UnitRow> definition, Country country, Faults faults) {
        UnitRow row = definition.value();
        LocalDate until = definition.effective().until();
        if (row.parent() != null && until == null && !row.undated(true)) {
            parent(definition, row.parent(), country, faults);
        }
        boolean named = !row.into().isEmpty();
        if (named && row.extent() == null) {
            faults.at(
                    "/extent",
                    "unit-extent",
                    "It does not say whether the unit went over as a whole or was divided.",
                    "Write \"whole\" or \"divided\" into the column extent.");
        }
        if (row.extent() == UnitRow.Extent.WHOLE && row.into().size() != 1) {
            faults.at(
                    "/into",
                    "unit-whole",
                    "A unit that went over as a whole has one heir, here stand %d."
                            .formatted(row.into().size()),
                    "Name one heir, or write \"divided\" into the column extent.");
        }
        if (until != null) {
            for (int i = 0; i < row.into().size(); i++) {
                String heir = row.into().get(i);
                if (country.find(Units.KIND, heir, until).isEmpty()) {
                    faults.at(
                            "/into/" + i,
                            "unit-heir",
                            "The unit %s that took it over does not stand on %s."
                                    .formatted(heir, until),
                            "Correct the code, or give that unit a row that begins on this day.");
                }
            }
        }
    }

    private static void parent(
            Definition<UnitRow> definition, String parent, Country country, Faults faults) {
        LocalDate day = definition.effective().from();
        var versions = country.versions(Units.KIND, parent);
        boolean lasts =
                versions.stream().anyMatch(one -> one.effective().until() == null)
                        && versions.stream().anyMatch(one -> one.effective().contains(day));
        if (!versions.isEmpty() && !lasts) {
            faults.at(
                    "/parent",
                    "unit-parent",
                    "The unit %s above it does not stand all the time from %s on."
                            .formatted(parent, day),
                    "Name the unit above it of these days.");
        }
    }
}
