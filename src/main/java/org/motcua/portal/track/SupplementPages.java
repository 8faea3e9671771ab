package org.motcua.portal.track;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.dossier.Uploads;
import org.motcua.dossier.Wish;
import org.motcua.form.PaperDesk;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.Paper;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Handing in what an agency asked for: the whole list, a place for each paper, one button.
@Controller
@Allow("dossier.apply")
class SupplementPages {
    private final Dossiers dossiers;
    private final Uploads uploads;
    private final PaperDesk desk;
    private final Progress progress;

    SupplementPages(Dossiers dossiers, Uploads uploads, PaperDesk desk, Progress progress) {
        this.dossiers = dossiers;
        this.uploads = uploads;
        this.desk = desk;
        this.progress = progress;
    }

    /// A dossier that waits for its applicant, and what they have sent since.
    private record Waiting(Dossier dossier, List<Paper> papers, List<PaperFile> files) {
        Uploads.Home.OfSupplement home() {
            return new Uploads.Home.OfSupplement(dossier.id(), dossier.standing().supplements());
        }

        Paper paper(String id) {
            return papers.stream()
                    .filter(paper -> paper.id().equals(id))
                    .findFirst()
                    .orElseThrow(SupplementPages::missing);
        }

        PaperFile file(UUID id) {
            return PaperDesk.find(files, id).orElseThrow(SupplementPages::missing);
        }
    }

    /// Nothing where the dossier waits for nobody, or is somebody else's.
    private Optional<Waiting> waiting(UUID id, SignedIn who) {
        var dossier = dossiers.forApplicant(id, who).orElseThrow(SupplementPages::missing);
        if (dossier.state() != State.SUPPLEMENT_REQUESTED
                || dossiers.lastWish(dossier).filter(Wish::open).isPresent()) {
            return Optional.empty();
        }
        var papers =
                progress.procedure(dossier).papers().stream()
                        .filter(paper -> !paper.show())
                        .filter(paper ->
                                paper.cases().isEmpty()
                                        || paper.cases().contains(dossier.situation()))
                        .toList();
        int number = dossier.standing().supplements();
        return Optional.of(new Waiting(dossier, papers, uploads.ofSupplement(id, number)));
    }

    private Waiting stillWaiting(UUID id, SignedIn who) {
        return waiting(id, who).orElseThrow(SupplementPages::missing);
    }

    @GetMapping("/dossiers/{id}/supplement")
    Html asked(@PathVariable UUID id, SignedIn who) {
        return waiting(id, who)
                .<Html>map(waiting -> shown(waiting, ""))
                .orElseGet(() -> Html.redirect("/dossiers/" + id));
    }

    private Html.View shown(Waiting waiting, String fault) {
        var dossier = waiting.dossier();
        var model = new LinkedHashMap<String, Object>();
        model.put("dossier", dossier);
        model.put("procedure", progress.procedure(dossier));
        model.put("items", dossiers.supplements(dossier).getLast().items());
        model.put("papers", waiting.papers());
        model.put("files", waiting.files());
        model.put("fault", fault);
        return Html.of("portal/track/supplement", model);
    }

    @PostMapping("/dossiers/{id}/supplement/papers/{paper}")
    Html add(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam("file") List<MultipartFile> files,
            SignedIn who)
            throws IOException {
        var waiting = stillWaiting(id, who);
        var wanted = waiting.paper(paper);
        if (!desk.take(waiting.home(), wanted, waiting.files(), files)) {
            String words = page.w("portal.papers.many", wanted.acceptedFiles());
            return shown(stillWaiting(id, who), words).invalid();
        }
        return Html.redirect("/dossiers/" + id + "/supplement#paper-" + wanted.id());
    }

    @PostMapping("/dossiers/{id}/supplement/papers/{paper}/parts")
    ResponseEntity<PaperDesk.Progress> announce(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam String name,
            @RequestParam long size,
            @RequestParam(defaultValue = "") String sum,
            SignedIn who) {
        var waiting = stillWaiting(id, who);
        return desk.announce(
                page,
                waiting.home(),
                waiting.paper(paper),
                waiting.files(),
                new PaperDesk.Announced(name, size, sum));
    }

    @PutMapping("/dossiers/{id}/supplement/files/{file}")
    ResponseEntity<PaperDesk.Progress> part(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam long from,
            @RequestBody byte[] content,
            SignedIn who) {
        var waiting = stillWaiting(id, who);
        var mine = waiting.file(file);
        return desk.part(page, mine, waiting.paper(mine.paper()), from, content);
    }

    @PostMapping("/dossiers/{id}/supplement/files/{file}/remove")
    Html remove(@PathVariable UUID id, @PathVariable UUID file, SignedIn who) {
        var mine = stillWaiting(id, who).file(file);
        desk.remove(mine);
        return Html.redirect("/dossiers/" + id + "/supplement#paper-" + mine.paper());
    }

    @PostMapping("/dossiers/{id}/supplement")
    Html supply(Page page, @PathVariable UUID id, SignedIn who) {
        var waiting = waiting(id, who);
        if (waiting.isEmpty()) {
            return Html.redirect("/dossiers/" + id);
        }
        return switch (dossiers.supply(id, who, Map.of())) {
            case Taken.Done _ -> Html.redirect("/dossiers/" + id);
            case Taken.Refused(var why) ->
                    shown(waiting.get(), page.w("dossier.refusal." + why.name())).invalid();
        };
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
