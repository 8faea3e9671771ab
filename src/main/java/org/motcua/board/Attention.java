package org.motcua.board;

import org.motcua.board.tasks.TaskBoxes;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// What a leader's board adds to what everybody sees: what needs a person, each with its name. The
/// oldest late dossiers with whose hands they are in, the reader's own tasks, the oldest late
/// tasks.
@Component("boardAttention")
class Attention {
    private static final int OLDEST = 10;

    private final Oldest oldest;
    private final TaskBoxes tasks;
    private final Reach reach;
    private final Places places;

    Attention(Oldest oldest, TaskBoxes tasks, Reach reach, Places places) {
        this.oldest = oldest;
        this.tasks = tasks;
        this.reach = reach;
        this.places = places;
    }

    /// @param behind whether the reader may see the dossiers of the place
    Html.View on(
            Html.View board, Page page, SignedIn who, Area place, Query query, boolean behind) {
        var late =
                behind
                        ? oldest.withHolders(
                                page, place, query.window().until(places.today()), OLDEST)
                        : null;
        return board.with("oldest", late)
                .with("oldestAll", BehindPages.path(place, Behind.Which.LATE, query))
                .with(
                        "tasks",
                        tasks.of(page, who, place, place.equals(reach.home(who))).orElse(null));
    }
}
