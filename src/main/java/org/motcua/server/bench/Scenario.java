package org.motcua.server.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Competence;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Example;
import org.motcua.procedure.Field;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Form;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.ProcessStep;
import org.motcua.procedure.Rulebook;

/// What the clients do: one example of a definition, filed online, with a fee and two papers. The
/// definition itself says what is answered, which papers are handed in and who does which step.
record Scenario(Rulebook rulebook, Example example, LocalDate day) {
    private static final int PAPERS = 2;

    /// The first example of the country that has what is measured.
    static Scenario of(Country country, LocalDate day) {
        return Procedures.of(country).all(day).stream()
                .flatMap(rulebook ->
                        rulebook.procedure().examples().stream()
                                .filter(example -> suits(rulebook, example))
                                .map(example -> new Scenario(rulebook, example, day)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no procedure has an example that is filed online, without a fault, with a fee and %d papers, at an agency that follows from an answer"
                                        .formatted(PAPERS)));
    }

    private static boolean suits(Rulebook rulebook, Example example) {
        Long fee = example.expect().fee();
        return example.given().channel() == Channel.ONLINE
                && example.given().number() != null
                && example.expect().papers().filter(all -> all.size() == PAPERS).isPresent()
                && example.expect().faults().filter(List::isEmpty).isPresent()
                && fee != null
                && fee > 0
                && rulebook.procedure().competence().by() == Competence.By.ANSWER;
    }

    ProcedureCode code() {
        return rulebook.procedure().code();
    }

    long fee() {
        Long fee = example.expect().fee();
        return fee == null ? 0 : fee;
    }

    List<String> papers() {
        return example.expect().papers().orElse(List.of());
    }

    String agencyKind() {
        return rulebook.procedure().competence().agencyKind();
    }

    /// The example's applicant and the people whom it names, each with a number of this bench in
    /// the place of its own.
    Map<String, String> numbers(int person) {
        var numbers = new LinkedHashMap<String, String>();
        String applicant = String.valueOf(example.given().number());
        numbers.put(applicant, renumbered(applicant, person * 10));
        // people are named by numbers of the applicant's form; other keys stay
        example.given().registries().values().stream()
                .flatMap(records -> records.keySet().stream())
                .filter(key -> key.matches("[0-9]{" + applicant.length() + "}"))
                .forEach(key ->
                        numbers.computeIfAbsent(
                                key, it -> renumbered(it, person * 10 + numbers.size())));
        return numbers;
    }

    private static String renumbered(String number, int running) {
        return number.substring(0, number.length() - 6) + "%06d".formatted(running);
    }

    /// The same tree with other numbers.
    static Object replaced(Object tree, Map<String, String> numbers) {
        return switch (tree) {
            case String text -> numbers.getOrDefault(text, text);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> copy.put(key.toString(), replaced(value, numbers)));
                yield copy;
            }
            case List<?> list -> list.stream().map(one -> replaced(one, numbers)).toList();
            default -> tree;
        };
    }

    /// The answers of somebody who files at a unit.
    Map<String, Object> answers(Map<String, String> numbers, String unit) {
        var answers = new LinkedHashMap<String, Object>();
        example.given().answers().forEach((id, value) -> answers.put(id, replaced(value, numbers)));
        String field = String.valueOf(rulebook.procedure().competence().field());
        answers.computeIfPresent(
                field,
                (_, old) ->
                        old instanceof Map<?, ?> address
                                ? Map.of("unit", unit, "line", String.valueOf(address.get("line")))
                                : unit);
        return answers;
    }

    /// The fields that a browser sends for one page.
    Map<String, String> form(String page, Map<String, Object> answers) {
        var sent = new LinkedHashMap<String, String>();
        Form form = rulebook.procedure().form();
        for (String id : form.page(page).orElseThrow().fields()) {
            Object value = answers.get(id);
            if (value != null) {
                write(sent, id, form.get(id), value);
            }
        }
        return sent;
    }

    private static void write(Map<String, String> sent, String id, Field field, Object value) {
        if (value instanceof Map<?, ?> address) {
            sent.put(id + "-unit", String.valueOf(address.get("unit")));
            sent.put(id + "-line", String.valueOf(address.get("line")));
        } else if (field.has("unit")) {
            sent.put(id + "-unit", value.toString());
        } else if (field.has("date")) {
            var day = LocalDate.parse(value.toString());
            sent.put(id + "-day", String.valueOf(day.getDayOfMonth()));
            sent.put(id + "-month", String.valueOf(day.getMonthValue()));
            sent.put(id + "-year", String.valueOf(day.getYear()));
        } else {
            sent.put(id, value.toString());
        }
    }

    /// The steps that officers do; what the program does by itself is not among them.
    List<ProcessStep> steps() {
        var given = example.given();
        var applicant =
                new Filing.Applicant(
                        String.valueOf(given.subject()),
                        new PersonNumber(String.valueOf(given.number())),
                        null);
        var filing = Filing.of(given.channel(), day, applicant).with(given.answers());
        return rulebook.process(filing).stream()
                .filter(step -> step.action() != ProcessStep.Action.RETURN)
                .toList();
    }

    String granting() {
        return rulebook.procedure().decisions().stream()
                .filter(decision -> decision.kind() == Decision.Kind.GRANTED)
                .findFirst()
                .map(Decision::id)
                .orElseThrow();
    }

    /// The step whose role an officer is assigned to beforehand.
    Optional<ProcessStep> after(ProcessStep step) {
        var steps = steps();
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }
}
