package org.motcua.board.tasks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.motcua.directive.Document;
import org.motcua.directive.Progress;
import org.motcua.directive.Standing;
import org.motcua.directive.Task;
import org.motcua.kernel.Folding;
import org.motcua.page.Field;
import org.motcua.page.Page;

/// Which tasks a list shows; it lives in the address.
///
/// @param progress the standing, or empty for all
/// @param document the key of a document, or empty for all
/// @param words to be found in the text, or empty
record TaskFilter(String progress, String document, String words, int page) {
    static TaskFilter of(Map<String, String> asked) {
        String page = asked.getOrDefault("page", "1");
        return new TaskFilter(
                asked.getOrDefault("is", ""),
                asked.getOrDefault("document", ""),
                asked.getOrDefault("q", "").strip(),
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    TaskFilter with(Progress one) {
        return new TaskFilter(is(one) ? "" : id(one), document, words, 1);
    }

    boolean is(Progress one) {
        return id(one).equals(progress);
    }

    /// Whether a task is of the document and has the words, whatever its standing.
    boolean fits(Task task, Map<UUID, Document> documents) {
        if (!document.isEmpty() && !task.directive().toString().equals(document)) {
            return false;
        }
        var of = documents.get(task.directive());
        return words.isEmpty()
                || Folding.fold(
                                task.text().byLanguage().values()
                                        + task.label()
                                        + (of == null ? "" : of.number()))
                        .contains(Folding.fold(words));
    }

    boolean fits(Standing one) {
        return progress.isEmpty() || is(one.progress());
    }

    String path() {
        var query = new ArrayList<String>();
        add(query, "is", progress);
        add(query, "document", document);
        add(query, "q", words);
        return TaskPages.ROOT + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    List<Field> fields(Page page, Collection<Document> documents) {
        var standings = new ArrayList<Field.Option>();
        standings.add(new Field.Option("", page.w("board.tasks.all")));
        Arrays.stream(Progress.values())
                .forEach(one ->
                        standings.add(new Field.Option(id(one), page.w("board.task.is." + one))));
        var papers = new ArrayList<Field.Option>();
        papers.add(new Field.Option("", page.w("board.tasks.all-documents")));
        documents.stream()
                .sorted(Comparator.comparing(Document::number))
                .forEach(one -> papers.add(new Field.Option(one.id().toString(), one.number())));
        return List.of(
                Field.select("is", page.w("board.task.progress"), standings).value(progress),
                Field.select("document", page.w("board.task.document"), papers).value(document),
                Field.text("q", page.w("board.tasks.words")).value(words));
    }

    private static void add(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String id(Progress one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
