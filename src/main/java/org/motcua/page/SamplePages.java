package org.motcua.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.identity.Public;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One page for each part, to be looked at, measured and tested; never in production.
@Controller
@ConditionalOnProperty("motcua.samples")
class SamplePages {
    /// Every part that has a sample page. Those in [#WITH_ERROR] have one in the state of error
    /// too.
    static final List<String> NAMES =
            List.of(
                    "question",
                    "text",
                    "number",
                    "date",
                    "select",
                    "textarea",
                    "search",
                    "file",
                    "radio",
                    "checkboxes",
                    "password",
                    "fact",
                    "tasks",
                    "summary",
                    "tags",
                    "notes",
                    "timeline",
                    "table",
                    "cards",
                    "map",
                    "strip",
                    "filter",
                    "confirm",
                    "receipt",
                    "wall");

    static final List<String> WITH_ERROR =
            List.of(
                    "question",
                    "text",
                    "number",
                    "date",
                    "select",
                    "textarea",
                    "search",
                    "file",
                    "radio",
                    "checkboxes",
                    "password");

    private final SampleBoards boards;

    SamplePages(SampleBoards boards) {
        this.boards = boards;
    }

    @Public
    @GetMapping("/samples")
    Html all() {
        return Html.of("page/sample/all", Map.of("names", NAMES, "withError", WITH_ERROR));
    }

    @Public
    @GetMapping("/samples/{name}")
    Html one(@PathVariable String name, @RequestParam(defaultValue = "") String state, Page page) {
        boolean bad = state.equals("error");
        if (name.equals("question")) {
            return Html.of(
                    "page/sample/question", Map.of("field", SampleFields.question(page, bad)));
        }
        if (WITH_ERROR.contains(name)) {
            List<Field> fields = SampleFields.named(name, page, bad);
            return Html.of("page/sample/form", Map.of("name", name, "fields", fields));
        }
        if (!NAMES.contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Html.of("page/sample/" + name, parameters(name, page));
    }

    @Public
    @PostMapping("/samples/{name}")
    Html taken(@PathVariable String name) {
        return Html.redirect("/samples/" + name);
    }

    /// Fails on purpose, so that the page that tells of it can be looked at.
    @Public
    @GetMapping("/samples/broken")
    Html broken() {
        throw new IllegalStateException("broken on purpose");
    }

    private Map<String, Object> parameters(String name, Page page) {
        var parameters = new LinkedHashMap<String, Object>();
        switch (name) {
            case "tasks" -> parameters.put("list", SampleMatters.tasks(page));
            case "fact" -> parameters.put("fact", SampleMatters.fact(page));
            case "summary" -> parameters.put("summary", SampleMatters.summary(page));
            case "timeline" -> parameters.put("timeline", SampleMatters.timeline(page));
            case "receipt" -> parameters.put("receipt", SampleMatters.receipt(page));
            case "table" -> parameters.put("table", boards.table(page));
            case "cards", "wall" -> parameters.put("cards", boards.cards(page));
            case "map" -> parameters.put("map", boards.map(page));
            case "strip" -> parameters.put("strip", boards.strip(page));
            case "filter" -> parameters.put("fields", SampleFields.filter(page));
            default -> {}
        }
        return parameters;
    }
}
