package org.motcua.linking;

import java.util.ArrayList;

/// Judges one owner after the other and says why. One thread uses it at a time.
public final class Judge {
    private final People records;
    private final People persons;
    private final Weigh weigh;
    private final Search search;

    Judge(People records, People persons, Weigh weigh, Search search) {
        this.records = records;
        this.persons = persons;
        this.weigh = weigh;
        this.search = search;
    }

    public Judged of(int owner) {
        search.find(owner);
        var candidates = new ArrayList<Evidence>();
        for (int at : new int[] {search.best(), search.second()}) {
            if (at >= 0) {
                int person = search.candidate(at);
                int levels = search.levels(at);
                candidates.add(
                        Evidence.of(
                                weigh,
                                persons.row(person),
                                levels,
                                search.ofName(levels, owner, person),
                                search.ofPlace(levels, person),
                                Compare.impossible(records, owner, persons, person),
                                search.sum()));
            }
        }
        return new Judged(search.outcome(owner), search.probability(), search.lead(), candidates);
    }
}
