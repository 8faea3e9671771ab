package org.motcua.form;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Uploads;
import org.motcua.page.Page;
import org.motcua.procedure.Paper;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Takes papers over HTTP, for a draft and for what an agency asked for later alike: whole files by
/// an ordinary form, or parts that survive a broken connection.
@Component
public class PaperDesk {
    private final Uploads uploads;

    PaperDesk(Uploads uploads) {
        this.uploads = uploads;
    }

    /// What a script knows of a file that is on its way.
    ///
    /// @param file none where the file was turned away at once
    /// @param words why it was turned away, or what looks wrong with it
    public record Progress(@Nullable UUID file, String state, long received, String words) {}

    /// What a browser says of a file before it sends it.
    ///
    /// @param sum SHA-256; empty where the browser cannot tell
    public record Announced(String name, long size, String sum) {}

    /// Takes files by an ordinary form.
    ///
    /// @param there what has arrived for all papers
    /// @return whether there was room for all of them
    public boolean take(
            Uploads.Home home, Paper paper, List<PaperFile> there, List<MultipartFile> files)
            throws IOException {
        long room = paper.acceptedFiles() - of(paper, there).filter(PaperFile::whole).count();
        boolean all = true;
        for (MultipartFile file : files) {
            if (file.isEmpty()) {
                continue;
            }
            if (room <= 0) {
                all = false;
                continue;
            }
            try (var content = file.getInputStream()) {
                String name = String.valueOf(file.getOriginalFilename());
                uploads.whole(home, paper, name, file.getSize(), content);
            }
            room--;
        }
        return all;
    }

    /// Makes place for a file that will come in parts, or finds the one that came in part before:
    /// then what is left of it goes on.
    public ResponseEntity<Progress> announce(
            Page page, Uploads.Home home, Paper paper, List<PaperFile> there, Announced announced) {
        var begun =
                of(paper, there)
                        .filter(file -> file.state() == PaperFile.State.ARRIVING)
                        .filter(file -> file.size() == announced.size())
                        .filter(file ->
                                file.announced().filter(announced.sum()::equals).isPresent())
                        .findFirst();
        if (begun.isPresent()) {
            return ResponseEntity.ok(progress(page, begun.get()));
        }
        long taken =
                of(paper, there).filter(file -> file.state() != PaperFile.State.REFUSED).count();
        if (taken >= paper.acceptedFiles()) {
            return turnedAway(page.w("portal.papers.many", paper.acceptedFiles()));
        }
        var file = uploads.begin(home, paper, announced.name(), announced.size(), announced.sum());
        var progress = progress(page, file);
        if (file.state() == PaperFile.State.REFUSED) {
            uploads.remove(file.id());
            return turnedAway(progress.words());
        }
        return ResponseEntity.ok(progress);
    }

    private static ResponseEntity<Progress> turnedAway(String words) {
        return ResponseEntity.unprocessableContent().body(new Progress(null, "refused", 0, words));
    }

    /// Takes the next part; tells from where to go on.
    public ResponseEntity<Progress> part(
            Page page, PaperFile file, Paper paper, long from, byte[] content) {
        if (content.length > Uploads.LARGEST_PART) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        return switch (uploads.append(file.id(), paper, from, content)) {
            case Uploads.Arrived.Partly(long received) ->
                    ResponseEntity.ok(new Progress(file.id(), "arriving", received, ""));
            case Uploads.Arrived.OutOfPlace(long received) ->
                    ResponseEntity.status(HttpStatus.CONFLICT)
                            .body(new Progress(file.id(), "arriving", received, ""));
            case Uploads.Arrived.Whole(PaperFile whole) -> ResponseEntity.ok(progress(page, whole));
        };
    }

    /// Takes a file away that was not sent on yet.
    public void remove(PaperFile file) {
        uploads.remove(file.id());
    }

    /// One of the files that somebody may see.
    public static Optional<PaperFile> find(List<PaperFile> files, UUID file) {
        return files.stream().filter(one -> one.id().equals(file)).findFirst();
    }

    private static java.util.stream.Stream<PaperFile> of(Paper paper, List<PaperFile> files) {
        return files.stream().filter(file -> file.paper().equals(paper.id()));
    }

    private static Progress progress(Page page, PaperFile file) {
        String words =
                file.fault().or(file::warning).map(key -> page.w("dossier.file." + key)).orElse("");
        return new Progress(
                file.id(), file.state().name().toLowerCase(Locale.ROOT), file.received(), words);
    }
}
