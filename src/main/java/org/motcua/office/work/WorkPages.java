package org.motcua.office.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.motcua.credential.Credentials;
import org.motcua.dossier.ControlSheets;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Letters;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.store.ObjectStore;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// One dossier on one screen, and the files that belong to it.
@Controller
@Allow("office.enter")
class WorkPages {
    /// What a browser shows by itself without running anything.
    private static final Set<String> SHOWN =
            Set.of("application/pdf", "image/jpeg", "image/png", "image/webp");

    /// The acts that may stand in the address after they were taken.
    private static final Set<String> ACTS =
            Set.of(
                    "receive",
                    "decline",
                    "more",
                    "cash",
                    "propose",
                    "give",
                    "pass",
                    "back",
                    "decide",
                    "return",
                    "assign",
                    "reappoint",
                    "stop",
                    "transfer",
                    "overrule");

    private final Bureau bureau;
    private final Dossiers dossiers;
    private final Letters letters;
    private final ControlSheets sheets;
    private final Credentials credentials;
    private final ObjectStore store;

    WorkPages(
            Bureau bureau,
            Dossiers dossiers,
            Letters letters,
            ControlSheets sheets,
            Credentials credentials,
            ObjectStore store) {
        this.bureau = bureau;
        this.dossiers = dossiers;
        this.letters = letters;
        this.sheets = sheets;
        this.credentials = credentials;
        this.store = store;
    }

    @GetMapping("/office/dossiers/{id}")
    Html dossier(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            SignedIn who) {
        return bureau.shown(page, id, who, ACTS.contains(done) ? Tried.done(done) : Tried.NOTHING);
    }

    /// A file that was handed in. Only kinds that a browser shows without running anything are
    /// shown in place; the kind was found by looking into the file.
    @GetMapping("/office/dossiers/{id}/files/{file}")
    ResponseEntity<InputStreamResource> file(
            @PathVariable UUID id, @PathVariable UUID file, SignedIn who) {
        var dossier = bureau.open(id, who).dossier();
        var found =
                dossiers.files(dossier).stream()
                        .filter(one -> one.id().equals(file) && one.whole())
                        .findFirst()
                        .orElseThrow(Bureau::missing);
        String type = found.mediaType().orElse(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        String sha256 = found.sha256().orElseThrow(Bureau::missing);
        return answer(type, found.name(), store.open(sha256));
    }

    @GetMapping("/office/dossiers/{id}/letters/{letter}")
    ResponseEntity<InputStreamResource> letter(
            @PathVariable UUID id, @PathVariable UUID letter, SignedIn who) {
        var dossier = bureau.open(id, who).dossier();
        var found =
                letters.find(letter)
                        .filter(one -> one.dossier().equals(dossier.id()))
                        .orElseThrow(Bureau::missing);
        return answer(
                MediaType.APPLICATION_PDF_VALUE,
                found.form() + "-" + found.number() + ".pdf",
                letters.open(found));
    }

    /// The control sheet as it stands now.
    @GetMapping("/office/dossiers/{id}/control-sheet")
    ResponseEntity<InputStreamResource> controlSheet(@PathVariable UUID id, SignedIn who) {
        var file = bureau.open(id, who);
        if (!ControlSheets.has(file.dossier())) {
            throw Bureau.missing();
        }
        return answer(
                MediaType.APPLICATION_PDF_VALUE,
                "control-sheet-" + file.dossier().code().value() + ".pdf",
                new ByteArrayInputStream(sheets.print(file)));
    }

    @GetMapping("/office/dossiers/{id}/result")
    ResponseEntity<InputStreamResource> result(@PathVariable UUID id, SignedIn who) {
        var credential =
                bureau.open(id, who)
                        .dossier()
                        .result()
                        .map(credentials::get)
                        .orElseThrow(Bureau::missing);
        return answer(
                MediaType.APPLICATION_PDF_VALUE,
                credential.code() + ".pdf",
                credentials.open(credential));
    }

    private static ResponseEntity<InputStreamResource> answer(
            String type, String name, InputStream content) {
        var how =
                SHOWN.contains(type)
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name, UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(content));
    }
}
