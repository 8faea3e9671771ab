package org.motcua.indicator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// Points for indicators, in groups: what a place has of one hundred.
///
/// @param grades from the best down, over the points of one hundred
public record Index(
        String id, Text title, Text source, List<Group> groups, List<Indicator.Grade> grades) {
    /// The definitions `indicators/indexes/*.yaml`.
    public static final Kind<Index> KIND =
            Kind.of("index", "indicators/indexes/*.yaml", Index.class).checkedBy(new PointsAddUp());

    public Index {
        groups = List.copyOf(groups);
        grades = List.copyOf(grades);
    }

    /// @param points at most, for all its items together
    public record Group(String id, Text title, double points, List<Item> items) {
        public Group {
            items = List.copyOf(items);
        }
    }

    /// @param number as the source numbers it, "2.1"
    /// @param points at most; 0 where it is shown and not weighed
    /// @param assumed that the points are ours, because the text at hand does not tell them
    public record Item(String number, String indicator, double points, boolean assumed) {}

    public double points() {
        return groups.stream().mapToDouble(Group::points).sum();
    }

    private static final class PointsAddUp implements Check<Index> {
        @Override
        public void check(Definition<Index> definition, Country country, Faults faults) {
            var index = definition.value();
            var seen = new HashSet<String>();
            for (int i = 0; i < index.groups().size(); i++) {
                var group = index.groups().get(i);
                double sum = group.items().stream().mapToDouble(Item::points).sum();
                if (Math.abs(sum - group.points()) > 0.001) {
                    faults.at(
                            "/groups/" + i + "/points",
                            "index-points",
                            "The items of the group have %s points, the group %s."
                                    .formatted(number(sum), number(group.points())),
                            "Let the points of the items add up to those of the group.");
                }
                for (int j = 0; j < group.items().size(); j++) {
                    item(group.items().get(j), "/groups/" + i + "/items/" + j, seen, faults);
                    weighed(group.items().get(j), "/groups/" + i + "/items/" + j, country, faults);
                }
            }
            int place = Grades.disorder(index.grades());
            if (place >= 0) {
                faults.at(
                        "/grades/" + place,
                        "indicator-grades",
                        "Grades stand from the best down.",
                        "Let each begin below the one before it.");
            }
        }

        private static void item(Item item, String at, Set<String> seen, Faults faults) {
            if (!seen.add(item.indicator())) {
                faults.at(
                        at + "/indicator",
                        "index-twice",
                        "The indicator %s counts a second time.".formatted(item.indicator()),
                        "Let each indicator stand once in an index.");
            }
        }

        /// Points are given for shares, which are of one hundred.
        private static void weighed(Item item, String at, Country country, Faults faults) {
            @Nullable Indicator one =
                    country.versions(Indicator.KIND, item.indicator()).stream()
                            .map(Definition::value)
                            .reduce((_, last) -> last)
                            .orElse(null);
            boolean share =
                    one == null
                            || one.measure().ofHundred()
                            || one.measure() == Indicator.Measure.REPORTED;
            if (!share && item.points() > 0) {
                faults.at(
                        at + "/points",
                        "index-share",
                        "%s is no share of one hundred.".formatted(item.indicator()),
                        "Give it 0 points, or let it be a share.");
            }
        }

        private static String number(double points) {
            return points == Math.rint(points) ? "" + (long) points : "" + points;
        }
    }
}
