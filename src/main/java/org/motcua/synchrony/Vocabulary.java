package org.motcua.synchrony;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;

/// How messages between houses are written: the names of services and fields, the form of dates,
/// the codes of channels. The country's definition `synchronisation/messages.yaml`.
///
/// @param dates pattern of a moment, in the country's zone
/// @param success the code of what was taken
/// @param dossier the service that tells of a dossier
/// @param progress the service that tells of an entry of its progress
/// @param lookup the service that compares what each house has heard
/// @param yes what is written where a dossier is not new
/// @param no what is written where it is
/// @param channels by our id, theirs
/// @param names by [Term#id()]
public record Vocabulary(
        String id,
        String dates,
        String success,
        String dossier,
        String progress,
        String lookup,
        String yes,
        String no,
        Map<String, String> channels,
        Map<String, String> names) {
    public static final Kind<Vocabulary> KIND =
            Kind.of("synchronisation", "synchronisation/messages.yaml", Vocabulary.class)
                    .withGaps()
                    .checkedBy(new Complete());

    public Vocabulary {
        channels = Map.copyOf(channels);
        names = Map.copyOf(names);
    }

    String of(Term term) {
        return Objects.requireNonNull(names.get(term.id()), term.id());
    }

    String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(dates).format(at.atZone(zone));
    }

    /// @throws java.time.format.DateTimeParseException where it is none
    Instant moment(String text, ZoneId zone) {
        return LocalDateTime.parse(text, DateTimeFormatter.ofPattern(dates))
                .atZone(zone)
                .toInstant();
    }

    private static final class Complete implements Check<Vocabulary> {
        @Override
        public void check(Definition<Vocabulary> definition, Country country, Faults faults) {
            for (Term term : List.of(Term.values())) {
                if (!definition.value().names().containsKey(term.id())) {
                    faults.at(
                            "/names",
                            "synchronisation-name",
                            "There is no name for %s.".formatted(term.id()),
                            "Add a line %s under names.".formatted(term.id()));
                }
            }
        }
    }
}
