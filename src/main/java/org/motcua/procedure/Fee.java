package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Money;
import org.motcua.kernel.Text;

/// One charge of a procedure, as a rule.
///
/// @param kind in law a fee pays for a service (phí), a duty is laid down (lệ phí)
/// @param tariff id of the tariff whose row for place, channel and day gives `price`
/// @param amount whole amount in CEL, `price` being the tariff's; empty: the price itself
/// @param when charged only if this holds
/// @param channels charged only on these; empty: all
/// @param collected when it must be paid
/// @param how how the line is made up, with placeholders in braces for fields and `price`
/// @param reliefs exemptions and reductions; the largest that applies counts
public record Fee(
        String id,
        Kind kind,
        Text title,
        @Nullable String tariff,
        @Nullable String amount,
        @Nullable String when,
        List<Channel> channels,
        Collected collected,
        @Nullable Text how,
        List<Relief> reliefs,
        @Nullable String basis) {
    public Fee {
        channels = Given.list(channels);
        reliefs = Given.list(reliefs);
    }

    public enum Kind {
        @JsonProperty("fee")
        FEE,
        @JsonProperty("duty")
        DUTY
    }

    /// Codes 1, 2 and 4 of the national synchronisation (HinhThucThu).
    public enum Collected {
        @JsonProperty("receipt")
        RECEIPT(1),
        @JsonProperty("supplement")
        SUPPLEMENT(2),
        @JsonProperty("return")
        RETURN(4);

        private final int code;

        Collected(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /// Less to pay.
    ///
    /// @param group id of the person group that enjoys it
    /// @param places units in which it holds; empty: everywhere
    /// @param percent 100 frees wholly
    public record Relief(
            String id,
            Text title,
            @Nullable String group,
            @Nullable String when,
            List<Channel> channels,
            List<String> places,
            int percent,
            java.time.@Nullable LocalDate from,
            java.time.@Nullable LocalDate until,
            @Nullable String basis) {
        public Relief {
            channels = Given.list(channels);
            places = Given.list(places);
        }
    }

    /// One line of the bill, which explains itself.
    ///
    /// @param gross before relief
    /// @param net to be paid
    /// @param how how the gross amount is made up
    /// @param relief what was taken off and why
    /// @param row the tariff's row that set the price
    public record Line(
            String fee,
            Kind kind,
            Text title,
            Collected collected,
            Money gross,
            Money net,
            Text how,
            @Nullable Relief relief,
            Tariff.@Nullable Row row,
            @Nullable String basis) {}

    /// The whole bill; empty lines mean that the procedure is free.
    public record Bill(List<Line> lines) {
        public Bill {
            lines = List.copyOf(lines);
        }

        public Money total() {
            return lines.stream().map(Line::net).reduce(Money.NONE, Money::plus);
        }

        public Money due(Collected at) {
            return lines.stream()
                    .filter(line -> line.collected() == at)
                    .map(Line::net)
                    .reduce(Money.NONE, Money::plus);
        }
    }
}
