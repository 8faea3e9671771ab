package org.motcua.payment;

/// What one arrival means for its order; the whole rule, without clock or database.
///
/// @param credited how much counts
/// @param received what the order has received then
record Credit(Deposit.State deposit, long credited, Order.State order, long received) {

    static Credit of(Order order, Deposit deposit) {
        if (!deposit.currency().equals(order.currency())) {
            return held(order, Deposit.State.WRONG_CURRENCY);
        }
        if (deposit.source() != Deposit.Source.CASH && !deposit.account().equals(order.account())) {
            return held(order, Deposit.State.WRONG_ACCOUNT);
        }
        return switch (order.state()) {
            case CANCELLED -> held(order, Deposit.State.AFTER_CANCELLATION);
            case PAID, OVERPAID -> held(order, Deposit.State.DOUBLE);
            case REQUESTED, PARTLY_PAID -> open(order, deposit);
        };
    }

    private static Credit open(Order order, Deposit deposit) {
        long owed = order.outstanding().amount();
        long received = order.received().amount();
        if (deposit.amount() < owed) {
            return new Credit(
                    Deposit.State.PARTIAL,
                    deposit.amount(),
                    Order.State.PARTLY_PAID,
                    received + deposit.amount());
        }
        if (deposit.amount() > owed) {
            return new Credit(Deposit.State.OVERPAID, owed, Order.State.OVERPAID, received + owed);
        }
        var state =
                deposit.arrivedAt().isAfter(order.due())
                        ? Deposit.State.CREDITED_LATE
                        : Deposit.State.CREDITED;
        return new Credit(state, owed, Order.State.PAID, received + owed);
    }

    private static Credit held(Order order, Deposit.State why) {
        return new Credit(why, 0, order.state(), order.received().amount());
    }
}
