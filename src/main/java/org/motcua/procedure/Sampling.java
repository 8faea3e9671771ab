package org.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tries an expression with values that could make a difference: every choice, the numbers that the
/// expression names and their neighbours, days as far apart as those numbers, and absent values.
final class Sampling {
    private static final int MOST = 3000;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"'])\\d{1,9}");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final Pattern FOUND = Pattern.compile("\\bfound\\.([a-z][a-z0-9_-]*)");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    private final Procedure procedure;
    private final List<Variable> variables = new ArrayList<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final String source;

    /// @param group `form`, `found` or empty for a plain variable
    /// @param values null stands for absent
    private record Variable(String group, String name, List<@Nullable Object> values) {}

    /// The values of all variables for one try.
    record Try(Map<String, Object> form, Set<String> found, Map<String, Object> variables) {}

    private Sampling(Procedure procedure, String source) {
        this.procedure = procedure;
        this.source = source;
    }

    /// Tries with everything that the expressions name, until one satisfies.
    static boolean some(
            Procedure procedure, Set<String> fields, String source, Predicate<Try> satisfies) {
        var sampling = new Sampling(procedure, source);
        fields.forEach(sampling::field);
        sampling.plain();
        return sampling.any(satisfies);
    }

    private void field(String id) {
        Field field = procedure.form().properties().get(id);
        if (field != null) {
            var values = new LinkedHashSet<@Nullable Object>();
            values.add(null);
            values.addAll(candidates(field));
            variables.add(new Variable("form", id, new ArrayList<>(values)));
        }
    }

    private List<Object> candidates(Field field) {
        return switch (field.type()) {
            case "boolean" -> List.of(true, false);
            case "integer" -> integers(field);
            case "array" -> lists(field);
            case "object" -> addresses();
            default -> texts(field);
        };
    }

    /// Two at least, so that addresses can be compared with each other.
    private List<Object> addresses() {
        var places = new LinkedHashSet<String>(literals());
        places.addAll(List.of("x", "y"));
        return places.stream().map(it -> (Object) Map.of("unit", it, "line", it)).toList();
    }

    private List<Object> integers(Field field) {
        var values = new LinkedHashSet<Object>();
        for (long number : numbers()) {
            values.add(number - 1);
            values.add(number);
            values.add(number + 1);
        }
        values.add(field.minimum() == null ? 0L : field.minimum());
        values.add(field.maximum() == null ? 1000L : field.maximum());
        return List.copyOf(values);
    }

    private List<Object> lists(Field field) {
        Field.Item item = field.items();
        if (item != null && item.rows()) {
            var row = new HashMap<String, Object>();
            item.properties()
                    .forEach((id, column) -> {
                        List<Object> some = candidates(column);
                        if (!some.isEmpty()) {
                            row.put(id, some.getFirst());
                        }
                    });
            return List.of(List.of(row), List.of(row, row, row));
        }
        var values = new ArrayList<Object>();
        if (item != null) {
            item.options().keySet().forEach(option -> values.add(List.of(option)));
            values.add(List.copyOf(item.options().keySet()));
        }
        literals().forEach(literal -> values.add(List.of(literal)));
        return values;
    }

    private List<Object> texts(Field field) {
        if (field.has("date")) {
            return days();
        }
        var values = new LinkedHashSet<Object>(field.options().keySet());
        if (values.isEmpty()) {
            values.addAll(literals());
            values.add("x");
        }
        return List.copyOf(values);
    }

    /// Before and after today by each number, taken as days, months and years.
    private List<Object> days() {
        var days = new LinkedHashSet<Object>();
        days.add(TODAY.toString());
        days.add(TODAY.plusDays(1).toString());
        for (long number : numbers()) {
            if (number < 1000) {
                for (LocalDate edge :
                        List.of(
                                TODAY.minusDays(number),
                                TODAY.plusDays(number),
                                TODAY.minusMonths(number),
                                TODAY.minusYears(number))) {
                    days.add(edge.minusDays(1).toString());
                    days.add(edge.toString());
                    days.add(edge.plusDays(1).toString());
                }
            }
        }
        days.add(TODAY.minusYears(40).toString());
        return List.copyOf(days);
    }

    private void plain() {
        Matcher matcher = FOUND.matcher(source);
        while (matcher.find()) {
            if (found.add(matcher.group(1))) {
                variables.add(new Variable("found", matcher.group(1), List.of(true, false)));
            }
        }
        if (source.contains("situation")) {
            add("situation", procedure.cases().stream().map(Procedure.Case::id).toList());
        }
        if (source.contains("channel")) {
            add("channel", java.util.stream.Stream.of(Channel.values()).map(Channel::id).toList());
        }
        if (source.contains("groups")) {
            var groups = new ArrayList<@Nullable Object>();
            groups.add(List.of());
            groups.add(List.of("x"));
            literals().forEach(literal -> groups.add(List.of(literal)));
            variables.add(new Variable("", "groups", groups));
        }
        for (String name : List.of("province", "commune")) {
            if (source.contains(name)) {
                var values = new ArrayList<>(literals());
                values.add("x");
                add(name, values);
            }
        }
        if (source.contains("applicant.")) {
            var people = new ArrayList<@Nullable Object>();
            people.add(Map.of());
            for (String literal : literals()) {
                people.add(Map.of("subject", literal, "number", literal, "name", literal));
            }
            people.add(Map.of("subject", "x", "number", "x", "name", "x"));
            variables.add(new Variable("", "applicant", people));
        }
    }

    private void add(String name, List<String> values) {
        variables.add(new Variable("", name, new ArrayList<>(values)));
    }

    private List<Long> numbers() {
        var numbers = new LinkedHashSet<Long>();
        Matcher matcher = NUMBER.matcher(source);
        while (matcher.find()) {
            numbers.add(Long.parseLong(matcher.group()));
        }
        return List.copyOf(numbers);
    }

    private List<String> literals() {
        var literals = new LinkedHashSet<String>();
        Matcher matcher = LITERAL.matcher(source);
        while (matcher.find()) {
            String text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (!text.isEmpty()) {
                literals.add(text);
            }
        }
        return List.copyOf(literals);
    }

    private boolean any(Predicate<Try> satisfies) {
        long all = 1;
        for (Variable variable : variables) {
            all = Math.min(MOST + 1L, all * variable.values().size());
        }
        var random = new Random(20260701);
        for (long number = 0; number < Math.min(all, MOST); number++) {
            if (satisfies.test(all > MOST ? drawn(random) : counted(number))) {
                return true;
            }
        }
        return false;
    }

    private Try drawn(Random random) {
        int[] chosen = new int[variables.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = random.nextInt(variables.get(i).values().size());
        }
        return made(chosen);
    }

    private Try counted(long number) {
        int[] chosen = new int[variables.size()];
        long rest = number;
        for (int i = 0; i < chosen.length; i++) {
            int size = variables.get(i).values().size();
            chosen[i] = (int) (rest % size);
            rest /= size;
        }
        return made(chosen);
    }

    private Try made(int[] chosen) {
        var form = new LinkedHashMap<String, Object>();
        var looked = new LinkedHashSet<String>();
        var plain = new HashMap<String, Object>();
        for (int i = 0; i < chosen.length; i++) {
            Variable variable = variables.get(i);
            Object value = variable.values().get(chosen[i]);
            if (value == null || (value.equals(false) && variable.group().equals("found"))) {
                continue;
            }
            switch (variable.group()) {
                case "form" -> form.put(variable.name(), value);
                case "found" -> looked.add(variable.name());
                default -> plain.put(variable.name(), value);
            }
        }
        plain.putIfAbsent("today", TODAY);
        return new Try(form, looked, plain);
    }
}
