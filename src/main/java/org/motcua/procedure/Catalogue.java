package org.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.motcua.kernel.Text;

/// What people browse and search: the procedures that can be filed, and those only described.
///
/// Made once for a day and a set of descriptions, then only read; safe for many threads.
public final class Catalogue {
    private final List<Listing> listings = new ArrayList<>();
    private final Map<String, Listing> byCode = new HashMap<>();
    private final SearchIndex index = new SearchIndex();

    private final String binding;

    private Catalogue(String binding) {
        this.binding = binding;
    }

    /// @param binding the language in which published records are written
    static Catalogue of(
            Procedures procedures, String binding, LocalDate on, List<Information> described) {
        var names = new HashMap<String, Text>();
        procedures.fields(on).forEach(field -> names.put(field.id(), field.name()));
        var persons = new HashSet<String>();
        procedures.subjects(on).stream()
                .filter(SubjectKind::person)
                .forEach(subject -> persons.add(subject.id()));
        var catalogue = new Catalogue(binding);
        for (Rulebook rulebook : procedures.all(on)) {
            catalogue.add(rulebook.procedure(), names, false);
        }
        procedures
                .bundles(on)
                .forEach(plan -> catalogue.add(plan.whole().procedure(), names, true));
        for (Information information : described) {
            if (!catalogue.byCode.containsKey(information.code())) {
                catalogue.add(information, names, persons);
            }
        }
        return catalogue;
    }

    private void add(Procedure procedure, Map<String, Text> fields, boolean together) {
        var listing =
                new Listing(
                        procedure.code().value(),
                        procedure.title(),
                        procedure.name(),
                        procedure.field(),
                        fields.get(procedure.field()),
                        procedure.audience(),
                        procedure.lifeEvents(),
                        List.of(procedure.competence().level().id()),
                        procedure.competence().agencyKind(),
                        true,
                        procedure.fullyOnline(),
                        together);
        var words = new LinkedHashMap<String, Double>();
        each(procedure.title(), 3.0, words);
        each(procedure.name(), 2.5, words);
        procedure.searchWords().values().forEach(all -> all.forEach(one -> words.put(one, 3.0)));
        each(procedure.receives(), 1.0, words);
        put(listing, words);
    }

    private void add(
            Information information, Map<String, Text> fields, java.util.Set<String> persons) {
        var name = new Text(Map.of(binding, information.name()));
        Text field = information.fieldCode() == null ? null : fields.get(information.fieldCode());
        if (field == null && information.fieldName() != null) {
            field = new Text(Map.of(binding, information.fieldName()));
        }
        boolean person = information.subjects().stream().anyMatch(persons::contains);
        boolean business = information.subjects().stream().anyMatch(it -> !persons.contains(it));
        var audience = new ArrayList<Procedure.Audience>();
        if (person) {
            audience.add(Procedure.Audience.CITIZEN);
        }
        if (business) {
            audience.add(Procedure.Audience.BUSINESS);
        }
        var words = new LinkedHashMap<String, Double>();
        words.put(information.name(), 2.0);
        information.keywords().forEach(one -> words.put(one, 1.0));
        if (information.fieldName() != null) {
            words.putIfAbsent(information.fieldName(), 0.5);
        }
        put(
                new Listing(
                        information.code(),
                        name,
                        name,
                        information.fieldCode(),
                        field,
                        audience,
                        List.of(),
                        information.levels(),
                        null,
                        false,
                        information.fullProcess() && information.online(),
                        false),
                words);
    }

    private static void each(Text text, double weight, Map<String, Double> words) {
        text.byLanguage().values().forEach(one -> words.merge(one, weight, Math::max));
    }

    private void put(Listing listing, Map<String, Double> words) {
        listings.add(listing);
        byCode.put(listing.code(), listing);
        index.add(listing, words);
    }

    /// The best results for words as people type them, the best first.
    public List<Listing> search(String words, int most) {
        return index.find(words, most);
    }

    public Optional<Listing> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// All, those that can be filed first.
    public List<Listing> all() {
        return List.copyOf(listings);
    }

    /// What asks for everything at once comes first.
    public List<Listing> byLifeEvent(String event) {
        return where(listing -> listing.lifeEvents().contains(event)).stream()
                .sorted(Comparator.comparing(listing -> !listing.together()))
                .toList();
    }

    public List<Listing> byField(String field) {
        return where(listing -> field.equals(listing.field()));
    }

    public List<Listing> byAudience(Procedure.Audience audience) {
        return where(listing -> listing.audience().contains(audience));
    }

    /// By the kind of agency that answers.
    public List<Listing> byAgency(String agencyKind) {
        return where(listing -> agencyKind.equals(listing.agencyKind()));
    }

    /// By level of government: `commune`, `province` or `nation`.
    public List<Listing> byLevel(String level) {
        return where(listing -> listing.levels().contains(level));
    }

    private List<Listing> where(Predicate<Listing> holds) {
        return listings.stream().filter(holds).toList();
    }
}
