package org.motcua.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// Examines answers field by field, and tells every fault at once.
final class Answering {
    /// Linear by its form; full conformance to RFC 5322 would refuse nothing that matters.
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,190}\\.\\p{L}{2,24}");

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .-]{6,17}[0-9]");
    private static final Pattern NAME =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.-]*( \\p{L}[\\p{L}\\p{M}'’.-]*)*");
    private static final Map<String, Pattern> FORMATS =
            Map.of("email", EMAIL, "phone", PHONE, "person-name", NAME);

    private final Map<String, CodeList> codes;
    private final Wording wording;
    private final Map<String, Pattern> patterns = new HashMap<>();

    Answering(Procedure procedure, Map<String, CodeList> codes, Wording wording) {
        this.codes = codes;
        this.wording = wording;
        procedure.form().properties().values().forEach(this::prepare);
    }

    Map<String, CodeList> codes() {
        return codes;
    }

    private void prepare(Field field) {
        if (field.pattern() != null) {
            patterns.put(field.pattern(), Pattern.compile(field.pattern()));
        }
        if (field.items() != null) {
            field.items().properties().values().forEach(this::prepare);
        }
    }

    /// @param siblings the other values beside the field, for rules that compare
    record Asked(
            String path,
            Field field,
            @Nullable Object raw,
            Map<String, Object> siblings,
            LocalDate on,
            Outside outside) {
        Asked column(int row, String id, Field column, Map<String, Object> values) {
            return new Asked(
                    path + "." + row + "." + id, column, values.get(id), values, on, outside);
        }
    }

    List<FormFault> faults(Asked asked) {
        return switch (Reading.read(asked.field(), asked.raw())) {
            case Reading.Read.Nothing _ ->
                    asked.field().mayBeAbsent() ? List.of() : List.of(required(asked));
            case Reading.Read.Wrong(var rule) ->
                    List.of(fault(asked, rule, asked.field().maxLength()));
            case Reading.Read.Value(var value) -> valueFaults(asked, value);
        };
    }

    private FormFault required(Asked asked) {
        Field field = asked.field();
        String how = "fill";
        if (choice(field) || field.type().equals("boolean")) {
            how = "choose";
        } else if (field.has("date") || field.has("date-or-year")) {
            how = "date";
        } else if (field.type().equals("array")) {
            how = "list";
        }
        return new FormFault(
                asked.path(), "required", wording.of("fault.required." + how, field.label()));
    }

    private static boolean choice(Field field) {
        return !field.options().isEmpty()
                || field.codes() != null
                || field.has("unit")
                || field.has("province")
                || field.type().equals("object");
    }

    private List<FormFault> valueFaults(Asked asked, Object value) {
        return switch (value) {
            case String text -> text(asked, text).map(List::of).orElse(List.of());
            case Long number -> number(asked, number).map(List::of).orElse(List.of());
            case List<?> items -> items(asked, items);
            case Map<?, ?> address -> address(asked, address).map(List::of).orElse(List.of());
            default -> List.of();
        };
    }

    private Optional<FormFault> number(Asked asked, long number) {
        Field field = asked.field();
        if (field.minimum() != null && number < field.minimum()) {
            return Optional.of(fault(asked, "minimum", field.minimum()));
        }
        if (field.maximum() != null && number > field.maximum()) {
            return Optional.of(fault(asked, "maximum", field.maximum()));
        }
        return Optional.empty();
    }

    private Optional<FormFault> text(Asked asked, String text) {
        Field field = asked.field();
        int longest = field.maxLength() == null ? Reading.LONGEST : field.maxLength();
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of(fault(asked, "too-long", longest));
        }
        if (field.minLength() != null && text.length() < field.minLength()) {
            return Optional.of(fault(asked, "too-short", field.minLength()));
        }
        if (!field.options().isEmpty() && !field.options().containsKey(text)) {
            return Optional.of(fault(asked, "option"));
        }
        if (field.codes() != null && !listed(field.codes(), text)) {
            return Optional.of(fault(asked, "option"));
        }
        if (field.pattern() != null && !fits(field.pattern(), text)) {
            Text own = field.patternText();
            return Optional.of(
                    own == null
                            ? fault(asked, "pattern")
                            : new FormFault(asked.path(), "pattern", own));
        }
        return format(asked, text);
    }

    private boolean fits(String pattern, String text) {
        Pattern compiled = patterns.get(pattern);
        return compiled == null || compiled.matcher(text).matches();
    }

    private boolean listed(String list, String code) {
        CodeList codeList = codes.get(list);
        return codeList == null || codeList.find(code).isPresent();
    }

    private Optional<FormFault> format(Asked asked, String text) {
        String format = asked.field().format();
        if (format == null) {
            return Optional.empty();
        }
        Pattern form = FORMATS.get(format);
        if (form != null) {
            return form.matcher(text).matches()
                    ? Optional.empty()
                    : Optional.of(fault(asked, format));
        }
        return switch (format) {
            case "date", "date-or-year" -> date(asked, text);
            case "person-number" -> personNumber(asked, text);
            case "unit", "province" ->
                    asked.outside().unitExists(text, asked.on())
                            ? Optional.empty()
                            : Optional.of(fault(asked, "unit"));
            default -> Optional.empty();
        };
    }

    private Optional<FormFault> date(Asked asked, String text) {
        Field field = asked.field();
        boolean future =
                text.length() == 4
                        ? Integer.parseInt(text) > asked.on().getYear()
                        : LocalDate.parse(text).isAfter(asked.on());
        if (field.past() && future) {
            return Optional.of(fault(asked, "date-future"));
        }
        if (field.notBefore() != null
                && asked.siblings().get(field.notBefore()) instanceof String first
                && text.length() == 10
                && first.length() == 10
                && text.compareTo(first) < 0) {
            return Optional.of(fault(asked, "date-before", spoken(first)));
        }
        return Optional.empty();
    }

    private static String spoken(String date) {
        LocalDate day = LocalDate.parse(date);
        return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private Optional<FormFault> personNumber(Asked asked, String number) {
        Field field = asked.field();
        Object born = field.born() == null ? null : asked.siblings().get(field.born());
        Object sex = field.sex() == null ? null : asked.siblings().get(field.sex());
        return asked.outside()
                .personNumberFault(
                        number,
                        born instanceof String text ? Reading.day(text) : null,
                        sex instanceof String text ? text : null)
                .map(why -> fault(asked, "person-number-" + why));
    }

    private Optional<FormFault> address(Asked asked, Map<?, ?> address) {
        if (!(address.get("unit") instanceof String unit) || unit.isBlank()) {
            return Optional.of(fault(asked, "address-unit"));
        }
        if (!asked.outside().unitExists(unit, asked.on())) {
            return Optional.of(fault(asked, "unit"));
        }
        return Optional.empty();
    }

    private List<FormFault> items(Asked asked, List<?> items) {
        Field field = asked.field();
        var found = new ArrayList<FormFault>();
        if (field.minItems() != null && items.size() < field.minItems()) {
            found.add(fault(asked, "too-few", field.minItems()));
        }
        if (field.maxItems() != null && items.size() > field.maxItems()) {
            found.add(fault(asked, "too-many", field.maxItems()));
        }
        Field.Item item = field.items();
        if (item == null) {
            return found;
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> row) {
                found.addAll(row(asked, item, i, row));
            } else if (!item.options().isEmpty()
                    && !item.options().containsKey(String.valueOf(items.get(i)))) {
                found.add(fault(asked, "option"));
            }
        }
        return found;
    }

    private List<FormFault> row(Asked asked, Field.Item item, int index, Map<?, ?> row) {
        var values = new HashMap<String, Object>();
        row.forEach((key, value) -> values.put(String.valueOf(key), value));
        var found = new ArrayList<FormFault>();
        item.properties()
                .forEach((id, column) ->
                        found.addAll(faults(asked.column(index, id, column, values))));
        values.keySet().stream()
                .filter(id -> !item.properties().containsKey(id))
                .sorted()
                .forEach(id -> found.add(unknown(asked.path() + "." + index + "." + id)));
        return found;
    }

    /// The procedure is not for people of this kind.
    FormFault notFor() {
        return new FormFault("applicant", "subject", wording.of("fault.subject"));
    }

    FormFault unknown(String path) {
        return new FormFault(path, "unknown-field", wording.of("fault.unknown-field", path));
    }

    private FormFault fault(Asked asked, String rule, @Nullable Object... details) {
        var arguments = new ArrayList<Object>();
        arguments.add(asked.field().label());
        for (Object detail : details) {
            if (detail != null) {
                arguments.add(detail);
            }
        }
        return new FormFault(asked.path(), rule, wording.of("fault." + rule, arguments.toArray()));
    }
}
