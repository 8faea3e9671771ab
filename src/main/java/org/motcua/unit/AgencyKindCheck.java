package org.motcua.unit;

import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;

/// What must hold for a kind of agency beyond its schema: its codes are its own and tell the unit.
final class AgencyKindCheck implements Check<AgencyKind> {
    @Override
    public void check(Definition<AgencyKind> definition, Country country, Faults faults) {
        AgencyKind kind = definition.value();
        String code = kind.code();
        if (code == null) {
            return;
        }
        if (kind.level() == null) {
            faults.at(
                    "/code",
                    "agency-level",
                    "It has a pattern for codes but no level whose units have one.",
                    "Name the level, or remove the pattern.");
        }
        if (!code.contains(AgencyKind.AGENCIES) && !code.contains(AgencyKind.UNIT)) {
            faults.at(
                    "/code",
                    "agency-pattern",
                    "All agencies of this kind would have the same code.",
                    "Put {unit} or {agencies} into the pattern.");
        }
        for (Definition<AgencyKind> other : country.all(Agencies.SORTS)) {
            boolean same = code.equals(other.value().code()) && !other.id().equals(definition.id());
            boolean level = java.util.Objects.equals(kind.level(), other.value().level());
            if (same && level && other.effective().overlaps(definition.effective())) {
                faults.at(
                        "/code",
                        "agency-same-pattern",
                        "The kind %s makes the same codes.".formatted(other.id()),
                        "Give one of them another ending.");
            }
        }
    }
}
