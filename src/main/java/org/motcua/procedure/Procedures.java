package org.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.kernel.ProcedureCode;

/// All that may be asked for: the procedures that can be filed, with their rules.
public final class Procedures {
    public static final Kind<AdministrationField> FIELDS =
            Kind.of("administration-field", "fields/*.yaml", AdministrationField.class);
    public static final Kind<LifeEvent> LIFE_EVENTS =
            Kind.of("life-event", "life-events/*.yaml", LifeEvent.class);
    public static final Kind<PersonGroup> GROUPS =
            Kind.of("person-group", "person-groups/*.yaml", PersonGroup.class);
    public static final Kind<SubjectKind> SUBJECTS =
            Kind.of("subject-kind", "subject-kinds/*.yaml", SubjectKind.class);
    public static final Kind<CodeList> CODES =
            Kind.of("code-list", "code-lists/*.yaml", CodeList.class);
    public static final Kind<Tariff> TARIFFS = Kind.of("tariff", "tariffs/*.yaml", Tariff.class);
    public static final Kind<UnwantedWording> UNWANTED =
            Kind.of("unwanted-wording", "unwanted-wordings/*.yaml", UnwantedWording.class);
    public static final Kind<Procedure> KIND =
            Kind.of("procedure", "procedures/*.yaml", Procedure.class)
                    .identifiedBy("code")
                    .checkedBy(new Proof());

    /// The kinds that procedures refer to.
    public static final List<Kind<?>> PARTS =
            List.of(FIELDS, LIFE_EVENTS, GROUPS, SUBJECTS, CODES, TARIFFS, UNWANTED);

    /// Checked after the procedures, which need not be compiled a second time then.
    public static final Kind<Bundle> BUNDLES = Bundle.KIND;

    /// What this room asks the country to load.
    public static final List<Kind<?>> KINDS =
            Stream.concat(PARTS.stream(), Stream.of(KIND, BUNDLES)).toList();

    private final Country country;
    private final Map<String, Rulebook> rulebooks = new ConcurrentHashMap<>();
    private final Map<Choice, List<CodeList.Entry>> choices = new ConcurrentHashMap<>();
    private final BundlePlans bundles;

    private record Choice(String hash, String language) {}

    private Procedures(Country country) {
        this.country = country;
        this.bundles = new BundlePlans(country, this);
    }

    /// The procedures of a country; made once for each state of its folder.
    public static Procedures of(Country country) {
        return country.view(Procedures.class, Procedures::new);
    }

    /// The version that holds on a day.
    public Optional<Rulebook> find(ProcedureCode code, LocalDate on) {
        return alone(code, on).or(() -> bundles.find(code, on).map(BundlePlan::whole));
    }

    /// The version that holds on a day.
    ///
    /// @throws NoSuchElementException where there is none
    public Rulebook get(ProcedureCode code, LocalDate on) {
        return find(code, on)
                .orElseThrow(() -> new NoSuchElementException("no procedure " + code.value()));
    }

    /// The version of a procedure, not of a bundle.
    Optional<Rulebook> alone(ProcedureCode code, LocalDate on) {
        return country.find(KIND, code.value(), on).map(this::rulebook);
    }

    BundlePlans plans() {
        return bundles;
    }

    /// The bundles that can be asked for on a day; each is found under its code like a procedure.
    public List<BundlePlan> bundles(LocalDate on) {
        return bundles.all(on);
    }

    /// The bundle with this code on a day.
    public Optional<BundlePlan> bundle(ProcedureCode code, LocalDate on) {
        return bundles.find(code, on);
    }

    /// Whether this is the code of a bundle, on any day.
    public boolean isBundle(ProcedureCode code) {
        return !country.versions(Bundle.KIND, code.value()).isEmpty();
    }

    /// The bundle to which a filing of several procedures is pinned, see [BundlePlan#hash()].
    public Optional<BundlePlan> bundleByHash(String hash) {
        return bundles.byHash(hash);
    }

    /// All versions of a procedure, the earliest first.
    public List<Rulebook> versions(ProcedureCode code) {
        return country.versions(KIND, code.value()).stream().map(this::rulebook).toList();
    }

