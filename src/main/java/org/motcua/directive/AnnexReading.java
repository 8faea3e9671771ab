package org.motcua.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.directive.AnnexForm.Column;
import org.motcua.directive.AnnexReport.Choices;
import org.motcua.directive.AnnexReport.Flaw;
import org.motcua.directive.AnnexReport.Line;
import org.motcua.directive.AnnexReport.What;
import org.motcua.directive.DirectiveDefinition.Result;
import org.motcua.directive.DirectiveDefinition.TaskDefinition;
import org.motcua.kernel.Folding;
import org.motcua.kernel.Text;

/// Makes tasks of the rows of an annex and says what is wrong with each. Nothing is guessed: what
/// has more than one meaning is a flaw, and a choice of whoever enters it.
final class AnnexReading {
    private static final int HEADING_WITHIN = 30;
    private static final int LONGEST = 4000;

    private final Country country;
    private final AnnexForm form;
    private final @Nullable LocalDate dated;
    private final LocalDate today;
    private final Choices choices;
    private final AnnexNames names;
    private final AnnexDays days;
    private final Map<String, String> taken = new HashMap<>();
    private final AnnexNumbers numbers;
    private final Set<String> said = new HashSet<>();
    private final List<Flaw> general = new ArrayList<>();

    /// @param there the tasks that the document has already
    AnnexReading(
            Country country,
            AnnexForm form,
            @Nullable LocalDate dated,
            LocalDate today,
            List<Task> there,
            Choices choices) {
        this.country = country;
        this.form = form;
        this.dated = dated;
        this.today = today;
        this.choices = choices;
        names = new AnnexNames(country, form, dated == null ? today : dated);
        days = new AnnexDays(form);
        numbers = new AnnexNumbers(choices.renumber());
        for (var task : there) {
            if (task.parent() == null) {
                taken.put(task.label(), Folding.fold(task.text().in(binding())));
            }
        }
    }

    private String binding() {
        return country.settings().binding();
    }

    /// The sheet with a row that names columns; empty where no sheet has one.
    Optional<AnnexReport> read(List<AnnexSheet> sheets) {
        for (var sheet : sheets) {
            for (int i = 0; i < Math.min(HEADING_WITHIN, sheet.rows().size()); i++) {
                var columns = columns(sheet.rows().get(i));
                if (columns.containsKey(Column.TEXT) && columns.containsKey(Column.LEAD)) {
                    unknown(sheet.rows().get(i), columns);
                    return Optional.of(
                            read(sheet.rows().subList(i + 1, sheet.rows().size()), columns));
                }
            }
        }
        return Optional.empty();
    }

