package org.motcua.synchrony;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Text;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway of what an operator sees of the line to other houses: what waits, what was laid
/// aside, what was not taken here. Never what is in it.
///
/// Fact: `synchrony.resumed`.
@Component
public class HouseWatch {
    private static final int MOST = 200;

    private final OwnHouse own;
    private final HouseSender sender;
    private final StreamTable streams;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HouseWatch(
            OwnHouse own,
            HouseSender sender,
            StreamTable streams,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.own = own;
        this.sender = sender;
        this.streams = streams;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// How things stand with a house.
    ///
    /// @param waiting dossiers of which it has not heard everything yet
    /// @param aside of them those that wait for somebody to look into them
    /// @param oldest since when the longest of them waits
    /// @param silence why it could not be reached the last time from this node
    public record Line(
            String house,
            Text name,
            int waiting,
            int aside,
            Optional<Instant> oldest,
            Optional<String> silence) {}

    /// A statement that was not taken.
    ///
    /// @param here whether it was told to this house; else by it
    /// @param fault the name of what is wrong, see the words `synchrony.fault.*`
    public record Trouble(
            boolean here,
            String house,
            String code,
            int number,
            String fault,
            String message,
            Instant at) {}

    /// Whether this installation is joined with others.
    public boolean joined() {
        return own.self().isPresent();
    }

    /// The lines to all other houses.
    public List<Line> lines() {
        var counts = streams.counts();
        return own.others().stream()
                .map(house -> {
                    var count = counts.getOrDefault(house.id(), StreamTable.Count.NONE);
                    return new Line(
                            house.id(),
                            house.name(),
                            count.waiting(),
                            count.aside(),
                            count.oldest(),
                            sender.rest(house.id()).map(HouseSender.Rest::fault));
                })
                .toList();
    }

    /// What was not taken, at either end, the latest first.
    public List<Trouble> troubles() {
        return streams.troubles(MOST);
    }

    /// Sends what was laid aside again: of one dossier, or of all where the code is empty.
    ///
    /// @return how many dossiers go on
    public int resume(String house, String code, Actor by) {
        Integer count =
                transaction.execute(_ -> {
                    int resumed =
                            streams.resume(
                                    house,
                                    Optional.of(code).filter(one -> !one.isEmpty()),
                                    clock.instant());
                    if (resumed > 0) {
                        journal.append(
                                Entry.of(
                                        "synchrony.resumed",
                                        by,
                                        "house:" + house,
                                        Map.of("code", code, "dossiers", resumed)));
                    }
                    return resumed;
                });
        sender.wake(house);
        return count == null ? 0 : count;
    }
}
