package org.motcua.board.burden;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motcua.board.BurdenInput;
import org.motcua.country.Countries;
import org.motcua.identity.SignedIn;
import org.motcua.indicator.Area;
import org.motcua.indicator.Figure;
import org.motcua.indicator.Indicators;
import org.motcua.indicator.Months;
import org.motcua.kernel.Identifier;
import org.motcua.procedure.Burden.Input;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The numbers from which costs are computed: what was said of a procedure last, otherwise what the
/// country says; how many dossiers there are in a year is measured where nobody says otherwise.
@Component("burdenInputs")
class BurdenInputs {
    private static final String FILED = "dossiers-filed";

    private final JdbcClient sql;
    private final Countries countries;
    private final Indicators indicators;
    private final Clock clock;

    BurdenInputs(JdbcClient sql, Countries countries, Indicators indicators, Clock clock) {
        this.sql = sql;
        this.countries = countries;
        this.indicators = indicators;
        this.clock = clock;
    }

    /// A number with who says so.
    record Known(long value, String source) {}

    private record Said(String input, Known known) {}

    /// How many dossiers of each procedure were filed in the last twelve months.
    Map<String, Figure> filed() {
        return indicators
                .find(FILED)
                .map(one ->
                        indicators.procedures(
                                one, new Area.Nation(), Months.twelve(indicators.today())))
                .orElse(Map.of());
    }

    Map<Input, Known> of(String procedure, String language, Map<String, Figure> filed) {
        var country = countries.active();
        var known = new EnumMap<Input, Known>(Input.class);
        country.all(BurdenInput.KIND, indicators.today())
                .forEach(one ->
                        read(one.id())
                                .ifPresent(input ->
                                        known.put(
                                                input,
                                                new Known(
                                                        one.value().value(),
                                                        one.value().source().in(language)))));
        var figure = filed.get(procedure);
        known.put(
                Input.SUBJECTS,
                new Known(
                        figure == null ? 0 : figure.whole(),
                        country.words().of("burden.measured", language)));
        sql.sql(
                        """
                        select distinct on (input) input, value, source from board.burden
                        where procedure = :procedure order by input, at desc, id desc
                        """)
                .param("procedure", procedure)
                .query((row, _) ->
                        new Said(
                                row.getString("input"),
                                new Known(row.getLong("value"), row.getString("source"))))
                .list()
                .forEach(said ->
                        read(said.input()).ifPresent(input -> known.put(input, said.known())));
        return known;
    }

    static Map<Input, Long> values(Map<Input, Known> known) {
        var values = new EnumMap<Input, Long>(Input.class);
        known.forEach((input, one) -> values.put(input, one.value()));
        return values;
    }

    void say(SignedIn who, String procedure, Input input, long value, String source) {
        sql.sql(
                        """
                        insert into board.burden (id, procedure, input, value, source, by, at)
                        values (:id, :procedure, :input, :value, :source, :by, :at)
                        """)
                .param("id", Identifier.next())
                .param("procedure", procedure)
                .param("input", id(input))
                .param("value", value)
                .param("source", source)
                .param("by", who.account().toString())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    static String id(Input input) {
        return input.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Input> read(String id) {
        for (var input : Input.values()) {
            if (id(input).equals(id)) {
                return Optional.of(input);
            }
        }
        return Optional.empty();
    }
}
