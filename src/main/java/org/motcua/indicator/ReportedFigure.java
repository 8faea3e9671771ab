package org.motcua.indicator;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// A value that somebody outside says: a row of `indicators/reported/*.csv`.
///
/// @param indicator what it is a value of
/// @param place `nation`, the code of a unit or of an agency, or a group of places: `ministries`
/// @param asOf until when it tells
/// @param units how many units of the first tier there were, where the figure is of them: 63 then,
///   34 now
/// @param reporter who says it
/// @param source where it was read
public record ReportedFigure(
        String indicator,
        String place,
        LocalDate asOf,
        double value,
        @Nullable Integer units,
        @Nullable Text note,
        Text reporter,
        Text source) {
    public static final Kind<ReportedFigure> KIND =
            Kind.of("reported-figure", "indicators/reported/*.csv", ReportedFigure.class)
                    .identifiedBy("indicator", "place", "as_of")
                    .checkedBy(new OfReported());

    /// The whole country.
    static final String NATION = "nation";

    private static final Pattern GROUP = Pattern.compile("[a-z][a-z-]*");

    /// Whether it is of a group of places and of none alone.
    public boolean ofGroup() {
        return !place.equals(NATION) && GROUP.matcher(place).matches();
    }

    private static final class OfReported implements Check<ReportedFigure> {
        @Override
        public void check(Definition<ReportedFigure> one, Country country, Faults faults) {
            var figure = one.value();
            var indicators = country.versions(Indicator.KIND, figure.indicator());
            if (!indicators.isEmpty()
                    && indicators.getLast().value().measure() != Indicator.Measure.REPORTED) {
                faults.at(
                        "/indicator",
                        "reported-measured",
                        "The indicator %s is measured here, not reported."
                                .formatted(figure.indicator()),
                        "Remove the row, or let the indicator be \"measure: reported\".");
            }
        }
    }
}
