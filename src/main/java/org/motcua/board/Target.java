package org.motcua.board;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// What a country wants a share to reach; see [Measure].
///
/// @param id the measure: `on-time`
/// @param share of one hundred
/// @param basis who set it
/// @param shownBy the indicator that tells by which procedures it is missed
/// @param guardedBy indicators to be read beside it: what moves where somebody works for the number
///   and not for the people
public record Target(
        String id, double share, Text basis, @Nullable String shownBy, List<String> guardedBy) {
    public static final Kind<Target> KIND =
            Kind.of("board-target", "boards/targets.yaml", Target.class);

    public Target {
        guardedBy = List.copyOf(guardedBy);
    }

    /// The targets that hold on a day, by measure.
    static Map<String, Target> on(Country country, LocalDate day) {
        return country.all(KIND, day).stream()
                .map(found -> found.value())
                .collect(Collectors.toMap(Target::id, target -> target));
    }

    Optional<String> indicator() {
        return Optional.ofNullable(shownBy);
    }

    /// How far from the target, as the map colours it: 1 far below, 2 below, 3 just below, 4 meets,
    /// 5 well above.
    int band(double value) {
        double off = value - share;
        return off < -15 ? 1 : off < -5 ? 2 : off < 0 ? 3 : off < 5 ? 4 : 5;
    }
}
