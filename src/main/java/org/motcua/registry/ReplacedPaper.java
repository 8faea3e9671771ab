package org.motcua.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.country.Check;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Faults;
import org.motcua.country.Kind;
import org.motcua.kernel.Text;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;

/// A paper that nobody is asked for, because a registry holds what it says (Resolution
/// 66.7/2025/NQ-CP and others), as the country lists them.
///
/// @param paper its id in the procedure's definition
/// @param owner who keeps the registry, as the decision names it
/// @param basis the decision
public record ReplacedPaper(
        String procedure, String paper, Text title, String registry, String owner, String basis) {
    /// The rows of `replaced-papers.csv`.
    public static final Kind<ReplacedPaper> KIND =
            Kind.of("replaced-paper", "replaced-papers.csv", ReplacedPaper.class)
                    .identifiedBy("procedure", "paper", "registry")
                    .withGaps()
                    .checkedBy((Check<ReplacedPaper>) ReplacedPaper::check);

    /// How it stands with a row.
    public enum Standing {
        /// The procedure asks for the paper and lets the registry stand for it.
        REPLACED,
        /// The procedure asks for no such paper.
        NOT_ASKED,
        /// The procedure asks for it though a registry holds it.
        STILL_ASKED,
        /// The procedure cannot be filed here.
        ELSEWHERE
    }

    /// One line of the report.
    ///
    /// @param listed whether a row names it; else only the procedure's definition does
    public record Line(
            String procedure, String paper, String registry, Standing standing, boolean listed) {}

    private static void check(
            Definition<ReplacedPaper> definition, Country country, Faults faults) {
        var row = definition.value();
        var registry =
                country.versions(Registry.KIND, row.registry()).stream()
                        .reduce((_, last) -> last)
                        .map(Definition::value);
        registry.filter(one -> !one.owner().equals(row.owner()))
                .ifPresent(one ->
                        faults.at(
                                "/owner",
                                "replaced-paper-owner",
                                "The registry %s is kept by %s, not by %s."
                                        .formatted(one.id(), one.owner(), row.owner()),
                                "Correct the row, or the owner of the registry."));
        registry.filter(one -> one.access(Reading.PROCEDURE).isEmpty())
                .ifPresent(one ->
                        faults.at(
                                "/registry",
                                "replaced-paper-unreadable",
                                "Procedures may not read the registry %s.".formatted(one.id()),
                                "Grant it a way of reading \"procedure\"."));
    }

    /// How it stands with every row, and with papers that procedures replace without a row.
    public static List<Line> lines(Country country, LocalDate today) {
        var lines = new ArrayList<Line>();
        var rows = country.all(KIND, today).stream().map(definition -> definition.value()).toList();
        rows.forEach(row ->
                lines.add(
                        new Line(
                                row.procedure(),
                                row.paper(),
                                row.registry(),
                                row.standing(country, today),
                                true)));
        for (var definition : country.all(Procedures.KIND, today)) {
            var procedure = definition.value();
            for (Paper paper : procedure.papers()) {
                replacing(procedure, paper).stream()
                        .filter(registry ->
                                rows.stream()
                                        .noneMatch(row ->
                                                row.procedure().equals(definition.id())
                                                        && row.paper().equals(paper.id())
                                                        && row.registry().equals(registry)))
                        .forEach(registry ->
                                lines.add(
                                        new Line(
                                                definition.id(),
                                                paper.id(),
                                                registry,
                                                Standing.REPLACED,
                                                false)));
            }
        }
        return lines;
    }

    private Standing standing(Country country, LocalDate today) {
        Optional<Procedure> found =
                country.find(Procedures.KIND, procedure, today).map(Definition::value);
        if (found.isEmpty()) {
            return Standing.ELSEWHERE;
        }
        return found.get().papers().stream()
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .map(one ->
                        replacing(found.get(), one).contains(registry)
                                ? Standing.REPLACED
                                : Standing.STILL_ASKED)
                .orElse(Standing.NOT_ASKED);
    }

    /// The registries that stand for a paper.
    private static List<String> replacing(Procedure procedure, Paper paper) {
        return paper.replacedBy().stream()
                .map(Paper.Replacement::prefill)
                .filter(Objects::nonNull)
                .flatMap(id ->
                        procedure.prefill().stream()
                                .filter(prefill -> prefill.id().equals(id))
                                .map(prefill -> prefill.registry()))
                .distinct()
                .toList();
    }
}
