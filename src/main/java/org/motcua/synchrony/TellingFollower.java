package org.motcua.synchrony;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.motcua.dossier.Arrivals;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Move;
import org.motcua.journal.Follower;
import org.motcua.journal.Recorded;
import org.motcua.kernel.DossierCode;
import org.springframework.stereotype.Component;

/// Writes down what has to be told to the other house, once for each entry of the journal.
@Component
class TellingFollower implements Follower {
    private static final Map<String, Move> MOVES =
            Arrays.stream(Move.values()).collect(Collectors.toMap(Move::fact, move -> move));
    private static final String FILED = "dossier.filed";
    private static final String WISHED = "dossier.wished";
    private static final String UNFULFILLED = "dossier.wish-refused";
    private static final List<String> PAID = List.of("payment.paid", "payment.overpaid");

    private final Dossiers dossiers;
    private final Arrivals arrivals;
    private final Sayings sayings;
    private final StreamTable streams;

    TellingFollower(Dossiers dossiers, Arrivals arrivals, Sayings sayings, StreamTable streams) {
        this.dossiers = dossiers;
        this.arrivals = arrivals;
        this.sayings = sayings;
        this.streams = streams;
    }

    @Override
    public String name() {
        return "synchrony.telling";
    }

    @Override
    public boolean follows(String fact) {
        return fact.equals(FILED)
                || fact.equals(WISHED)
                || fact.equals(UNFULFILLED)
                || PAID.contains(fact)
                || MOVES.containsKey(fact);
    }

    @Override
    public void apply(List<Recorded> batch) {
        for (Recorded recorded : batch) {
            about(recorded)
                    .filter(dossier -> dossier.partner().isPresent())
                    .ifPresent(dossier -> tell(dossier, recorded));
        }
    }

    private Optional<Dossier> about(Recorded recorded) {
        var entry = recorded.entry();
        if (PAID.contains(entry.fact())) {
            return entry.data().get("dossier") instanceof String code
                    ? arrivals.find(new DossierCode(code))
                    : Optional.empty();
        }
        String subject = entry.subject();
        return Optional.of(
                dossiers.get(UUID.fromString(subject.substring(subject.indexOf(':') + 1))));
    }

    private void tell(Dossier dossier, Recorded recorded) {
        saying(dossier, recorded)
                .ifPresent(saying ->
                        streams.say(
                                dossier.partner().orElseThrow().house(),
                                dossier.code().value(),
                                saying.kind().name(),
                                saying.item().toString(),
                                recorded.position(),
                                recorded.at()));
    }

    private Optional<Sayings.Saying> saying(Dossier dossier, Recorded recorded) {
        String fact = recorded.entry().fact();
        if (!dossier.handledElsewhere()) {
            return fact.equals(UNFULFILLED)
                    ? Optional.of(sayings.unfulfilled(dossier, recorded))
                    : Optional.ofNullable(MOVES.get(fact))
                            .map(move -> sayings.moved(dossier, move, recorded));
        }
        return switch (fact) {
            case FILED -> Optional.of(sayings.filed(dossier));
            case WISHED -> Optional.of(sayings.wished(dossier, recorded));
            case "payment.paid", "payment.overpaid" ->
                    sayings.settled(dossier)
                            ? Optional.of(sayings.paid(dossier))
                            : Optional.empty();
            // what was asked for there may have been paid here before
            case "dossier.payment-requested" ->
                    sayings.settled(dossier)
                            ? Optional.of(sayings.paid(dossier))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }
}
