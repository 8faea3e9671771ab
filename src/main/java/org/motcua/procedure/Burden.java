package org.motcua.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.kernel.Money;

/// What one dossier asks of who files it, counted from the definition for the applicant of its
/// first sound example. The time of the agency stands apart: it is nobody's own time.
///
/// @param questions how many are answered
/// @param known how many answers a registry gave instead
/// @param papers how many are handed in
/// @param held how many papers a registry or an earlier result replaced
/// @param visits how often somebody comes in person
/// @param fee what the state asks for
/// @param agencyDays working days that the agency has
public record Burden(
        int questions,
        int known,
        int papers,
        int held,
        int visits,
        Money fee,
        BigDecimal agencyDays) {
    private static final BigDecimal DAY = BigDecimal.valueOf(8);
    private static final int MINUTES = 60;

    /// The same matter at the counter without any data, and the easiest way that the definition
    /// offers.
    public record Both(Burden without, Burden with) {}

    /// What a cost is computed from (standard cost model, Circular 02/2017/TT-VPCP): minutes, money
    /// in the smallest unit, and how many.
    public enum Input {
        HOURLY_INCOME,
        READING_MINUTES,
        QUESTION_MINUTES,
        PAPER_MINUTES,
        VISIT_MINUTES,
        VISIT_MONEY,
        PAPER_MONEY,
        SERVICE_MONEY,
        TIMES_A_YEAR,
        SUBJECTS
    }

    /// What it costs.
    ///
    /// @param minutes of the applicant's own time
    /// @param time what that time is worth
    /// @param money what is paid: travel, copies, services, fees
    public record Cost(long minutes, long time, long money) {
        public long whole() {
            return time + money;
        }
    }

    /// Of a version of a procedure; empty where it has no sound example.
    public static Optional<Both> of(Rulebook rulebook) {
        return example(rulebook.procedure())
                .map(example -> {
                    var given = example.given();
                    var bare =
                            new Example.Setting(
                                    given.at(),
                                    Channel.COUNTER,
                                    given.subject(),
                                    given.number(),
                                    given.province(),
                                    given.commune(),
                                    given.groups(),
                                    List.of(),
                                    given.answers(),
                                    Map.of());
                    var with = of(rulebook, example);
                    var without =
                            of(rulebook, new Example(example.title(), bare, example.expect()));
                    return new Both(without.owing(with.fee()), with);
                });
    }

    /// Without data a rule may not know the amount and gives nothing; what the state asks for is
    /// the same all the same.
    private Burden owing(Money known) {
        return fee.amount() >= known.amount()
                ? this
                : new Burden(questions, this.known, papers, held, visits, known, agencyDays);
    }

    private static Optional<Example> example(Procedure procedure) {
        var sound =
                procedure.examples().stream()
                        .filter(one -> one.expect().faults().orElse(List.of()).isEmpty())
                        .toList();
        return sound.stream()
                .filter(one -> one.given().channel() == Channel.ONLINE)
                .findFirst()
                .or(() -> sound.stream().findFirst());
    }

    private static Burden of(Rulebook rulebook, Example example) {
        var filing = Rehearsal.of(rulebook, example);
        int questions = 0;
        int known = 0;
        for (var page : rulebook.pages(filing)) {
            for (var item : page.items()) {
                if (item instanceof AskedPage.Item.Question) {
                    questions++;
                } else {
                    known++;
                }
            }
        }
        int papers = 0;
        int held = 0;
        for (var paper : rulebook.papers(filing, Set.copyOf(example.given().wallet()))) {
            if (paper.held() != null) {
                held++;
            } else if (paper.required()) {
                papers++;
            }
        }
        return new Burden(
                questions,
                known,
                papers,
                held,
                visits(rulebook.procedure(), filing.channel()),
                rulebook.fees(filing).total(),
                rulebook.deadline(filing)
                        .map(deadline -> deadline.hours().divide(DAY, 1, RoundingMode.HALF_UP))
                        .orElse(BigDecimal.ZERO));
    }

    /// Once to hand in and once to fetch the result; none where all goes over the network.
    private static int visits(Procedure procedure, Channel channel) {
        return switch (channel) {
            case COUNTER -> 2;
            case POST -> 0;
            case ONLINE -> procedure.fullyOnline() ? 0 : 1;
        };
    }

    /// What one dossier costs.
    public Cost cost(Map<Input, Long> inputs) {
        var in = new EnumMap<Input, Long>(Input.class);
        in.putAll(inputs);
        long minutes =
                in.getOrDefault(Input.READING_MINUTES, 0L)
                        + questions * in.getOrDefault(Input.QUESTION_MINUTES, 0L)
                        + papers * in.getOrDefault(Input.PAPER_MINUTES, 0L)
                        + visits * in.getOrDefault(Input.VISIT_MINUTES, 0L);
        long money =
                visits * in.getOrDefault(Input.VISIT_MONEY, 0L)
                        + papers * in.getOrDefault(Input.PAPER_MONEY, 0L)
                        + in.getOrDefault(Input.SERVICE_MONEY, 0L)
                        + fee.amount();
        long time = minutes * in.getOrDefault(Input.HOURLY_INCOME, 0L) / MINUTES;
        return new Cost(minutes, time, money);
    }

    /// By how much of one hundred the second costs less than the first; negative where it costs
    /// more; nothing where the first costs nothing.
    public static Optional<Double> saved(long before, long after) {
        return before == 0
                ? Optional.empty()
                : Optional.of(Math.round((before - after) * 10_000.0 / before) / 100.0);
    }
}
