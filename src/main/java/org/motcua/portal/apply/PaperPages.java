package org.motcua.portal.apply;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Uploads;
import org.motcua.form.PaperDesk;
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
import org.springframework.web.multipart.MultipartFile;

/// The papers of a draft: handed in by an ordinary form, or in parts that survive a broken
/// connection.
@Controller
@Public
class PaperPages {
    private final PaperDesk desk;
    private final DraftDoor door;

    PaperPages(PaperDesk desk, DraftDoor door) {
        this.desk = desk;
        this.door = door;
    }

    @GetMapping("/drafts/{id}/papers")
    Html papers(
            Page page, @PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        return shown(door.unfiled(id, request, who), Map.of());
    }

    /// @param undone what has to be done first, by the paper to which it belongs
    private static Html.View shown(DraftView view, Map<String, String> undone) {
        var model = new LinkedHashMap<String, Object>();
        model.put("view", view);
        model.put("undone", undone);
        return Html.of("portal/apply/papers", model);
    }

    /// Takes files by an ordinary form.
    @PostMapping("/drafts/{id}/papers/{paper}")
    Html add(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam("file") List<MultipartFile> files,
            Optional<SignedIn> who,
            HttpServletRequest request)
            throws IOException {
        var view = door.unfiled(id, request, who);
        var wanted = paper(view, paper);
        if (!desk.take(new Uploads.Home.OfDraft(id), wanted, view.files(), files)) {
            String words = page.w("portal.papers.many", wanted.acceptedFiles());
            return shown(door.unfiled(id, request, who), Map.of(wanted.id(), words)).invalid();
        }
        return Html.redirect("/drafts/" + id + "/papers#paper-" + wanted.id());
    }

    /// Goes on when nothing is missing.
    @PostMapping("/drafts/{id}/papers")
    Html done(
            Page page, @PathVariable UUID id, Optional<SignedIn> who, HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        var undone = new LinkedHashMap<String, String>();
        view.missing()
                .forEach(paper ->
                        undone.put(
                                paper.id(),
                                page.w("portal.papers.missing", page.t(paper.title()))));
        return undone.isEmpty()
                ? Html.redirect("/drafts/" + id + "/review")
                : shown(view, undone).invalid();
    }

    @PostMapping("/drafts/{id}/files/{file}/remove")
    Html remove(
            @PathVariable UUID id,
            @PathVariable UUID file,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var mine = file(door.unfiled(id, request, who), file);
        desk.remove(mine);
        return Html.redirect("/drafts/" + id + "/papers#paper-" + mine.paper());
    }

    /// Announces a file that will come in parts.
    @PostMapping("/drafts/{id}/papers/{paper}/parts")
    ResponseEntity<PaperDesk.Progress> announce(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam String name,
            @RequestParam long size,
            @RequestParam(defaultValue = "") String sum,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        return desk.announce(
                page,
                new Uploads.Home.OfDraft(id),
                paper(view, paper),
                view.files(),
                new PaperDesk.Announced(name, size, sum));
    }

    /// Takes the next part; tells from where to go on.
    @PutMapping("/drafts/{id}/files/{file}")
    ResponseEntity<PaperDesk.Progress> part(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam long from,
            @RequestBody byte[] content,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var view = door.unfiled(id, request, who);
        var mine = file(view, file);
        return desk.part(page, mine, paper(view, mine.paper()), from, content);
    }

    private static PaperFile file(DraftView view, UUID file) {
        return PaperDesk.find(view.files(), file).orElseThrow(DraftPages::missing);
    }

    private static Paper paper(DraftView view, String id) {
        return view.papers().stream()
                .map(Paper.Needed::paper)
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(DraftPages::missing);
    }
}
