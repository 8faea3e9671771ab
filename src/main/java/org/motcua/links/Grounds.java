package org.motcua.links;

import java.util.List;
import org.motcua.linking.Cells;
import org.motcua.linking.Evidence;
import org.motcua.linking.Judged;
import org.motcua.linking.Outcome;

/// Everything that a decision was made by, as it is kept: both rows as they were written, and what
/// was thought of the pair. Enough to come to the same decision again.
///
/// @param record the cells of the record, in the order of [Cells.Column]
/// @param person the cells of the person
public record Grounds(
        List<String> record,
        List<String> person,
        Outcome outcome,
        double probability,
        int lead,
        Evidence evidence) {
    public Grounds {
        record = List.copyOf(record);
        person = List.copyOf(person);
    }

    static Grounds of(List<String> record, List<String> person, Judged judged) {
        return new Grounds(
                record,
                person,
                judged.outcome(),
                judged.probability(),
                judged.lead(),
                judged.candidates().getFirst());
    }

    static Cells cells(List<String> texts) {
        return Cells.of(texts.toArray(String[]::new));
    }
}