    /// The version to which a dossier is pinned, see [Rulebook#hash()].
    public Optional<Rulebook> byHash(String hash) {
        return country.all(KIND).stream()
                .map(this::rulebook)
                .filter(rulebook -> rulebook.hash().equals(hash))
                .findFirst()
                .or(() -> bundles.rulebook(hash));
    }

    /// All that can be filed on a day, one by one.
    public List<Rulebook> all(LocalDate on) {
        return country.all(KIND, on).stream().map(this::rulebook).toList();
    }

    public List<LifeEvent> lifeEvents(LocalDate on) {
        return country.all(LIFE_EVENTS, on).stream()
                .map(Definition::value)
                .sorted(java.util.Comparator.comparingInt(LifeEvent::order))
                .toList();
    }

    public List<AdministrationField> fields(LocalDate on) {
        return country.all(FIELDS, on).stream().map(Definition::value).toList();
    }

    public List<PersonGroup> groups(LocalDate on) {
        return country.all(GROUPS, on).stream().map(Definition::value).toList();
    }

    public List<SubjectKind> subjects(LocalDate on) {
        return country.all(SUBJECTS, on).stream().map(Definition::value).toList();
    }

    public Optional<CodeList> codes(String id, LocalDate on) {
        return country.find(CODES, id, on).map(Definition::value);
    }

    /// What a reader of a language chooses from, in the order in which it is looked for.
    public List<CodeList.Entry> choices(String list, LocalDate on, String language) {
        return country.find(CODES, list, on)
                .map(found ->
                        choices.computeIfAbsent(
                                new Choice(found.hash(), language),
                                _ -> found.value().ordered(language)))
                .orElse(List.of());
    }

    /// The catalogue of a day, with procedures that a national catalogue only describes.
    public Catalogue catalogue(LocalDate on, List<Information> described) {
        return Catalogue.of(this, country.settings().binding(), on, described);
    }

    private Rulebook rulebook(Definition<Procedure> definition) {
        return rulebooks.computeIfAbsent(
                definition.hash(), it -> compiled(country, definition, Procedures::unsound));
    }

    /// Keeps what a check compiled, so that nobody compiles it again.
    void keep(Definition<Procedure> definition, Rulebook rulebook) {
        rulebooks.put(definition.hash(), rulebook);
    }

    private static void unsound(String pointer, int offset, String message, String mend) {
        throw new IllegalStateException(
                "expression at %s, character %d: %s %s"
                        .formatted(pointer, offset + 1, message, mend));
    }

    /// Compiles a definition; expressions that are wrong are told and left out.
    static Rulebook compiled(Country country, Definition<Procedure> definition, Scope.Wrong wrong) {
        return compiled(country, definition.value(), definition.hash(), wrong);
    }

    static Rulebook compiled(Country country, Procedure procedure, String hash, Scope.Wrong wrong) {
        var parts = new ArrayList<String>(List.of(hash));
        var tariffs = new LinkedHashMap<String, Tariff>();
        for (Fee fee : procedure.fees()) {
            if (fee.tariff() != null) {
                newest(country, TARIFFS, fee.tariff(), parts)
                        .ifPresent(tariff -> tariffs.put(tariff.id(), tariff));
            }
        }
        var codes = new HashMap<String, CodeList>();
        for (Field field : procedure.form().properties().values()) {
            if (field.codes() != null && !codes.containsKey(field.codes())) {
                newest(country, CODES, field.codes(), parts)
                        .ifPresent(list -> codes.put(list.id(), list));
            }
        }
        return new Rulebook(
                procedure,
                Fingerprint.of(parts),
                Scope.compile(procedure, wrong),
                new Wording(country.words(), country.settings().tags()),
                tariffs,
                codes);
    }

    /// Tariffs and code lists carry their days in their own rows, so that one version serves all.
    private static <T> Optional<T> newest(
            Country country, Kind<T> kind, String id, List<String> parts) {
        List<Definition<T>> versions = country.versions(kind, id);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        parts.add(versions.getLast().hash());
        return Optional.of(versions.getLast().value());
    }
}
