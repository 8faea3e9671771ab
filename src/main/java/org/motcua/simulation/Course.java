package org.motcua.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.BundleStep;
import org.motcua.procedure.Deadline;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rehearsal;
import org.motcua.procedure.Rulebook;

/// What a request goes through: one procedure, or the parts of a bundle with what each waits for.
/// Requests are those of the definition's own examples, so that cases and conditions are met as its
/// author thought of them.
///
/// @param code of the definition
/// @param title in the binding language
/// @param whole the deadline of a bundle as a whole
public record Course(String code, String title, List<Part> parts, Optional<Deadline> whole) {
    public Course {
        parts = List.copyOf(parts);
    }

    /// One procedure of it.
    ///
    /// @param id of the step of the bundle; empty for a procedure by itself
    /// @param after places of the parts whose result it waits for
    /// @param tracks one for each example
    public record Part(String id, List<Integer> after, List<Track> tracks) {
        public Part {
            after = List.copyOf(after);
            tracks = List.copyOf(tracks);
        }
    }

    /// How one kind of request goes: its steps, its deadline.
    public record Track(List<ProcessStep> steps, Deadline deadline) {
        public Track {
            steps = List.copyOf(steps);
        }
    }

    /// The course of a definition.
    ///
    /// @throws SimulationFault where there is no such definition, or nothing to try it with
    public static Course of(Country country, String code, LocalDate on) {
        var procedures = Procedures.of(country);
        var asked = new ProcedureCode(code);
        String language = country.settings().binding();
        var plan = procedures.bundle(asked, on);
        if (plan.isPresent()) {
            return ofBundle(plan.get(), procedures, code, language, on);
        }
        var rulebook =
                procedures
                        .find(asked, on)
                        .orElseThrow(() ->
                                new SimulationFault(
                                        "There is no procedure or bundle %s in force on %s."
                                                .formatted(code, on)));
        return new Course(
                code,
                rulebook.procedure().title().in(language),
                List.of(new Part("", List.of(), tracks(rulebook, rulebook, code))),
                Optional.empty());
    }

    private static Course ofBundle(
            BundlePlan plan, Procedures procedures, String code, String language, LocalDate on) {
        var ids = new ArrayList<String>();
        for (BundleStep step : plan.bundle().steps()) {
            // what takes another back is filed only when something goes wrong
            if (step.undoes() == null) {
                ids.add(step.id());
            }
        }
        var parts = new ArrayList<Part>();
        for (String id : ids) {
            var step = plan.bundle().step(id);
            parts.add(
                    new Part(
                            id,
                            step.after().stream().filter(ids::contains).map(ids::indexOf).toList(),
                            tracks(
                                    plan.rulebook(id),
                                    procedures.get(new ProcedureCode(step.procedure()), on),
                                    step.procedure())));
        }
        return new Course(
                code,
                plan.whole().procedure().title().in(language),
                parts,
                plan.whole().procedure().deadlines().stream().findFirst());
    }

    /// @param rulebook by which it is handled
    /// @param alone the procedure as it stands alone, whose examples are tried
    private static List<Track> tracks(Rulebook rulebook, Rulebook alone, String code) {
        var tracks = new ArrayList<Track>();
        for (var example : alone.procedure().examples()) {
            var filing = Rehearsal.of(rulebook, example);
            var deadline = rulebook.deadline(filing);
            var steps = rulebook.process(filing);
            if (deadline.isPresent() && !steps.isEmpty()) {
                tracks.add(new Track(steps, deadline.get()));
            }
        }
        if (tracks.isEmpty()) {
            throw new SimulationFault(
                    "The procedure %s has no example that has steps and a deadline: write one under examples."
                            .formatted(code));
        }
        return tracks;
    }

    /// The name by which a staffing table knows a step.
    static String key(Part part, ProcessStep step) {
        return part.id().isEmpty() ? step.id() : part.id() + "/" + step.id();
    }
}
