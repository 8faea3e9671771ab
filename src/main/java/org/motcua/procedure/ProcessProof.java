package org.motcua.procedure;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.country.Faults;

/// The internal process begins with receiving and ends with returning, somebody signs, its hours
/// fit the legal deadline on every way, and every outcome is told to the applicant.
final class ProcessProof {
    private static final int FEWEST_EXAMPLES = 2;

    private final Procedure procedure;
    private final Faults faults;

    ProcessProof(Procedure procedure, Faults faults) {
        this.procedure = procedure;
        this.faults = faults;
    }

    void prove() {
        channels();
        ways();
        fourEyes();
        outcomes();
        if (procedure.examples().size() < FEWEST_EXAMPLES) {
            faults.at(
                    "/examples",
                    "procedure-examples",
                    "There are %d examples; a definition needs at least %d."
                            .formatted(procedure.examples().size(), FEWEST_EXAMPLES),
                    "Add an application and what must come out of it.");
        }
    }

    private void channels() {
        Places.each(
                "/channels",
                procedure.channels(),
                (at, offer) -> {
                    if (offer.channel() == Channel.ONLINE
                            && !offer.full()
                            && offer.reason() == null) {
                        faults.at(
                                at,
                                "procedure-partly-online",
                                "It is only partly online, and nobody says why.",
                                "Write the reason (Decree 224/2026, article 14), or full: true.");
                    }
                });
    }

    /// Every pair of case and channel has a deadline and a process that fits into it.
    private void ways() {
        List<String> cases = procedure.cases().stream().map(Procedure.Case::id).toList();
        for (var offer : procedure.channels()) {
            for (String situation : cases.isEmpty() ? List.of("") : cases) {
                way(situation, offer.channel());
            }
        }
    }

    private void way(String situation, Channel channel) {
        List<Deadline> limits =
                procedure.deadlines().stream()
                        .filter(it -> fits(it.cases(), it.channels(), situation, channel))
                        .toList();
        String named = situation.isEmpty() ? channel.id() : situation + ", " + channel.id();
        if (limits.stream().noneMatch(it -> it.when() == null)) {
            faults.at(
                    "/deadlines",
                    "procedure-deadline-missing",
                    "There is no deadline that always holds for: %s.".formatted(named),
                    "Add one without a condition.");
        }
        List<ProcessStep> steps =
                procedure.process().stream()
                        .filter(it -> fits(it.cases(), it.channels(), situation, channel))
                        .toList();
        order(steps, named);
        BigDecimal hours =
                steps.stream().map(ProcessStep::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Deadline limit : limits) {
            if (hours.compareTo(limit.hours()) > 0) {
                faults.at(
                        "/process",
                        "procedure-hours",
                        "The steps take %s working hours, but the law gives %s (%s): %s."
                                .formatted(hours, limit.hours(), limit.span(), named),
                        "Shorten steps until they fit.");
            }
        }
    }

    private void order(List<ProcessStep> steps, String named) {
        if (steps.isEmpty()
                || steps.getFirst().action() != ProcessStep.Action.RECEIVE
                || steps.getLast().action() != ProcessStep.Action.RETURN
                || steps.stream().noneMatch(it -> it.action() == ProcessStep.Action.SIGN)) {
            faults.at(
                    "/process",
                    "procedure-process",
                    "The process does not begin with receive, hold a sign, and end with return: %s."
                            .formatted(named),
                    "Add the missing step.");
        }
        boolean returned = false;
        for (ProcessStep step : steps) {
            if (returned) {
                faults.at(
                        "/process/" + procedure.process().indexOf(step),
                        "procedure-step-dead",
                        "The step '%s' is never reached: the result is returned before."
                                .formatted(step.id()),
                        "Move it before the step that returns.");
            }
            returned |= step.action() == ProcessStep.Action.RETURN && step.when() == null;
        }
    }

    private static boolean fits(
            List<String> cases, List<Channel> channels, String situation, Channel channel) {
        return (cases.isEmpty() || cases.contains(situation))
                && (channels.isEmpty() || channels.contains(channel));
    }

    private void fourEyes() {
        var before = new HashSet<String>();
        Places.each(
                "/process",
                procedure.process(),
                (at, step) -> {
                    if (step.notBy() != null && !before.contains(step.notBy())) {
                        faults.at(
                                at + "/not_by",
                                "procedure-step-unknown",
                                "No earlier step is called '%s'.".formatted(step.notBy()),
                                "Name an earlier step.");
                    }
                    before.add(step.id());
                });
    }

    private void outcomes() {
        Set<Decision.Kind> kinds =
                procedure.decisions().stream().map(Decision::kind).collect(Collectors.toSet());
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (!kinds.contains(kind)) {
                faults.at(
                        "/decisions",
                        "procedure-decision-missing",
                        "No decision is %s."
                                .formatted(kind.name().toLowerCase(java.util.Locale.ROOT)),
                        "Say how a request is granted and how it is refused.");
            }
            Message.Event event =
                    kind == Decision.Kind.GRANTED ? Message.Event.GRANTED : Message.Event.REFUSED;
            if (procedure.messages().stream().noneMatch(it -> it.event() == event)) {
                faults.at(
                        "/messages",
                        "procedure-outcome-silent",
                        "The applicant is not told when the request is %s."
                                .formatted(kind.name().toLowerCase(java.util.Locale.ROOT)),
                        "Add a message for this event.");
            }
        }
        if (procedure.refusals().isEmpty()) {
            faults.at(
                    "/refusals",
                    "procedure-refusals",
                    "A request can be refused, but no ground is listed.",
                    "List the grounds of the law; others must not be used.");
        }
        if (procedure.results().isEmpty() && procedure.changes().isEmpty()) {
            faults.at(
                    "/results",
                    "procedure-result-missing",
                    "Granting a request gives no document and changes no registry.",
                    "Say what comes out of it.");
        }
    }
}
