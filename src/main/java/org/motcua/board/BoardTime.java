package org.motcua.board;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.motcua.journal.Followers;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// Of which moment the numbers of the board are: of now, or as far as its follower is.
@Component
public class BoardTime {
    /// Behind by more than this many entries the numbers are not complete.
    private static final long MANY = 5_000;

    private final Followers followers;
    private final Clock clock;

    BoardTime(Followers followers, Clock clock) {
        this.followers = followers;
        this.clock = clock;
    }

    /// @param words up to when the numbers tell
    /// @param note why they stand still or are not complete; null where neither
    public record Told(String words, @Nullable String note) {}

    Told now(Page page) {
        var state = followers.find(BoardFollower.NAME);
        var at =
                state.filter(one -> one.lag() > 0)
                        .flatMap(one -> one.waitingSince())
                        .orElse(clock.instant());
        String note =
                state.map(one ->
                                one.stopped()
                                        ? page.w("board.stopped")
                                        : one.lag() > MANY
                                                ? page.w(
                                                        "indicator.counting",
                                                        page.format().number(one.lag()))
                                                : "")
                        .filter(words -> !words.isEmpty())
                        .orElse(null);
        return new Told(page.w("board.data", page.format().shortMoment(at)), note);
    }
}
