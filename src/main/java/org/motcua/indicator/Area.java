package org.motcua.indicator;

import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

/// Of what the numbers are.
public sealed interface Area {
    /// The whole country.
    record Nation() implements Area {}

    /// A unit of the first tier with everything in it.
    record Province(UnitCode code) implements Area {}

    /// A unit below.
    record Commune(UnitCode code) implements Area {}

    /// One agency.
    record Office(AgencyCode code) implements Area {}

    /// Its code; empty for the nation.
    default String id() {
        return switch (this) {
            case Nation _ -> "";
            case Province(var unit) -> unit.value();
            case Commune(var unit) -> unit.value();
            case Office(var agency) -> agency.value();
        };
    }

    /// Which rows of sums are its own, with `:place`.
    default String cells() {
        return switch (this) {
            case Nation _ -> "scope = 'n'";
            case Province _ -> "scope = 'p' and province = :place";
            case Commune _ -> "scope = 'a' and unit = :place";
            case Office _ -> "scope = 'a' and agency = :place";
        };
    }

    /// Which dossiers are its own, with `:place`.
    default String dossiers() {
        return switch (this) {
            case Nation _ -> "true";
            case Province _ -> "province = :place";
            case Commune _ -> "unit = :place";
            case Office _ -> "agency = :place";
        };
    }

    /// To which of its parts a dossier or the sums of an agency belong: `u:` and a unit, or `a:`
    /// and an agency.
    default String part() {
        return switch (this) {
            case Nation _ ->
                    "case when province = '' then 'a:' || agency else 'u:' || province end";
            case Province _ ->
                    "case when unit = province then 'a:' || agency else 'u:' || unit end";
            case Commune _, Office _ -> "'a:' || agency";
        };
    }

    /// Which rows of sums are those of its parts, with `:place`; together they are the whole, but
    /// for what the program itself did for no agency: that counts for the nation and has no place.
    default String partCells() {
        return switch (this) {
            case Nation _ -> "(scope = 'p' or (scope = 'a' and province = '' and agency <> ''))";
            case Province _ -> "scope = 'a' and province = :place";
            case Commune _ -> "scope = 'a' and unit = :place and agency <> ''";
            case Office _ -> "scope = 'a' and agency = :place";
        };
    }
}
