package org.motcua.registry;

import java.util.OptionalDouble;

/// How good the records of a registry are, each measure from 0 to 1. Sums that can be added up:
/// over units, over registries, over days.
///
/// @param records how many records in force were measured
/// @param compared how many facts could be compared with where they originate
/// @param comparable how many facts ought to be
/// @param correct sum over the records with anything compared
/// @param correctOf how many these are
/// @param sufficient sum over all records
/// @param clean how many records have no fault of form, reference, rule, range, and no duplicate
/// @param live sum over all records of the trust that is left
/// @param ages whether anything in this registry ages at all
/// @param copies how many facts stand in other registries too
/// @param agreeing how many of these agree
/// @param faults how many faults wait for the owner
public record Score(
        long records,
        long compared,
        long comparable,
        double correct,
        long correctOf,
        double sufficient,
        long clean,
        double live,
        boolean ages,
        long copies,
        long agreeing,
        long faults) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0, false, 0, 0, 0);

    Score plus(Score other) {
        return new Score(
                records + other.records,
                compared + other.compared,
                comparable + other.comparable,
                correct + other.correct,
                correctOf + other.correctOf,
                sufficient + other.sufficient,
                clean + other.clean,
                live + other.live,
                ages || other.ages,
                copies + other.copies,
                agreeing + other.agreeing,
                faults + other.faults);
    }

    /// đúng: agrees with where the facts originate. None where nothing could be compared.
    public OptionalDouble correctShare() {
        return share(correct, correctOf);
    }

    /// đủ: what has to be there is there.
    public OptionalDouble sufficientShare() {
        return share(sufficient, records);
    }

    /// sạch: nothing wrong in form, references, rules and ranges; no duplicate.
    public OptionalDouble cleanShare() {
        return share((double) clean, records);
    }

    /// sống: the trust that is left since the last confirmation.
    public OptionalDouble liveShare() {
        return ages ? share(live, records) : OptionalDouble.empty();
    }

    /// thống nhất: the same fact is the same wherever it stands.
    public OptionalDouble consistentShare() {
        return share((double) agreeing, copies);
    }

    /// Which share of the facts could be compared at all: never to be left out beside correctness.
    public OptionalDouble covered() {
        return share((double) compared, comparable);
    }

    private static OptionalDouble share(double part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }

    /// The weighted mean of what could be measured.
    public OptionalDouble index(Registry.Weights weights) {
        var all =
                new OptionalDouble[] {
                    correctShare(), sufficientShare(), cleanShare(), liveShare(), consistentShare()
                };
        int[] counts = {
            weights.correct(),
            weights.sufficient(),
            weights.clean(),
            weights.live(),
            weights.consistent()
        };
        double sum = 0;
        int of = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i].isPresent()) {
                sum += all[i].getAsDouble() * counts[i];
                of += counts[i];
            }
        }
        return of == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / of);
    }
}
