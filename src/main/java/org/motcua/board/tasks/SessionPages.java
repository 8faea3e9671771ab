package org.motcua.board.tasks;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.directive.NewTask;
import org.motcua.directive.Orders;
import org.motcua.directive.Refusal;
import org.motcua.directive.Review;
import org.motcua.directive.Reviews;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Sessions in which tasks are reviewed.
@Controller
@Allow("directive.see")
class SessionPages {
    private static final String ROOT = "/board/reviews";
    private static final String ONE = ROOT + "/{series}/{day}";

    private final Reviews reviews;
    private final SessionViews views;

    SessionPages(Reviews reviews, SessionViews views) {
        this.reviews = reviews;
        this.views = views;
    }

    @GetMapping(ROOT)
    Html series(Page page) {
        return Html.of(
                "board/tasks/reviews",
                Map.of(
                        "series",
                        reviews.next().stream()
                                .map(one -> views.line(page, one, reviews.held(one.series())))
                                .toList()));
    }

    @GetMapping(ONE)
    Html session(Page page, SignedIn who, @PathVariable String series, @PathVariable String day) {
        return shown(page, who, found(series, day), Map.of(), null);
    }

    @PostMapping(ONE + "/decisions")
    @Allow("directive.give")
    Html decide(
            Page page,
            SignedIn who,
            @PathVariable String series,
            @PathVariable String day,
            @RequestParam Map<String, String> sent) {
        var review = found(series, day);
        String words = sent.getOrDefault("decision", "");
        return answered(page, who, review, sent, reviews.decide(who, review, words));
    }

    @PostMapping(ONE + "/asked/{task}/{verdict:grant|decline}")
    @Allow("directive.give")
    Html decide(
            Page page,
            SignedIn who,
            @PathVariable String series,
            @PathVariable String day,
            @PathVariable UUID task,
            @PathVariable String verdict,
            @RequestParam Map<String, String> sent) {
        var review = found(series, day);
        String version = sent.getOrDefault("version", "");
        var refused =
                reviews.decide(
                        who,
                        review,
                        task,
                        version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1,
                        verdict.equals("grant"),
                        sent.getOrDefault("words-" + task, ""));
        return answered(page, who, review, sent, refused);
    }

    @PostMapping(ONE + "/tasks")
    @Allow("directive.give")
    Html order(
            Page page,
            SignedIn who,
            @PathVariable String series,
            @PathVariable String day,
            @RequestParam Map<String, String> sent) {
        var review = found(series, day);
        var task =
                new NewTask(
                        sent.getOrDefault("text", ""),
                        sent.getOrDefault("lead", ""),
                        sent.getOrDefault("partners", ""),
                        date(Field.dateFrom(sent, "due")).orElse(null),
                        sent.getOrDefault("product", ""),
                        sent.getOrDefault("authority", ""));
        return switch (reviews.order(who, review, task)) {
            case Orders.Outcome.Entered _ -> Html.redirect(path(review));
            case Orders.Outcome.Refused(var why) ->
                    answered(page, who, review, sent, Optional.of(why));
            case Orders.Outcome.Unclear(var what) ->
                    shown(
                                    page,
                                    who,
                                    review,
                                    sent,
                                    page.w(
                                            "board.review.unclear",
                                            what.stream()
                                                    .map(one -> page.w("board.task.clear." + one))
                                                    .collect(Collectors.joining(", "))))
                            .invalid();
        };
    }

    @PostMapping(ONE + "/close")
    @Allow("directive.give")
    Html close(Page page, SignedIn who, @PathVariable String series, @PathVariable String day) {
        var review = found(series, day);
        return answered(page, who, review, Map.of(), reviews.close(who, review));
    }

    @GetMapping(ONE + "/minutes.pdf")
    ResponseEntity<byte[]> minutes(@PathVariable String series, @PathVariable String day) {
        var review = found(series, day);
        var pdf = reviews.minutes(review).orElseThrow(SessionPages::missing);
        return file(pdf, MediaType.APPLICATION_PDF, series + "-" + day + ".pdf");
    }

    @GetMapping(ONE + "/invitation.ics")
    ResponseEntity<byte[]> invitation(
            Page page, @PathVariable String series, @PathVariable String day) {
        var review = found(series, day);
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        + page.link(path(review));
        return file(
                reviews.invitation(review, page.language(), address)
                        .getBytes(StandardCharsets.UTF_8),
                MediaType.parseMediaType("text/calendar;charset=utf-8"),
                series + "-" + day + ".ics");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private Html answered(
            Page page,
            SignedIn who,
            Review review,
            Map<String, String> sent,
            Optional<Refusal> refused) {
        return refused.<Html>map(why ->
                        shown(page, who, review, sent, page.w("board.task.refusal." + why))
                                .invalid())
                .orElseGet(() -> Html.redirect(path(review)));
    }

    private Html.View shown(
            Page page,
            SignedIn who,
            Review review,
            Map<String, String> sent,
            @Nullable String problem) {
        boolean leads = review.closed() == null && reviews.leads(who, review);
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("problem", problem);
        model.put("name", views.name(page, review));
        model.put("path", path(review));
        model.put("about", views.about(page, review));
        model.put("closed", review.closed() != null);
        model.put("sections", views.sections(page, reviews.agenda(who, review), leads, sent));
        model.put("decisions", views.decisions(page, review));
        model.put("fields", leads ? views.fields(page, sent) : null);
        model.put("words", sent.get("decision"));
        return Html.of("board/tasks/review", model);
    }

    private Review found(String series, String day) {
        return date(day).flatMap(on -> reviews.find(series, on)).orElseThrow(SessionPages::missing);
    }

    static String path(Review review) {
        return ROOT + "/" + review.series().id() + "/" + review.day();
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
