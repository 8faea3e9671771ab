package org.motcua.mandate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.registry.Bonds;
import org.motcua.registry.Registry;

/// A kind of mandate as the country's law has it: who stands for whom, how it comes about, for
/// what, and when it ends.
///
/// @param title what it is called
/// @param role what the representative is to the one represented, on pages and dossiers
/// @param principal who is represented
/// @param source how it comes about
/// @param relations records that must stand: of a mandate from a registry one of them makes it, of
///   one that is given one of them allows it; none: nothing has to stand
/// @param untilAge the age at which it ends of the one represented
/// @param fromAge the age from which a person may give it
/// @param representativeAge the age from which a person may hold it
/// @param acts ids of what may be done; who gives one may choose fewer
/// @param except procedures that nobody may ask for under it
/// @param mostDays how long a given one lasts at most
/// @param answerDays how long a given one waits to be accepted
/// @param together where representatives act only together; none: each alone
/// @param named whether the giver says what the representative is to them
public record MandateKind(
        String id,
        Text title,
        Text role,
        Text legalBasis,
        Principal principal,
        Source source,
        List<Relation> relations,
        @Nullable Integer untilAge,
        @Nullable Integer fromAge,
        @Nullable Integer representativeAge,
        List<String> acts,
        List<ProcedureCode> except,
        @Nullable Integer mostDays,
        @Nullable Integer answerDays,
        @Nullable Together together,
        boolean named) {
    /// The definitions `mandates/*.yaml`.
    public static final Kind<MandateKind> KIND =
            Kind.of("mandate", "mandates/*.yaml", MandateKind.class).checkedBy(MandateKind::check);

    public MandateKind {
        relations = relations == null ? List.of() : List.copyOf(relations);
        acts = List.copyOf(acts);
        except = except == null ? List.of() : List.copyOf(except);
    }

    /// Who is represented.
    public enum Principal {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("organisation")
        ORGANISATION
    }

    /// How it comes about.
    public enum Source {
        /// By law, as a registry says; no paper is needed, and nobody gives or revokes it.
        @JsonProperty("registry")
        REGISTRY,
        /// Given by the one represented, and accepted.
        @JsonProperty("grant")
        GRANT
    }

    /// Records by which one stands for another.
    ///
    /// @param principal the field that holds the number of the one represented, or `key`
    /// @param representative the field that holds the number of the representative, or `key`; none:
    ///   that the record of the one represented stands is enough
    /// @param having what else the record must say
    /// @param name the field with the name of an organisation
    public record Relation(
            String registry,
            String principal,
            @Nullable String representative,
            Map<String, Object> having,
            @Nullable String name) {
        public Relation {
            having = having == null ? Map.of() : Map.copyOf(having);
        }
    }

    /// Where those who represent somebody act only together (đại diện chung): what they file and
    /// whom they name waits until enough of them have agreed.
    ///
    /// @param principal the field that holds the number of the one represented, or `key`
    /// @param having what the record says where it is so
    /// @param number how many have to agree
    public record Together(
            String registry, String principal, Map<String, Object> having, int number) {
        public Together {
            having = Map.copyOf(having);
        }
    }

    public boolean byRegistry() {
        return source == Source.REGISTRY;
    }

    public boolean ofOrganisation() {
        return principal == Principal.ORGANISATION;
    }

    private static void check(Definition<MandateKind> definition, Country country, Faults faults) {
        var kind = definition.value();
        for (int i = 0; i < kind.relations().size(); i++) {
            check("/relations/" + i, kind, kind.relations().get(i), country, faults);
        }
        if (kind.byRegistry() && kind.relations().isEmpty()) {
            faults.at(
                    "/relations",
                    "mandate-relation",
                    "The mandate %s follows from a registry, but from none.".formatted(kind.id()),
                    "Name the relations from which it follows.");
        }
        var together = kind.together();
        if (together != null) {
            field(
                    "/together/principal",
                    together.registry(),
                    together.principal(),
                    country,
                    faults);
            together.having()
                    .keySet()
                    .forEach(name ->
                            field("/together/having", together.registry(), name, country, faults));
        }
        if (!kind.byRegistry() && (kind.mostDays() == null || kind.answerDays() == null)) {
            faults.at(
                    "/most_days",
                    "mandate-days",
                    "The mandate %s is given, but not for how long.".formatted(kind.id()),
                    "Write most_days and answer_days.");
        }
    }

    private static void check(
            String at, MandateKind kind, Relation relation, Country country, Faults faults) {
        field(at + "/registry", relation.registry(), relation.principal(), country, faults);
        relation.having()
                .keySet()
                .forEach(name -> field(at + "/having", relation.registry(), name, country, faults));
        String representative = relation.representative();
        if (representative != null) {
            field(at + "/representative", relation.registry(), representative, country, faults);
        } else if (kind.byRegistry()) {
            faults.at(
                    at + "/representative",
                    "mandate-relation",
                    "The mandate %s follows from a record that names no representative."
                            .formatted(kind.id()),
                    "Name the field that holds their number.");
        }
        String name = relation.name();
        if (name != null) {
            field(at + "/name", relation.registry(), name, country, faults);
        } else if (kind.ofOrganisation() && kind.byRegistry()) {
            faults.at(
                    at + "/name",
                    "mandate-name",
                    "The organisation of the mandate %s has no name.".formatted(kind.id()),
                    "Name the field with the name of the organisation.");
        }
    }

    /// Says where a registry has no such field.
    static void field(String at, String registry, String name, Country country, Faults faults) {
        var versions = country.versions(Registry.KIND, registry);
        if (versions.isEmpty() || name.equals(Bonds.KEY)) {
            return;
        }
        if (!versions.getLast().value().fields().containsKey(name)) {
            faults.at(
                    at,
                    "mandate-field",
                    "The registry %s has no field %s.".formatted(registry, name),
                    "Name one of its fields, or key.");
        }
    }
}
