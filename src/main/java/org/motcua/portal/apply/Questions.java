package org.motcua.portal.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.dossier.DraftView;
import org.motcua.form.Fields;
import org.motcua.page.Fact;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.TaskList;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Form;
import org.motcua.procedure.FormFault;
import org.springframework.stereotype.Component;

/// What the pages of a draft show.
@Component
class Questions {
    private final Fields fields;

    Questions(Fields fields) {
        this.fields = fields;
    }

    /// One question page.
    ///
    /// @param from where the person came from and returns to: "review", or nothing
    Map<String, Object> model(
            Page page, DraftView view, AskedPage asked, List<FormFault> faults, String from) {
        var asking = view.asking();
        int number = asking.indexOf(asked) + 1;
        var part = view.procedure().form().part(asked.page().part());
        String caption =
                page.w(
                        "portal.question.caption",
                        page.t(view.procedure().title()),
                        part.map(Form.Part::title).map(page::t).orElse(""),
                        number,
                        asking.size());
        var shown = new ArrayList<Field>();
        var facts = new ArrayList<Fact>();
        for (AskedPage.Item item : asked.items()) {
            switch (item) {
                case AskedPage.Item.Question question ->
                        shown.addAll(fields.of(page, question, faults));
                case AskedPage.Item.Known known -> facts.add(fact(page, known));
            }
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("view", view);
        model.put("question", asked);
        model.put("caption", caption);
        model.put("fields", asHeading(page, asked, shown, caption));
        model.put("facts", facts);
        model.put("back", back(view, asked, from));
        model.put("from", from);
        return model;
    }

    /// A page with one field asks it in its heading.
    private static List<Field> asHeading(
            Page page, AskedPage asked, List<Field> shown, String caption) {
        boolean single = shown.size() == 1 && asked.items().size() == 1;
        boolean choice =
                single
                        && (shown.getFirst().kind() == Field.Kind.RADIO
                                || shown.getFirst().kind() == Field.Kind.CHECKBOXES
                                || shown.getFirst().kind() == Field.Kind.DATE);
        if (!choice) {
            return shown;
        }
        var field = shown.getFirst();
        String why = asked.page().why() == null ? field.hint() : page.t(asked.page().why());
        return List.of(
                new Field(
                                field.kind(),
                                field.name(),
                                page.t(asked.page().title()),
                                why,
                                field.value(),
                                field.error(),
                                field.options(),
                                null,
                                field.suffix(),
                                field.optional(),
                                field.attributes())
                        .asHeading(caption));
    }

    private Fact fact(Page page, AskedPage.Item.Known known) {
        return new Fact(
                page.t(known.asked().label()),
                fields.words(page, known.asked(), known.value()),
                fields.registry(page, known.registry()),
                known.asOf(),
                null);
    }

    private static String back(DraftView view, AskedPage asked, String from) {
        String draft = "/drafts/" + view.draft().id();
        if (from.equals("review")) {
            return draft + "/review";
        }
        return view.before(asked.page().id())
                .map(before -> draft + "/questions/" + before.page().id())
                .orElse(draft);
    }

    /// What is done and what is left, by the parts of the form.
    TaskList tasks(Page page, DraftView view) {
        String draft = "/drafts/" + view.draft().id();
        var groups = new ArrayList<TaskList.Group>();
        for (Form.Part part : view.procedure().form().parts()) {
            var tasks =
                    view.asking().stream()
                            .filter(asked -> asked.page().part().equals(part.id()))
                            .map(asked -> task(page, view, asked))
                            .toList();
            if (!tasks.isEmpty()) {
                groups.add(new TaskList.Group(page.t(part.title()), tasks));
            }
        }
        var last = new ArrayList<TaskList.Task>();
        if (!view.handedIn().isEmpty()) {
            last.add(
                    new TaskList.Task(
                            page.w("portal.papers.title"),
                            draft + "/papers",
                            view.missing().isEmpty()
                                    ? TaskList.State.DONE
                                    : TaskList.State.NOT_STARTED,
                            null));
        }
        boolean ready = view.faults().isEmpty() && view.missing().isEmpty();
        last.add(
                new TaskList.Task(
                        page.w("portal.review.title"),
                        draft + "/review",
                        ready ? TaskList.State.NOT_STARTED : TaskList.State.BLOCKED,
                        ready ? null : page.w("portal.review.blocked")));
        groups.add(new TaskList.Group(page.w("portal.tasks.send"), last));
        return new TaskList(groups);
    }

    private static TaskList.Task task(Page page, DraftView view, AskedPage asked) {
        boolean open = view.unfinished().contains(asked.page().id());
        boolean begun =
                asked.page().fields().stream().anyMatch(view.draft().answers()::containsKey);
        var state =
                !begun
                        ? TaskList.State.NOT_STARTED
                        : open ? TaskList.State.IN_PROGRESS : TaskList.State.DONE;
        return new TaskList.Task(
                page.t(asked.page().title()),
                "/drafts/%s/questions/%s".formatted(view.draft().id(), asked.page().id()),
                state,
                null);
    }

    /// Every answer with its way to be changed, by the parts of the form.
    Map<String, Summary> summary(Page page, DraftView view) {
        var summaries = new LinkedHashMap<String, Summary>();
        for (Form.Part part : view.procedure().form().parts()) {
            var rows = new ArrayList<Summary.Row>();
            for (AskedPage asked : view.pages()) {
                if (asked.page().part().equals(part.id())) {
                    asked.items().forEach(item -> row(page, view, asked, item, rows));
                }
            }
            if (!rows.isEmpty()) {
                summaries.put(page.t(part.title()), new Summary(sourceOnce(rows)));
            }
        }
        return summaries;
    }

    private String typed(Page page, AskedPage.Item.Question question) {
        String words = fields.words(page, question.asked(), question.value());
        return words.isEmpty() ? page.w("portal.review.nothing") : words;
    }

    /// What comes from the same place says so once, under the last of it.
    private static List<Summary.Row> sourceOnce(List<Summary.Row> rows) {
        var shown = new ArrayList<Summary.Row>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean more =
                    i + 1 < rows.size()
                            && row.source() != null
                            && row.source().equals(rows.get(i + 1).source());
            shown.add(more ? new Summary.Row(row.label(), row.value()) : row);
        }
        return shown;
    }

    private void row(
            Page page,
            DraftView view,
            AskedPage asked,
            AskedPage.Item item,
            List<Summary.Row> rows) {
        switch (item) {
            case AskedPage.Item.Known known ->
                    rows.add(
                            new Summary.Row(
                                    page.t(known.asked().label()),
                                    fields.words(page, known.asked(), known.value()),
                                    fields.registry(page, known.registry()),
                                    null));
            case AskedPage.Item.Question question ->
                    rows.add(
                            new Summary.Row(
                                    page.t(question.asked().label()),
                                    typed(page, question),
                                    null,
                                    "/drafts/%s/questions/%s?from=review"
                                            .formatted(view.draft().id(), asked.page().id())));
        }
    }
}
