package org.motcua.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.exchange.Directory;

/// What an officer asks for, as typed; looked at as a whole, so that everything wrong is told at
/// once.
///
/// @param consumer the system, one of the officer's agency
/// @param purpose a code of small letters, digits, dots and hyphens
/// @param fields of answers; those that every answer has come by themselves
/// @param storing none where nothing was chosen
/// @param perSecond 0 where it is no number
/// @param from none where it is no day
public record Wanted(
        String consumer,
        String service,
        String purpose,
        String reason,
        String legalBasis,
        List<String> fields,
        Directory.@Nullable Storing storing,
        int perSecond,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    private static final Pattern PURPOSE = Pattern.compile("[a-z0-9][a-z0-9.-]{2,59}");
    private static final int MOST_PER_SECOND = 1000;
    private static final int MOST_YEARS = 5;
    private static final int LONGEST_REASON = 500;
    private static final int SHORTEST = 5;

    public Wanted {
        fields = List.copyOf(fields);
    }

    /// What is wrong with it.
    ///
    /// @param offer what the directory says of the service
    List<Refusal> faults(Optional<Directory.Offer> offer, boolean ownSystem, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        add(faults, !ownSystem, Refusal.SYSTEM);
        add(faults, offer.isEmpty(), Refusal.SERVICE);
        add(faults, !PURPOSE.matcher(purpose).matches(), Refusal.PURPOSE);
        add(faults, badWords(reason), Refusal.REASON);
        add(faults, badWords(legalBasis), Refusal.LEGAL_BASIS);
        offer.ifPresent(one -> {
            add(faults, one.grade().secret() || secrets(one), Refusal.SECRET);
            add(faults, !known(one) || (fields.isEmpty() && choosable(one)), Refusal.FIELDS);
        });
        add(faults, storing == null || storing == Directory.Storing.PLAIN, Refusal.STORING);
        add(faults, perSecond < 1 || perSecond > MOST_PER_SECOND, Refusal.RATE);
        boolean days =
                from != null
                        && until != null
                        && !until.isBefore(from)
                        && !until.isBefore(today)
                        && until.isBefore(from.plusYears(MOST_YEARS).plusDays(1));
        add(faults, !days, Refusal.DAYS);
        return faults;
    }

    private static void add(List<Refusal> faults, boolean wrong, Refusal why) {
        if (wrong) {
            faults.add(why);
        }
    }

    private static boolean badWords(String words) {
        return words.length() < SHORTEST || words.length() > LONGEST_REASON;
    }

    private boolean secrets(Directory.Offer offer) {
        return offer.response().stream()
                .anyMatch(field -> field.grade().secret() && fields.contains(field.path()));
    }

    private boolean known(Directory.Offer offer) {
        return fields.stream()
                .allMatch(name ->
                        offer.response().stream().anyMatch(field -> field.path().equals(name)));
    }

    private static boolean choosable(Directory.Offer offer) {
        return offer.response().stream().anyMatch(field -> !Choice.always(offer, field));
    }

    /// The terms of the agreement; only where nothing is wrong.
    Agreement.Terms terms(Directory.Offer offer, ZoneId zone) {
        var all = new ArrayList<String>();
        boolean personal = offer.content() == Directory.Content.FILE && offer.grade().personal();
        for (var field : offer.response()) {
            boolean always = Choice.always(offer, field);
            if (always || fields.contains(field.path())) {
                all.add(field.path());
                personal |= field.grade().personal();
            }
        }
        var asked = offer.request().stream().map(Directory.Field::path).toList();
        return new Agreement.Terms(
                consumer,
                service,
                purpose,
                reason,
                legalBasis,
                all,
                asked,
                personal ? Directory.Needs.PURPOSE_AND_CASE : Directory.Needs.PURPOSE,
                java.util.Objects.requireNonNull(storing),
                perSecond,
                java.util.Objects.requireNonNull(from).atStartOfDay(zone).toInstant(),
                java.util.Objects.requireNonNull(until).plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Which fields somebody chooses, and which every answer has.
    public static final class Choice {
        private Choice() {}

        /// Of a registry's services only the fields of its records are chosen: how an answer is
        /// wrapped, and what a refusal says, comes with every agreement.
        public static boolean always(Directory.Offer offer, Directory.Field field) {
            boolean registry = offer.id().split("/", -1)[3].equals(Offerings.SYSTEM);
            return registry && !field.grade().secret() && !field.path().contains("fields.");
        }
    }
}
