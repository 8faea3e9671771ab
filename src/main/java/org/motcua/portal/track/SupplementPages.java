package org.motcua.portal.track;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.dossier.Uploads;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.procedure.Paper;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// Handing in what an agency asked for: the whole list, a place for each paper, one button.
@Controller
@Allow("dossier.own")
class SupplementPages {
    private final Dossiers dossiers;
    private final Uploads uploads;
    private final Progress progress;

    SupplementPages(Dossiers dossiers, Uploads uploads, Progress progress) {
        this.dossiers = dossiers;
        this.uploads = uploads;
        this.progress = progress;
    }

    @GetMapping("/dossiers/{id}/supplement")
    Html asked(@PathVariable UUID id, SignedIn who) {
        var dossier = mine(id, who);
        if (dossier.state() != State.SUPPLEMENT_REQUESTED) {
            return Html.redirect("/dossiers/" + id);
        }
        return shown(dossier);
    }

    private Html.View shown(Dossier dossier) {
        int number = dossier.standing().supplements();
        var model = new LinkedHashMap<String, Object>();
        model.put("dossier", dossier);
        model.put("procedure", progress.procedure(dossier));
        model.put("items", dossiers.supplements(dossier).getLast().items());
        model.put("files", sent(dossier, number));
        return Html.of("portal/track/supplement", model);
    }

    private List<PaperFile> sent(Dossier dossier, int number) {
        return dossiers.files(dossier).stream()
                .filter(file -> file.supplement() == number)
                .toList();
    }

    @PostMapping("/dossiers/{id}/supplement/files")
    Html add(
            @PathVariable UUID id,
            @RequestParam String paper,
            @RequestParam("file") List<MultipartFile> files,
            SignedIn who)
            throws IOException {
        var dossier = mine(id, who);
        if (dossier.state() != State.SUPPLEMENT_REQUESTED) {
            return Html.redirect("/dossiers/" + id);
        }
        var wanted = paper(dossier, paper);
        var home = new Uploads.Home.OfSupplement(id, dossier.standing().supplements());
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                try (var content = file.getInputStream()) {
                    uploads.whole(
                            home,
                            wanted,
                            String.valueOf(file.getOriginalFilename()),
                            file.getSize(),
                            content);
                }
            }
        }
        return Html.redirect("/dossiers/" + id + "/supplement");
    }

    private Paper paper(Dossier dossier, String id) {
        return progress.procedure(dossier).papers().stream()
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(SupplementPages::missing);
    }

    @PostMapping("/dossiers/{id}/supplement")
    Html supply(@PathVariable UUID id, SignedIn who) {
        return switch (dossiers.supply(id, who, Map.of())) {
            case Taken.Done _ -> Html.redirect("/dossiers/" + id);
            case Taken.Refused _ -> shown(mine(id, who)).invalid();
        };
    }

    private Dossier mine(UUID id, SignedIn who) {
        return dossiers.forApplicant(id, who).orElseThrow(SupplementPages::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
