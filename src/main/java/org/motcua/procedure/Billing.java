package org.motcua.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.ValueType;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;

/// Makes the bill of one filing from the fee rules and tariffs; each line explains itself.
final class Billing {
    private final Procedure procedure;
    private final Map<String, Tariff> tariffs;
    private final Scope scope;
    private final Wording wording;

    Billing(Procedure procedure, Map<String, Tariff> tariffs, Scope scope, Wording wording) {
        this.procedure = procedure;
        this.tariffs = tariffs;
        this.scope = scope;
        this.wording = wording;
    }

    Map<String, Tariff> tariffs() {
        return tariffs;
    }

    Fee.Bill bill(Filing filing, Map<String, Object> variables) {
        var lines = new ArrayList<Fee.Line>();
        for (Fee fee : procedure.fees()) {
            if ((fee.channels().isEmpty() || fee.channels().contains(filing.channel()))
                    && scope.holds(fee.when(), variables)) {
                lines.add(line(fee, filing, variables));
            }
        }
        return new Fee.Bill(lines);
    }

    private Fee.Line line(Fee fee, Filing filing, Map<String, Object> variables) {
        Optional<Tariff.Row> row =
                Optional.ofNullable(fee.tariff())
                        .map(tariffs::get)
                        .flatMap(tariff ->
                                tariff.row(filing.province(), filing.channel(), filing.on()));
        long price = row.map(it -> it.amount().amount()).orElse(0L);
        var priced = new HashMap<>(variables);
        priced.put("price", price);
        long amount = price;
        if (fee.amount() != null) {
            Object found = scope.value(fee.amount(), ValueType.INT, priced).orElse(0L);
            amount = Math.max(0, (Long) found);
        }
        Money gross = new Money(amount);
        Optional<Fee.Relief> relief = relief(fee, filing, variables);
        Money net = relief.map(it -> reduced(gross, it.percent())).orElse(gross);
        return new Fee.Line(
                fee.id(),
                fee.kind(),
                fee.title(),
                fee.collected(),
                gross,
                net,
                how(fee, row, variables, price),
                relief.orElse(null),
                row.orElse(null),
                row.map(Tariff.Row::basis).filter(it -> it != null).orElse(fee.basis()));
    }

    /// Rounded down to whole units, in favour of who pays.
    private static Money reduced(Money gross, int percent) {
        return new Money(Math.multiplyExact(gross.amount(), 100L - percent) / 100);
    }

    /// Competing reliefs do not add up: the largest one counts.
    private Optional<Fee.Relief> relief(Fee fee, Filing filing, Map<String, Object> variables) {
        return fee.reliefs().stream()
                .filter(it -> it.channels().isEmpty() || it.channels().contains(filing.channel()))
                .filter(it -> it.group() == null || filing.groups().contains(it.group()))
                .filter(it ->
                        it.places().isEmpty()
                                || (filing.province() != null
                                        && it.places().contains(filing.province().value()))
                                || (filing.commune() != null
                                        && it.places().contains(filing.commune().value())))
                .filter(it -> it.from() == null || !filing.on().isBefore(it.from()))
                .filter(it -> it.until() == null || filing.on().isBefore(it.until()))
                .filter(it -> scope.holds(it.when(), variables))
                .max(Comparator.comparingInt(Fee.Relief::percent));
    }

    private Text how(Fee fee, Optional<Tariff.Row> row, Map<String, Object> variables, long price) {
        if (fee.tariff() != null && row.isEmpty()) {
            return wording.of("fee.unset");
        }
        Text plain =
                fee.how() == null
                        ? wording.of("fee.plain", new Money(price))
                        : wording.filled(fee.how(), places(variables, price));
        return row.filter(Tariff.Row::assumed).isPresent()
                ? wording.of("fee.assumed", plain)
                : plain;
    }

    private static Map<String, Object> places(Map<String, Object> variables, long price) {
        var places = new HashMap<String, Object>();
        if (variables.get("form") instanceof Map<?, ?> form) {
            form.forEach((id, value) -> places.put(String.valueOf(id), value));
        }
        places.put("price", price);
        return places;
    }
}
