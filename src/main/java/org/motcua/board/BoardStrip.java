package org.motcua.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.page.DotStrip;
import org.motcua.page.Page;

/// The spread of a share over the parts of a place.
final class BoardStrip {
    private BoardStrip() {}

    /// All parts as dots, so that the spread is seen and not only the mean.
    static @Nullable DotStrip of(
            Page page,
            Query query,
            List<Face.Line> lines,
            Measure measure,
            Map<String, Target> targets) {
        var shown = new Shown(page);
        var dots = new ArrayList<DotStrip.Dot>();
        for (var line : lines) {
            measure.of(line.figures())
                    .ifPresent(value ->
                            dots.add(
                                    new DotStrip.Dot(
                                            line.part().name()
                                                    + ": "
                                                    + shown.cell(measure, line.figures()),
                                            value,
                                            measure.few(line.figures()),
                                            false)));
        }
        var target = targets.get(measure.id());
        return dots.size() < 3 || measure.kind() != Measure.Kind.SHARE
                ? null
                : new DotStrip(
                        page.w(
                                "board.strip",
                                page.w("board.measure." + measure.id()),
                                page.w("board.window." + query.window().id())),
                        0,
                        100,
                        target == null ? null : target.share(),
                        dots);
    }
}
