package org.motcua.board;

import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.UnitCode;

/// Of what the numbers are.
public sealed interface Place {
    /// The whole country.
    record Nation() implements Place {}

    /// A unit of the top tier with everything in it.
    record Province(UnitCode code) implements Place {}

    /// A unit below.
    record Commune(UnitCode code) implements Place {}

    /// One agency.
    record Office(AgencyCode code) implements Place {}

    /// The column that tells the rows of this place, and the value there.
    default Filter filter() {
        return switch (this) {
            case Nation _ -> new Filter("true", "");
            case Province(var code) -> new Filter("province = :place", code.value());
            case Commune(var code) -> new Filter("unit = :place", code.value());
            case Office(var code) -> new Filter("agency = :place", code.value());
        };
    }

    /// An SQL expression for the part of this place to which a row belongs: `u:` and a unit, or
    /// `a:` and an agency.
    default String part() {
        return switch (this) {
            case Nation _ ->
                    "case when province = '' then 'a:' || agency else 'u:' || province end";
            case Province _ ->
                    "case when unit = province then 'a:' || agency else 'u:' || unit end";
            case Commune _, Office _ -> "'a:' || agency";
        };
    }

    /// Its path below the board.
    default String path() {
        return switch (this) {
            case Nation _ -> "";
            case Province(var code) -> "/units/" + code;
            case Commune(var code) -> "/units/" + code;
            case Office(var code) -> "/agencies/" + code;
        };
    }

    /// A condition on rows, with `:place` in it.
    record Filter(String condition, String place) {}
}
