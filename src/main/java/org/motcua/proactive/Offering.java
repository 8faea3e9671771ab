package org.motcua.proactive;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;

/// Something that the state offers by itself (dịch vụ công chủ động), as the country defines it.
///
/// Conditions and values are CEL over `record` (what set it off), `person` (what the registry of
/// people says of the person concerned), `key`, `number`, `today` and `day` (when it is due).
///
/// @param why what the person reads; `{day}` stands for the day it is due
/// @param legalBasis which law lets the state do this
/// @param level how far the state goes by itself
/// @param registry whose records set it off
/// @param person the field with the number of the person concerned, or `key`
/// @param when who it is for; none: everybody whom the trigger meets
/// @param freshDays how old the record may be at most
/// @param procedure the procedure or bundle that is offered; none for a reminder, or where the
///   state changes a registry
/// @param answers what is filled in that only this occasion tells, by field of the form
/// @param options what may be chosen, one of them recommended
/// @param change what is written where the state carries it out without a request
/// @param refuseDays how long the person may refuse before it is carried out
/// @param restoreDays how long after that what was before is put back at the person's word
/// @param openDays how long an offer stands
public record Offering(
        String id,
        Text title,
        Text why,
        Text legalBasis,
        Level level,
        String registry,
        String person,
        Trigger trigger,
        @Nullable String when,
        int freshDays,
        @Nullable String procedure,
        Map<String, String> answers,
        List<Option> options,
        @Nullable Change change,
        int refuseDays,
        int restoreDays,
        int openDays,
        List<String> lifeEvents) {
    /// The definitions `proactive/*.yaml`.
    public static final Kind<Offering> KIND =
            Kind.of("offering", "proactive/*.yaml", Offering.class).checkedBy(new OfferingCheck());

    public Offering {
        answers = Map.copyOf(answers);
        options = List.copyOf(options);
        lifeEvents = List.copyOf(lifeEvents);
    }

    /// How far the state goes by itself: Decree 224/2026/NĐ-CP, Article 16.
    public enum Level {
        @JsonProperty("remind")
        REMIND(1),
        @JsonProperty("prepare")
        PREPARE(2),
        @JsonProperty("recommend")
        RECOMMEND(3),
        @JsonProperty("carry-out")
        CARRY_OUT(4);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        /// As the decree counts it.
        public int number() {
            return number;
        }

        /// As it stands in the database and in journal entries.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Level of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// What sets it off: a record that is written, a day, or both.
    ///
    /// @param facts of the journal, such as `registry.created`
    /// @param day the field with a day
    /// @param ages how long after that day it is due, `P14Y`; none: on that day itself
    /// @param beforeDays how long before that it is offered
    /// @param afterDays how long after that it is still offered
    public record Trigger(
            List<String> facts,
            @Nullable String day,
            List<String> ages,
            int beforeDays,
            int afterDays) {
        public Trigger {
            facts = List.copyOf(facts);
            ages = List.copyOf(ages);
        }
    }

    /// One way to choose.
    ///
    /// @param because why it is recommended
    public record Option(
            String id,
            Text title,
            @Nullable Text because,
            boolean recommended,
            Map<String, String> answers) {
        public Option {
            answers = Map.copyOf(answers);
        }
    }

    /// Values that are written into a record that is there.
    ///
    /// @param key CEL: which record
    /// @param fields CEL by field
    public record Change(String registry, String key, Map<String, String> fields) {
        public Change {
            fields = Map.copyOf(fields);
        }
    }

    /// The way that is recommended.
    public java.util.Optional<Option> recommended() {
        return options.stream().filter(Option::recommended).findFirst();
    }

    /// Every expression of it.
    Stream<String> expressions() {
        return Stream.of(
                        Stream.ofNullable(when),
                        answers.values().stream(),
                        options.stream().flatMap(option -> option.answers().values().stream()),
                        Stream.ofNullable(change)
                                .flatMap(one ->
                                        Stream.concat(
                                                Stream.of(one.key()),
                                                one.fields().values().stream())))
                .flatMap(all -> all);
    }

    /// The fields that it reads of a variable, `record` or `person`.
    Set<String> reads(String variable) {
        var found = new LinkedHashSet<String>();
        var pattern = java.util.regex.Pattern.compile("\\b" + variable + "\\.([a-z][a-z0-9_]*)");
        expressions()
                .forEach(expression -> {
                    var match = pattern.matcher(expression);
                    while (match.find()) {
                        found.add(match.group(1));
                    }
                });
        return found;
    }
}
