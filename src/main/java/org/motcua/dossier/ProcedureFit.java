package org.motcua.dossier;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.credential.Documents;
import org.motcua.procedure.Example;
import org.motcua.procedure.Outside;
import org.motcua.procedure.Prefill;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.RegistryChange;
import org.motcua.procedure.Rehearsal;
import org.motcua.procedure.Result;
import org.motcua.registry.Reading;
import org.motcua.registry.Registry;

/// What a procedure asks of the rest of its country is there: registries with the fields it reads
/// and writes, documents with the fields it prints, roles, agencies. Its own examples are carried
/// out to the end, so that no decision gets stuck on the day somebody takes it.
public final class ProcedureFit implements Check<Procedure> {
    /// Procedures, with everything that they need from others.
    public static final Kind<Procedure> KIND = Procedures.KIND.checkedBy(new ProcedureFit());

    private ProcedureFit() {}

    @Override
    public void check(Definition<Procedure> definition, Country country, Faults faults) {
        new Fitting(definition, country, faults).all();
    }

    private record Fitting(Definition<Procedure> definition, Country country, Faults faults) {
        void all() {
            var procedure = definition.value();
            int before = faults.found().size();
            each("/prefill", procedure.prefill(), this::reads);
            each("/changes", procedure.changes(), this::writes);
            each("/results", procedure.results(), this::prints);
            if (faults.found().size() == before) {
                each("/examples", procedure.examples(), this::rehearse);
            }
        }

        private void reads(String at, Prefill prefill) {
            find(Registry.KIND, prefill.registry())
                    .ifPresent(registry -> {
                        var fields = registry.fields().keySet();
                        prefill.fields()
                                .forEach((form, field) ->
                                        among(at + "/fields/" + form, fields, field, registry));
                        prefill.fields()
                                .forEach((form, field) ->
                                        granted(at + "/fields/" + form, field, registry));
                        if (prefill.by() != null) {
                            among(at + "/by", fields, prefill.by(), registry);
                        }
                    });
        }

        private void writes(String at, RegistryChange change) {
            find(Registry.KIND, change.registry())
                    .ifPresent(registry -> {
                        var fields = registry.fields();
                        change.fields()
                                .keySet()
                                .forEach(field ->
                                        among(
                                                at + "/fields/" + field,
                                                fields.keySet(),
                                                field,
                                                registry));
                        boolean numbered =
                                change.act() == RegistryChange.Act.CREATE && registry.key().made();
                        if (numbered == (change.key() != null)) {
                            faults.at(
                                    at,
                                    "procedure-change-key",
                                    numbered
                                            ? "The registry %s numbers new records itself."
                                                    .formatted(registry.id())
                                            : "Which record of %s is meant is not said."
                                                    .formatted(registry.id()),
                                    numbered ? "Take the key away." : "Give the key.");
                        }
                    });
        }

        private void prints(String at, Result result) {
            find(Documents.KIND, result.template())
                    .ifPresent(document -> {
                        var unknown = new LinkedHashSet<>(result.fields().keySet());
                        unknown.removeAll(document.fields().keySet());
                        unknown.forEach(field ->
                                faults.at(
                                        at + "/fields/" + field,
                                        "procedure-result-field",
                                        "The document %s has no field %s."
                                                .formatted(document.id(), field),
                                        "It has: " + sorted(document.fields().keySet()) + "."));
                        var missing = new LinkedHashSet<>(document.mandatory());
                        missing.removeAll(result.fields().keySet());
                        if (!missing.isEmpty()) {
                            faults.at(
                                    at + "/fields",
                                    "procedure-result-field",
                                    "The document %s also needs: %s."
                                            .formatted(document.id(), sorted(missing)),
                                    "Give them, or make them optional in the document.");
                        }
                    });
        }

        /// Carries out what the example would cause.
        private void rehearse(String at, Example example) {
            var code = definition.value().code();
            var rulebook = Procedures.of(country).find(code, definition.effective().from());
            if (rulebook.isEmpty()) {
                return;
            }
            var filing = Rehearsal.of(rulebook.get(), example);
            if (!rulebook.get().validate(filing, Outside.SILENT).isEmpty()) {
                return;
            }
            var written = new HashMap<String, String>();
            for (var planned : rulebook.get().registryChanges(filing)) {
                written.put(planned.change().id(), "0");
            }
            rulebook.get()
                    .registryChanges(filing, written)
                    .forEach(planned -> changed(at, planned));
            rulebook.get().result(filing, written).ifPresent(issued -> issued(at, issued));
        }

        private void changed(String at, RegistryChange.Planned planned) {
            var change = planned.change();
            find(Registry.KIND, change.registry())
                    .flatMap(registry ->
                            registry.misfit(
                                    planned.values(), change.act() == RegistryChange.Act.CREATE))
                    .ifPresent(misfit ->
                            stuck(
                                    at,
                                    "the change %s cannot be written to %s: %s %s"
                                            .formatted(
                                                    change.id(),
                                                    change.registry(),
                                                    misfit.rule(),
                                                    misfit.field())));
        }

        private void issued(String at, Result.Issued issued) {
            var result = issued.result();
            find(Documents.KIND, result.template())
                    .flatMap(document -> document.misfit(issued.fields()))
                    .ifPresent(misfit ->
                            stuck(
                                    at,
                                    "the document %s cannot be printed: %s"
                                            .formatted(result.template(), misfit)));
        }

        private void stuck(String at, String why) {
            faults.at(
                    at,
                    "procedure-outcome",
                    "Granting this example gets stuck: " + why + ".",
                    "Mend the procedure, or complete the example.");
        }

        private void among(String at, Set<String> fields, String field, Registry registry) {
            if (!fields.contains(field)) {
                faults.at(
                        at,
                        "procedure-registry-field",
                        "The registry %s has no field %s.".formatted(registry.id(), field),
                        "It has: " + sorted(fields) + ".");
            }
        }

        /// Empty too where what is meant is itself broken; that is told there.
        private <T> Optional<T> find(Kind<T> kind, String id) {
            return country.versions(kind, id).stream()
                    .reduce((_, last) -> last)
                    .map(Definition::value);
        }

        private static String sorted(Set<String> names) {
            return String.join(", ", names.stream().sorted().toList());
        }

        /// A procedure reads only what the registry grants to procedures.
        private void granted(String at, String field, Registry registry) {
            boolean granted =
                    registry.access(Reading.PROCEDURE)
                            .filter(way -> registry.readable(way).contains(field))
                            .isPresent();
            if (!granted && registry.fields().containsKey(field)) {
                faults.at(
                        at,
                        "procedure-registry-access",
                        "The registry %s does not grant its field %s to procedures."
                                .formatted(registry.id(), field),
                        "Do without it, or let the owner grant it.");
            }
        }

        private static <T> void each(String at, List<T> parts, BiConsumer<String, T> visit) {
            for (int i = 0; i < parts.size(); i++) {
                visit.accept(at + "/" + i, parts.get(i));
            }
        }
    }
}
