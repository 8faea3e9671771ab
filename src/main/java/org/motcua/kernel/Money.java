package org.motcua.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An amount in the country's currency, in whole units of its smallest coin in use (đồng for
/// Vietnam, which has no minor unit). Never negative; an overflow is an [ArithmeticException].
public record Money(@JsonValue long amount) implements Comparable<Money> {
    public static final Money NONE = new Money(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("money is never negative: " + amount);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amount, other.amount));
    }

    public Money times(long count) {
        return new Money(Math.multiplyExact(amount, count));
    }

    public boolean isNone() {
        return amount == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amount, other.amount);
    }
}
