package org.motcua.linking;

import java.util.List;

/// Comes to a decision once more from what was kept of it: the two rows as they were written, how
/// common their values were, and how likely all others were. Needs the rule and the model of then,
/// not the data of then.
public final class Replay {
    private final Reader reader;
    private final Compare compare;
    private final Weigh weigh;

    public Replay(LinkRule rule, NameReading reading, Places places, Model model) {
        this.reader = new Reader(rule, reading, places);
        this.compare = new Compare(reader.names(), places);
        this.weigh = new Weigh(rule, model);
    }

    /// Judges a pair again.
    ///
    /// @param owner which of the owners that the record names
    /// @param kept what was kept of the pair; only how common its values were, and all candidates'
    ///   odds are taken from it
    /// @param lead as it was kept
    public Judged of(Cells record, int owner, Cells person, Evidence kept, int lead) {
        var records = new People(2);
        var persons = new People(1);
        reader.owners(0, record, records);
        reader.person(0, person, persons);
        int levels = compare.levels(records, owner, persons, 0);
        boolean impossible = Compare.impossible(records, owner, persons, 0);
        var again =
                Evidence.of(
                        weigh,
                        kept.person(),
                        levels,
                        kept.ofName(),
                        kept.ofPlace(),
                        impossible,
                        kept.allOdds());
        double probability = weigh.probability(weigh.odds(again.weight()), kept.allOdds());
        var outcome =
                weigh.outcome(
                        probability,
                        lead,
                        weigh.kinds(levels, kept.ofName(), kept.ofPlace()),
                        weigh.forbidden(levels) || impossible);
        return new Judged(outcome, probability, lead, List.of(again));
    }
}
