package org.motcua.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Due dates worked out by hand, each with its legal source: `examples.csv` beside this class.
class DueDateExamplesTest {
    @ParameterizedTest(name = "{0} + {1} = {4}: {5}")
    @CsvFileSource(resources = "examples.csv", numLinesToSkip = 1)
    void fallsWhereTheLawPutsIt(
            String start,
            String span,
            @Nullable String cutOff,
            @Nullable String pauses,
            String due,
            String source) {
        Due found =
                Vietnam.OFFICE.due(
                        Vietnam.at(start), Span.parse(span), cutOff(cutOff), pauses(pauses));
        assertThat(found.at().atZone(Vietnam.ZONE).toLocalDateTime())
                .as(source + " " + found.reasons())
                .isEqualTo(due);
        assertThat(found.reasons().getLast()).isInstanceOf(Reason.Ends.class);
        assertThat(found.provisional()).isEqualTo(due.startsWith("2027"));
    }

    private static @Nullable CutOff cutOff(@Nullable String text) {
        if (text == null) {
            return null;
        }
        List<String> parts = List.of(text.split(">", -1));
        return new CutOff(
                LocalTime.parse(parts.getFirst()),
                parts.size() == 1 ? null : LocalTime.parse(parts.getLast()),
                "the procedure's own article");
    }

    private static List<Pause> pauses(@Nullable String text) {
        List<Pause> pauses = new ArrayList<>();
        if (text != null) {
            List<String> ends = List.of(text.split("/", -1));
            pauses.add(
                    new Pause(
                            Vietnam.at(ends.getFirst()),
                            Vietnam.at(ends.getLast()),
                            "calendar.waiting"));
        }
        return pauses;
    }
}
