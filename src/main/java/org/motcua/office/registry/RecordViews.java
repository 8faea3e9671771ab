package org.motcua.office.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.form.Values;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.office.Names;
import org.motcua.office.Times;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Tone;
import org.motcua.registry.Records;
import org.motcua.registry.Registry;
import org.motcua.registry.Regrouping;
import org.motcua.registry.Regroupings;
import org.motcua.registry.Task;
import org.motcua.registry.Tasks;
import org.motcua.registry.Wording;
import org.springframework.stereotype.Component;

/// The page of one record: what it says, what it said, what is wrong with it.
@Component
public class RecordViews {
    private final Records records;
    private final Regroupings regroupings;
    private final Tasks tasks;
    private final Measures measures;
    private final Values values;
    private final Times times;
    private final Names names;

    RecordViews(
            Records records,
            Regroupings regroupings,
            Tasks tasks,
            Measures measures,
            Values values,
            Times times,
            Names names) {
        this.records = records;
        this.regroupings = regroupings;
        this.tasks = tasks;
        this.measures = measures;
        this.values = values;
        this.times = times;
        this.names = names;
    }

    /// A wording, as the page lists it.
    ///
    /// @param changed what differs from the wording before it
    public record Past(String valid, String believed, String cause, Tone tone, Summary changed) {}

    /// A fault, with what can be done about it.
    ///
    /// @param source whether it can be told to the registry where the fact originates
    public record Wrong(
            UUID id,
            String kind,
            String words,
            String state,
            String due,
            Tone tone,
            @Nullable String cause,
            boolean open,
            boolean closed,
            boolean source) {}

    /// A merge or split.
    public record Grouped(UUID id, String words, String reason, boolean undone) {}

    Html.View of(Page page, Registry registry, UUID entity, String access, SignedIn who) {
        var purpose = Keeping.purpose(page, registry, who, "registry:" + registry.id(), access);
        var history =
                records.history(entity, purpose)
                        .filter(found -> found.registry().id().equals(registry.id()))
                        .orElseThrow(Keeping::missing);
        var now = history.on(names.today());
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("done", null);
        model.put("problem", null);
        model.put("title", "%s %s".formatted(page.t(registry.key().title()), history.key()));
        model.put("registry", page.t(registry.title()));
        model.put("home", "/office/registries/" + registry.id());
        model.put("path", Measures.path(registry, entity));
        model.put("facts", now.map(one -> facts(page, registry, one)).orElse(null));
        model.put(
                "masked",
                history.masked().stream()
                        .map(name -> Measures.field(page, registry, name))
                        .toList());
        model.put("past", past(page, registry, history.wordings()));
        model.put("wrong", wrong(page, registry, entity));
        model.put("groups", groups(page, entity));
        model.put("fields", now.map(one -> correction(page, registry)).orElse(List.of()));
        model.put("seen", now.map(one -> one.id().toString()).orElse(""));
        return Html.of("office/registry/record", model);
    }

    private Summary facts(Page page, Registry registry, Wording wording) {
        return new Summary(
                wording.fields().entrySet().stream()
                        .filter(entry -> registry.fields().containsKey(entry.getKey()))
                        .map(entry -> row(page, registry, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private Summary.Row row(Page page, Registry registry, String name, @Nullable Object value) {
        var field = registry.fields().get(name);
        return new Summary.Row(
                Measures.field(page, registry, name),
                field == null ? String.valueOf(value) : values.words(page, field, value));
    }

    private List<Past> past(Page page, Registry registry, List<Wording> wordings) {
        var found = new ArrayList<Past>();
        for (int i = 0; i < wordings.size(); i++) {
            var one = wordings.get(i);
            var before = i + 1 < wordings.size() ? wordings.get(i + 1).fields() : Map.of();
            var changed = new ArrayList<Summary.Row>();
            one.fields()
                    .forEach((name, value) -> {
                        if (!value.equals(before.get(name))) {
                            changed.add(row(page, registry, name, value));
                        }
                    });
            before.keySet().stream()
                    .filter(name -> !one.fields().containsKey(String.valueOf(name)))
                    .forEach(name -> changed.add(row(page, registry, String.valueOf(name), null)));
            found.add(
                    new Past(
                            valid(page, one),
                            believed(page, one),
                            cause(page, one.cause()),
                            one.believed() ? Tone.GOOD : Tone.PLAIN,
                            new Summary(changed)));
        }
        return found;
    }

    private static String valid(Page page, Wording one) {
        return one.until()
                .map(until ->
                        page.w(
                                "registry.history.valid",
                                page.format().shortDate(one.from()),
                                page.format().shortDate(until)))
                .orElseGet(() ->
                        page.w("registry.history.since", page.format().shortDate(one.from())));
    }

    private static String believed(Page page, Wording one) {
        return one.superseded()
                .map(until ->
                        page.w(
                                "registry.history.believed",
                                page.format().shortMoment(one.recorded()),
                                page.format().shortMoment(until)))
                .orElseGet(() ->
                        page.w(
                                "registry.history.recorded",
                                page.format().shortMoment(one.recorded())));
    }

    private String cause(Page page, String cause) {
        int colon = cause.indexOf(':');
        return colon < 0
                ? names.known(page, "registry.cause." + cause)
                : names.known(page, "registry.cause." + cause.substring(0, colon));
    }

    private List<Wrong> wrong(Page page, Registry registry, UUID entity) {
        var counting = times.counting(page);
        var owner = new AgencyCode(registry.owner());
        return tasks.of(entity).stream()
                .map(task -> {
                    var left = counting.left(owner, Optional.of(task.due()));
                    var field = registry.fields().get(task.finding().field());
                    boolean closed = task.closed().isPresent();
                    return new Wrong(
                            task.id(),
                            page.w("registry.kind." + task.finding().kind()),
                            measures.sentence(page, registry, task.finding()),
                            page.w("registry.task." + task.state()),
                            closed ? page.format().shortDate(task.closed().get()) : left.words(),
                            closed ? Tone.GOOD : left.tone(),
                            task.cause().orElse(null),
                            task.state() == Task.State.OPEN,
                            closed,
                            !closed && field != null && field.authority() != null);
                })
                .toList();
    }

    private List<Grouped> groups(Page page, UUID entity) {
        return regroupings.of(entity).stream()
                .map(one ->
                        new Grouped(
                                one.id(),
                                page.w(
                                        one.act() == Regrouping.Act.MERGE
                                                ? "registry.merged"
                                                : "registry.split",
                                        one.keptKey(),
                                        one.otherKey(),
                                        page.format().shortDate(one.at())),
                                one.reason(),
                                one.undone().isPresent()))
                .toList();
    }

    private static List<Field> correction(Page page, Registry registry) {
        var options =
                registry.fields().entrySet().stream()
                        .filter(field -> Correction.typed(field.getValue()))
                        .map(field ->
                                new Field.Option(field.getKey(), page.t(field.getValue().title())))
                        .toList();
        return List.of(
                Field.select("field", page.w("registry.field"), options),
                Field.text("value", page.w("registry.correct.value"))
                        .hint(page.w("registry.correct.value.hint")),
                Field.text("words", page.w("registry.reason"))
                        .hint(page.w("registry.reason.hint")));
    }
}
