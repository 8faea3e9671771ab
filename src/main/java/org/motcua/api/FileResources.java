package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Uploads;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.procedure.Paper;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The papers of a draft: in one piece, or announced and sent in parts that survive a broken
/// connection (`Upload-Offset`, as resumable uploads of the IETF and tus name it).
@Allow("api.file")
@RestController
@RequestMapping("/api/v1/drafts/{id}")
class FileResources {
    static final String OFFSET = "Upload-Offset";

    private final OwnMatters matters;
    private final Receiving receiving;

    FileResources(OwnMatters matters, Receiving receiving) {
        this.matters = matters;
        this.receiving = receiving;
    }

    /// Takes a file whole; its bytes are the body.
    @PostMapping("/papers/{paper}/files")
    ResponseEntity<Parts.FilePart> whole(
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam(defaultValue = "-") String name,
            HttpServletRequest request,
            SignedIn who,
            Speech speech)
            throws IOException {
        var wanted = wanted(matters.open(id, who), paper);
        var file = receiving.whole(new Uploads.Home.OfDraft(id), wanted, name, request);
        return ResponseEntity.created(address(id, file)).body(Parts.file(speech, file));
    }

    /// @param sha256 of the whole file, where the caller can tell
    record Announced(@Nullable String name, long size, @Nullable String sha256) {}

    /// Announces a file that comes in parts.
    @PostMapping("/papers/{paper}/uploads")
    ResponseEntity<Parts.FilePart> announce(
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestBody Announced announced,
            SignedIn who,
            Speech speech) {
        var wanted = wanted(matters.open(id, who), paper);
        var file =
                receiving.begin(
                        new Uploads.Home.OfDraft(id),
                        wanted,
                        String.valueOf(announced.name()),
                        announced.size(),
                        announced.sha256() == null ? "" : announced.sha256());
        return ResponseEntity.created(address(id, file))
                .header(OFFSET, "0")
                .body(Parts.file(speech, file));
    }

    /// Takes the next part.
    @PatchMapping("/files/{file}")
    ResponseEntity<Parts.FilePart> part(
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestHeader(OFFSET) long offset,
            HttpServletRequest request,
            SignedIn who,
            Speech speech)
            throws IOException {
        var intake = matters.open(id, who);
        var mine = file(intake, file);
        return Receiving.answer(
                speech, receiving.append(mine, paper(intake, mine.paper()), offset, request));
    }

    /// How far a file has come.
    @GetMapping("/files/{file}")
    ResponseEntity<Parts.FilePart> progress(
            @PathVariable UUID id, @PathVariable UUID file, SignedIn who, Speech speech) {
        return Receiving.answer(speech, file(matters.draft(id, who), file));
    }

    @DeleteMapping("/files/{file}")
    ResponseEntity<Void> remove(@PathVariable UUID id, @PathVariable UUID file, SignedIn who) {
        receiving.remove(file(matters.open(id, who), file));
        return ResponseEntity.noContent().build();
    }

    private static URI address(UUID draft, PaperFile file) {
        return URI.create("/api/v1/drafts/%s/files/%s".formatted(draft, file.id()));
    }

    private static Paper paper(Intakes.Intake intake, String paper) {
        return intake.view().procedure().papers().stream()
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .orElseThrow(Trouble::notFound);
    }

    /// The paper, if there is room for one more file.
    private static Paper wanted(Intakes.Intake intake, String id) {
        var paper = paper(intake, id);
        long there = intake.view().files().stream().filter(file -> file.paper().equals(id)).count();
        if (there >= paper.acceptedFiles()) {
            throw Trouble.of(Trouble.Kind.FILES_ENOUGH, paper.acceptedFiles());
        }
        return paper;
    }

    private static PaperFile file(Intakes.Intake intake, UUID file) {
        return intake.view().files().stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(Trouble::notFound);
    }
}
