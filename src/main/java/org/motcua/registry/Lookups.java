package org.motcua.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.country.Countries;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway for the systems of other agencies: many records by their keys, some by a value, all
/// by an agreement. Each record that is given out is written down by itself.
@Component
public class Lookups {
    /// So many records one asking gives at most.
    public static final int MOST = 500;

    /// Stands alone among the fields asked for where none is wanted.
    public static final String NO_FIELD = "-";

    private final Registries registries;
    private final RecordTable table;
    private final WordingTable wordings;
    private final Guesses guesses;
    private final Bulk bulk;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Countries countries;
    private final Clock clock;

    Lookups(
            Registries registries,
            RecordTable table,
            WordingTable wordings,
            Guesses guesses,
            Bulk bulk,
            Journal journal,
            TransactionTemplate transaction,
            Countries countries,
            Clock clock) {
        this.registries = registries;
        this.table = table;
        this.wordings = wordings;
        this.guesses = guesses;
        this.bulk = bulk;
        this.journal = journal;
        this.transaction = transaction;
        this.countries = countries;
        this.clock = clock;
    }

    /// Why somebody asks.
    ///
    /// @param fields the fields needed; empty: all that the agreement gives
    /// @param matter the case of the asker, for the person concerned and for who audits
    /// @param trace what else who audits needs, such as the message of the exchange
    public record Wish(
            Sharing sharing,
            List<String> fields,
            String matter,
            Map<String, String> trace,
            Actor actor) {
        public Wish {
            fields = List.copyOf(fields);
            trace = Map.copyOf(trace);
        }
    }

    /// What is given.
    public sealed interface Given {
        /// @param missing what was asked for and is not there
        record Records(List<RegistryRecord> found, List<String> missing) implements Given {}

        record Refused(Answer.Why why) implements Given {}

        record Unavailable() implements Given {}
    }

    /// The agreement by which an agency's systems may ask a registry in a way, if it holds today.
    public Optional<Sharing> sharing(AgencyCode agency, String registry, Sharing.Way way) {
        return sharings(agency).stream()
                .filter(one -> one.registry().equals(registry) && one.ways().contains(way))
                .findFirst();
    }

    /// The agreements of an agency that hold today.
    public List<Sharing> sharings(AgencyCode agency) {
        return countries.active().all(Sharing.KIND, countries.today(clock)).stream()
                .map(definition -> definition.value())
                .filter(one -> one.agency().equals(agency.value()))
                .toList();
    }

    /// The records with these keys.
    public Given byKeys(Wish wish, Collection<String> keys) {
        var asked = new LinkedHashSet<>(keys);
        return given(
                wish,
                registry -> wordings.byKeys(registry.id(), asked, countries.today(clock)),
                found -> {
                    var missing = new LinkedHashSet<>(asked);
                    found.forEach(record -> missing.remove(record.key()));
                    return missing;
                });
    }

    /// The records with these identities, as the feed of changes names them.
    public Given byIds(Wish wish, Collection<UUID> ids) {
        var asked = new LinkedHashSet<>(ids);
        return given(
                wish,
                registry ->
                        wordings.current(asked, countries.today(clock)).stream()
                                .filter(record -> record.registry().equals(registry.id()))
                                .toList(),
                found -> {
                    var missing = new LinkedHashSet<String>();
                    asked.forEach(id -> missing.add(id.toString()));
                    found.forEach(record -> missing.remove(record.id().toString()));
                    return missing;
                });
    }

    /// The records whose field has a value, at most [#MOST]; only by a field that the agreement
    /// gives out.
    public Given search(Wish wish, String field, String value) {
        return given(
                wish,
                registry ->
                        readable(registry, wish).contains(field)
                                ? table.byField(
                                        registry.id(), field, value, countries.today(clock), MOST)
                                : List.of(),
                found -> found.isEmpty() ? List.of(value) : List.of());
    }

    private interface Finding {
        List<RegistryRecord> in(Registry registry);
    }

    private interface Missing {
        Collection<String> of(List<RegistryRecord> found);
    }

    private Given given(Wish wish, Finding finding, Missing missing) {
        var registry = registries.get(wish.sharing().registry());
        return transaction.execute(_ -> {
            if (table.outage(registry.id()).isPresent()) {
                return new Given.Unavailable();
            }
            if (guesses.held(wish.actor())) {
                return new Given.Refused(Answer.Why.GUESSING);
            }
            var found = finding.in(registry);
            var gone = List.copyOf(missing.of(found));
            missed(registry, wish, found.size(), gone);
            var fields = given(registry, wish);
            journal.append(found.stream().map(record -> looked(record, fields, wish)).toList());
            return new Given.Records(
                    found.stream().map(record -> record.only(fields)).toList(), gone);
        });
    }

    /// A list of numbers has a wrong one now and then; of one that is guessed most are wrong.
    private void missed(Registry registry, Wish wish, int found, Collection<String> gone) {
        int strangers = gone.isEmpty() ? 0 : guesses.strangers(gone);
        int counted = strangers > found ? strangers : Math.min(1, strangers);
        if (counted > 0) {
            guesses.missed(registry.id(), wish.matter(), wish.actor(), counted);
        }
    }

    private static Collection<String> readable(Registry registry, Wish wish) {
        return registry.access(wish.sharing().access()).map(registry::readable).orElseThrow();
    }

    private static List<String> given(Registry registry, Wish wish) {
        return readable(registry, wish).stream()
                .filter(field -> wish.fields().isEmpty() || wish.fields().contains(field))
                .toList();
    }

    private Entry looked(RegistryRecord record, List<String> fields, Wish wish) {
        var data = new LinkedHashMap<String, Object>(wish.trace());
        data.put("registry", record.registry());
        data.put("fields", fields);
        data.put("access", wish.sharing().access());
        data.put("agreement", wish.sharing().id());
        data.put("matter", wish.matter());
        return new Entry(
                "registry.read",
                wish.actor(),
                record.subject(),
                data,
                wish.sharing().purpose().in(countries.active().settings().binding()));
    }

    /// Gives all records out, one after the other; that it was done is written down first, so that
    /// nothing leaves unseen.
    public void all(Wish wish, Bulk.Taker taker) {
        var registry = registries.get(wish.sharing().registry());
        var way = registry.access(wish.sharing().access()).orElseThrow();
        var words = new ArrayList<String>();
        words.add(wish.sharing().purpose().in(countries.active().settings().binding()));
        words.add(wish.matter());
        bulk.gaveOut(
                registry,
                way,
                wordings.size(registry.id()),
                String.join(": ", words),
                wish.actor());
        bulk.each(registry, way, taker);
    }
}