    private Map<Column, Integer> columns(AnnexSheet.Line heading) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < heading.cells().size(); i++) {
            int place = i;
            form.column(heading.cell(i)).ifPresent(one -> columns.putIfAbsent(one, place));
        }
        return columns;
    }

    private void unknown(AnnexSheet.Line heading, Map<Column, Integer> columns) {
        for (int i = 0; i < heading.cells().size(); i++) {
            String title = heading.cell(i);
            var column = form.column(title);
            if (column.isPresent()) {
                Integer first = columns.get(column.get());
                if (first != null && first != i) {
                    general.add(new Flaw(What.COLUMN_TWICE, title, ""));
                }
            } else if (!title.isBlank() && !form.ignores(title)) {
                general.add(new Flaw(What.UNKNOWN_COLUMN, title, ""));
            }
        }
    }

    private AnnexReport read(List<AnnexSheet.Line> rows, Map<Column, Integer> columns) {
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var cells = new EnumMap<Column, String>(Column.class);
            columns.forEach((column, place) -> cells.put(column, row.cell(place)));
            boolean says =
                    cells.entrySet().stream()
                            .anyMatch(one ->
                                    one.getKey() != Column.NUMBER && !one.getValue().isBlank());
            if (says) {
                lines.add(line(row.row(), cells));
            }
        }
        numbers.missing().ifPresent(list -> general.add(new Flaw(What.NUMBERS_MISSING, list, "")));
        return new AnnexReport(general, lines);
    }

    private Line line(int row, Map<Column, String> cells) {
        var flaws = new ArrayList<Flaw>();
        String text = cells.getOrDefault(Column.TEXT, "");
        String label = numbers.label(row, cells.getOrDefault(Column.NUMBER, ""), flaws);
        text(text, flaws);
        var leads = leads(cells.getOrDefault(Column.LEAD, ""), flaws);
        boolean elsewhere = !cells.getOrDefault(Column.BASIS, "").isBlank();
        var deadline = deadline(cells.getOrDefault(Column.DUE, ""), elsewhere, flaws);
        var partners = new ArrayList<>(leads.partners());
        partners.addAll(partners(cells.getOrDefault(Column.PARTNERS, ""), flaws));
        String basis = cells.getOrDefault(Column.BASIS, "");
        String whole = basis.isBlank() ? text : text + " (" + basis + ")";
        Result result = result(cells, deadline, flaws);
        String product = cells.getOrDefault(Column.PRODUCT, "");
        String authority = cells.getOrDefault(Column.AUTHORITY, "");
        unclear(deadline, product, authority, flaws);
        String folded = Folding.fold(whole);
        if (!text.isBlank() && !said.add(folded + "|" + leads.id())) {
            flaws.add(new Flaw(What.SAME_TASK_TWICE, text, ""));
        }
        boolean known = folded.equals(taken.get(label));
        if (!known && taken.containsKey(label)) {
            flaws.add(new Flaw(What.NUMBER_TAKEN, label, ""));
        }
        if (flaws.stream().anyMatch(flaw -> flaw.what().stops())) {
            return new Line(row, label, text, Optional.empty(), false, flaws);
        }
        var task =
                new TaskDefinition(
                        label,
                        said(whole),
                        leads.group() ? null : leads.id(),
                        leads.group() ? leads.id() : null,
                        null,
                        null,
                        List.copyOf(partners),
                        deadline instanceof Deadline.On(var day) ? day : null,
                        deadline instanceof Deadline.Every(var rhythm, _) ? rhythm : null,
                        deadline instanceof Deadline.Ongoing,
                        optional(product),
                        optional(authority),
                        null,
                        result);
        return new Line(row, label, text, Optional.of(task), known, flaws);
    }

    private static void text(String text, List<Flaw> flaws) {
        if (text.isBlank()) {
            flaws.add(new Flaw(What.NO_TEXT, "", ""));
        } else if (text.length() > LONGEST) {
            flaws.add(new Flaw(What.TEXT_TOO_LONG, String.valueOf(text.length()), ""));
        }
    }

    private record Leads(String id, boolean group, List<String> partners) {}

    private Leads leads(String words, List<Flaw> flaws) {
        if (words.isBlank()) {
            flaws.add(new Flaw(What.NO_LEAD, "", ""));
            return new Leads("", false, List.of());
        }
        var found = names.find(words);
        if (found.named().isEmpty() || !found.rest().isEmpty()) {
            flaws.add(new Flaw(What.UNKNOWN_LEAD, words, names.nearest(words)));
            return new Leads("", false, List.of());
        }
        var first = found.named().getFirst();
        if (found.named().size() == 1) {
            return new Leads(first.id(), first.group(), List.of());
        }
        String all =
                found.named().stream()
                        .map(AnnexNames.Named::name)
                        .collect(Collectors.joining("; "));
        flaws.add(new Flaw(choices.firstLeads() ? What.FIRST_LEADS : What.TWO_LEADS, all, ""));
        return new Leads(
                first.id(),
                first.group(),
                found.named().stream().skip(1).map(AnnexNames.Named::id).toList());
    }

    private List<String> partners(String words, List<Flaw> flaws) {
        if (words.isBlank()) {
            return List.of();
        }
        var found = names.find(words);
        if (!found.rest().isEmpty()) {
            flaws.add(new Flaw(What.UNKNOWN_PARTNER, found.rest(), names.nearest(found.rest())));
        }
        return found.named().stream().map(AnnexNames.Named::id).toList();
    }

    /// @param elsewhere whether an earlier document ordered it, so that its day may lie before
    private Deadline deadline(String words, boolean elsewhere, List<Flaw> flaws) {
        return switch (days.read(words, today)) {
            case AnnexDays.Said.NoSuchDay _ -> {
                flaws.add(new Flaw(What.NO_SUCH_DAY, words, ""));
                yield new Deadline.None();
            }
            case AnnexDays.Said.Unreadable _ -> {
                flaws.add(new Flaw(What.UNREADABLE_DAY, words, ""));
                yield new Deadline.None();
            }
            case AnnexDays.Said.Until(var deadline) -> {
                if (dated != null
                        && !elsewhere
                        && deadline instanceof Deadline.On(var day)
                        && day.isBefore(dated)) {
                    flaws.add(new Flaw(What.DAY_BEFORE_DOCUMENT, words, ""));
                }
                yield deadline;
            }
        };
    }

    private @Nullable Result result(
            Map<Column, String> cells, Deadline deadline, List<Flaw> flaws) {
        String words = cells.getOrDefault(Column.STATE, "");
        String result = cells.getOrDefault(Column.RESULT, "");
        var state = words.isBlank() ? Optional.<AnnexForm.State>empty() : form.state(words);
        if (!words.isBlank() && state.isEmpty()) {
            flaws.add(new Flaw(What.UNKNOWN_STATE, words, ""));
        }
        boolean done = state.filter(one -> one != AnnexForm.State.OPEN).isPresent();
        if (done && deadline.last().isPresent()) {
            flaws.add(new Flaw(What.DONE_WITHOUT_DAY, words, ""));
        }
        String both =
                java.util.stream.Stream.of(words, result)
                        .filter(one -> !one.isBlank())
                        .collect(Collectors.joining(". "));
        return both.isEmpty() ? null : new Result(done, null, null, said(both));
    }

    private void unclear(Deadline deadline, String product, String authority, List<Flaw> flaws) {
        var unclear = new ArrayList<Task.Clarity>();
        if (deadline instanceof Deadline.None) {
            unclear.add(Task.Clarity.TIME);
        }
        if (product.isBlank()) {
            unclear.add(Task.Clarity.PRODUCT);
        }
        if (authority.isBlank()) {
            unclear.add(Task.Clarity.AUTHORITY);
        }
        if (!unclear.isEmpty()) {
            var names = unclear.stream().map(Enum::name).collect(Collectors.joining(","));
            flaws.add(new Flaw(choices.strict() ? What.UNCLEAR_STRICT : What.UNCLEAR, names, ""));
        }
    }

    private @Nullable Text optional(String words) {
        return words.isBlank() ? null : said(words);
    }

    /// The words of a file, in whichever language it is.
    private Text said(String words) {
        var same = new LinkedHashMap<String, String>();
        country.settings().tags().forEach(tag -> same.put(tag, words));
        return new Text(same);
    }
}
