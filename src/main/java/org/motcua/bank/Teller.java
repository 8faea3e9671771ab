package org.motcua.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes payments, books them and has them told, properly or not.
final class Teller {
    private final Books books;
    private final Courier courier;
    private final Seal seal;

    Teller(Books books, Courier courier, Seal seal) {
        this.books = books;
        this.courier = courier;
        this.seal = seal;
    }

    /// What a person is about to pay.
    ///
    /// @param orderAmount what the payment page was asked for, where there was one
    record Payment(
            String account,
            String reference,
            BigDecimal amount,
            String currency,
            BankSettings.Line line,
            @Nullable String orderAmount) {}

    /// Pays, and gives the transaction.
    String pay(Payment payment, Fault fault) {
        var movement = movement(payment, fault);
        books.book(movement);
        switch (fault) {
            case LOST -> {}
            case DOUBLE -> {
                var again = movement(payment, fault);
                books.book(again);
                courier.tell(movement);
                courier.tell(again);
            }
            case REPEATED -> repeat(movement);
            case REPLAYED -> replay(movement);
            case FORGED, WRONG_KEY, TAMPERED, STALE, UNKNOWN_FIELD -> spoil(movement, fault);
            case NONE, LATE, PARTIAL, OVER, WRONG_CURRENCY, UNKNOWN_REFERENCE ->
                    courier.tell(movement);
        }
        return movement.transaction();
    }

    private Movement movement(Payment payment, Fault fault) {
        return new Movement(
                books.nextTransaction(),
                payment.account(),
                fault == Fault.UNKNOWN_REFERENCE ? "chuyen tien" : payment.reference(),
                "NOTPROVIDED",
                amount(payment.amount(), fault),
                fault == Fault.WRONG_CURRENCY ? "USD" : payment.currency(),
                true,
                fault == Fault.LATE ? Instant.now().plus(Duration.ofDays(400)) : Instant.now(),
                payment.line(),
                payment.orderAmount(),
                payment.orderAmount() == null ? null : payment.currency());
    }

    private static BigDecimal amount(BigDecimal amount, Fault fault) {
        return switch (fault) {
            case PARTIAL -> amount.divide(BigDecimal.TWO, 0, RoundingMode.DOWN);
            case OVER -> amount.multiply(new BigDecimal("1.1")).setScale(0, RoundingMode.UP);
            default -> amount;
        };
    }

    private void repeat(Movement movement) {
        for (int i = 0; i < 3; i++) {
            courier.post(movement, courier.message(movement));
        }
    }

    /// The true message, the same bytes again, and another payment under the same nonce.
    private void replay(Movement movement) {
        var fields = courier.fields(movement);
        String message = seal.sign(movement.line().key(), fields);
        courier.post(movement, message);
        courier.post(movement, message);
        var other = new TreeMap<>(fields);
        other.put("transaction", movement.transaction() + "X");
        courier.post(movement, seal.sign(movement.line().key(), other));
    }

    private void spoil(Movement movement, Fault fault) {
        var fields = new TreeMap<>(courier.fields(movement));
        String key = movement.line().key();
        String message =
                switch (fault) {
                    case FORGED -> Seal.form(fields, "0".repeat(64));
                    case WRONG_KEY -> seal.sign(key.equals("bank") ? "gateway" : "bank", fields);
                    case TAMPERED -> {
                        String signature = seal.code(key, fields);
                        fields.put("amount", movement.amount().add(BigDecimal.ONE).toString());
                        yield Seal.form(fields, signature);
                    }
                    case STALE -> {
                        fields.put("time", Instant.now().minus(Duration.ofHours(1)).toString());
                        yield seal.sign(key, fields);
                    }
                    default -> {
                        fields.put("discount", "100");
                        yield seal.sign(key, fields);
                    }
                };
        courier.post(movement, message);
    }
}
