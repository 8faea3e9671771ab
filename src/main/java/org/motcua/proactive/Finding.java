package org.motcua.proactive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.kernel.Identifier;
import org.motcua.registry.Screenings;
import org.motcua.registry.Screenings.Candidate;
import org.springframework.stereotype.Component;

/// Finds whom something is to be offered to, and writes it down; telling them comes after.
@Component
class Finding {
    private final Screenings screenings;
    private final OfferTable offers;
    private final OptOuts optOuts;
    private final Countries countries;
    private final Clock clock;

    Finding(
            Screenings screenings,
            OfferTable offers,
            OptOuts optOuts,
            Countries countries,
            Clock clock) {
        this.screenings = screenings;
        this.offers = offers;
        this.optOuts = optOuts;
        this.countries = countries;
        this.clock = clock;
    }

    /// The offers that hold today.
    List<Rules> all() {
        var country = countries.active();
        return country.all(Offering.KIND, today()).stream()
                .map(definition -> Rules.of(country, definition))
                .toList();
    }

    LocalDate today() {
        return countries.today(clock);
    }

    /// Among some records.
    ///
    /// @return how many are new
    int among(Rules rules, Collection<UUID> records) {
        return written(rules, wanted -> screenings.of(rules.wish(), records, wanted));
    }

    /// Among the records that say a day.
    int onDay(Rules rules, String field, LocalDate day) {
        return written(rules, wanted -> screenings.onDay(rules.wish(), field, day, wanted));
    }

    /// The occasion of an offer as it stands now; empty where it no longer holds.
    Optional<Rules.Occasion> again(Rules rules, Offer offer) {
        var found = new ArrayList<Rules.Occasion>();
        screenings.of(
                rules.wish(),
                List.of(offer.record()),
                candidates ->
                        candidates.stream()
                                .filter(one -> one.number().equals(offer.person().value()))
                                .filter(one -> keep(rules, one, found))
                                .toList());
        return found.stream().findFirst();
    }

    private boolean keep(Rules rules, Candidate candidate, List<Rules.Occasion> found) {
        var occasion = rules.occasion(candidate, today());
        occasion.ifPresent(found::add);
        return occasion.isPresent();
    }

    private interface Screened {
        List<Candidate> by(Screenings.Rule rule);
    }

    private int written(Rules rules, Screened screened) {
        var fresh = new ArrayList<Rules.Occasion>();
        screened.by(candidates -> {
            var people = candidates.stream().map(Candidate::number).distinct().toList();
            var before = offers.before(rules.offering().id(), people);
            var without = optOuts.among(rules.offering().id(), people);
            return candidates.stream()
                    .filter(one -> !without.contains(one.number()))
                    .filter(one -> isNew(rules, one, before, fresh))
                    .toList();
        });
        int count = 0;
        for (var occasion : fresh) {
            var prepared = rules.answers(occasion, today());
            if (offers.insert(Identifier.next(), rules, occasion, prepared, clock.instant())) {
                count++;
            }
        }
        return count;
    }

    private boolean isNew(
            Rules rules,
            Candidate candidate,
            Collection<String> before,
            List<Rules.Occasion> fresh) {
        var occasion = rules.occasion(candidate, today());
        if (occasion.isEmpty()
                || before.contains(candidate.number() + " " + occasion.get().name())) {
            return false;
        }
        fresh.add(occasion.get());
        return true;
    }
}
