package org.motcua.portal.apply;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Uploads;
import org.motcua.identity.Public;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.Paper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/// The papers of a draft: handed in by an ordinary form, or in parts that survive a broken
/// connection.
@Controller
@Public
class PaperPages {
    private final Drafts drafts;
    private final Uploads uploads;
    private final DraftDoor door;

    PaperPages(Drafts drafts, Uploads uploads, DraftDoor door) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.door = door;
    }

    @GetMapping("/drafts/{id}/papers")
    Html papers(@PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        return shown(view(id, who, request), "");
    }

    private Html.View shown(DraftView view, String unready) {
        var model = new LinkedHashMap<String, Object>();
        model.put("view", view);
        model.put("unready", unready);
        return Html.of("portal/apply/papers", model);
    }

    /// Takes files by an ordinary form.
    @PostMapping("/drafts/{id}/papers/{paper}")
    Html add(
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam("file") List<MultipartFile> files,
            Optional<SignedIn> who,
            HttpServletRequest request)
            throws IOException {
        var view = view(id, who, request);
        var wanted = paper(view, paper);
        int room = wanted.acceptedFiles() - kept(view, wanted);
        for (MultipartFile file : files) {
            if (!file.isEmpty() && room > 0) {
                try (var content = file.getInputStream()) {
                    uploads.whole(
                            new Uploads.Home.OfDraft(id),
                            wanted,
                            String.valueOf(file.getOriginalFilename()),
                            file.getSize(),
                            content);
                }
                room--;
            }
        }
        return Html.redirect("/drafts/" + id + "/papers#paper-" + wanted.id());
    }

    private static int kept(DraftView view, Paper paper) {
        return (int)
                view.files().stream()
                        .filter(file -> file.paper().equals(paper.id()) && file.whole())
                        .count();
    }

    /// Goes on when nothing is missing.
    @PostMapping("/drafts/{id}/papers")
    Html done(@PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        var view = view(id, who, request);
        if (!view.missing().isEmpty()) {
            return shown(view, "missing").invalid();
        }
        return Html.redirect("/drafts/" + id + "/review");
    }

    @PostMapping("/drafts/{id}/files/{file}/remove")
    Html remove(
            @PathVariable UUID id,
            @PathVariable UUID file,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var mine = file(view(id, who, request), file);
        uploads.remove(mine.id());
        return Html.redirect("/drafts/" + id + "/papers#paper-" + mine.paper());
    }

    /// What a script knows of a file that is on its way.
    record Progress(UUID file, String state, long received, String words) {}

    /// Announces a file that will come in parts.
    @PostMapping("/drafts/{id}/papers/{paper}/parts")
    @ResponseBody
    Progress announce(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam String name,
            @RequestParam long size,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = view(id, who, request);
        return progress(
                page, uploads.begin(new Uploads.Home.OfDraft(id), paper(view, paper), name, size));
    }

    /// Takes the next part; tells from where to go on.
    @PutMapping("/drafts/{id}/files/{file}")
    ResponseEntity<Progress> part(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam long from,
            @RequestBody byte[] content,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = view(id, who, request);
        var mine = file(view, file);
        return switch (uploads.append(file, paper(view, mine.paper()), from, content)) {
            case Uploads.Arrived.Partly(long received) ->
                    ResponseEntity.ok(new Progress(file, "arriving", received, ""));
            case Uploads.Arrived.OutOfPlace(long received) ->
                    ResponseEntity.status(409).body(new Progress(file, "arriving", received, ""));
            case Uploads.Arrived.Whole(PaperFile whole) -> ResponseEntity.ok(progress(page, whole));
        };
    }

    private static Progress progress(Page page, PaperFile file) {
        String words =
                file.fault().or(file::warning).map(key -> page.w("dossier.file." + key)).orElse("");
        return new Progress(
                file.id(),
                file.state().name().toLowerCase(java.util.Locale.ROOT),
                file.received(),
                words);
    }

    private static PaperFile file(DraftView view, UUID file) {
        return view.files().stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(DraftPages::missing);
    }

    private static Paper paper(DraftView view, String id) {
        return view.papers().stream()
                .map(Paper.Needed::paper)
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(DraftPages::missing);
    }

    private DraftView view(UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        var draft = door.open(id, request, who).orElseThrow(DraftPages::missing);
        return drafts.view(draft, who);
    }
}
