package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.catalogue.Catalogues;
import org.motcua.credential.Credentials;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Letters;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;
import org.motcua.dossier.Uploads;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.procedure.Paper;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Following what a system filed, and doing what its applicants may do.
@Allow("api.follow")
@RestController
@RequestMapping("/api/v1/dossiers")
class DossierResources {
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 1000;

    private final Dossiers dossiers;
    private final Letters letters;
    private final Credentials credentials;
    private final Catalogues catalogues;
    private final OwnMatters matters;
    private final DossierAnswers answers;
    private final Receiving receiving;

    DossierResources(
            Dossiers dossiers,
            Letters letters,
            Credentials credentials,
            Catalogues catalogues,
            OwnMatters matters,
            DossierAnswers answers,
            Receiving receiving) {
        this.dossiers = dossiers;
        this.letters = letters;
        this.credentials = credentials;
        this.catalogues = catalogues;
        this.matters = matters;
        this.answers = answers;
        this.receiving = receiving;
    }

    record Listed(List<DossierAnswers.Line> items) {}

    /// What the system filed, the newest first.
    @GetMapping
    Listed list(
            @RequestParam Optional<UUID> before,
            @RequestParam(defaultValue = "50") int limit,
            SignedIn who,
            Speech speech) {
        return new Listed(
                dossiers.filedBy(who, before, Math.clamp(limit, 1, MOST)).stream()
                        .map(dossier -> answers.line(speech, dossier))
                        .toList());
    }

    @GetMapping("/{id}")
    DossierAnswers.Answer read(@PathVariable UUID id, SignedIn who, Speech speech) {
        return answers.of(speech, matters.dossier(id, who));
    }

    @GetMapping("/{id}/letters/{letter}")
    ResponseEntity<InputStreamResource> letter(
            @PathVariable UUID id, @PathVariable UUID letter, SignedIn who) {
        var dossier = matters.dossier(id, who);
        return pdf(
                letters.find(letter)
                        .filter(one -> one.dossier().equals(dossier.id()))
                        .map(letters::open)
                        .orElseThrow(Trouble::notFound));
    }

    /// The signed result.
    @GetMapping("/{id}/result")
    ResponseEntity<InputStreamResource> result(@PathVariable UUID id, SignedIn who) {
        return pdf(
                matters.dossier(id, who)
                        .result()
                        .map(credentials::get)
                        .map(credentials::open)
                        .orElseThrow(Trouble::notFound));
    }

    private static ResponseEntity<InputStreamResource> pdf(InputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(new InputStreamResource(content));
    }

    /// A paper that was asked for; its bytes are the body.
    @Allow("api.file")
    @PostMapping("/{id}/supplement/papers/{paper}/files")
    ResponseEntity<Parts.FilePart> add(
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam(defaultValue = "-") String name,
            HttpServletRequest request,
            SignedIn who,
            Speech speech)
            throws IOException {
        var dossier = asked(id, who);
        var home = new Uploads.Home.OfSupplement(id, dossier.standing().supplements());
        var file = receiving.whole(home, paper(dossier, paper), name, request);
        return ResponseEntity.created(URI.create("/api/v1/dossiers/" + id))
                .body(Parts.file(speech, file));
    }

    private Dossier asked(UUID id, SignedIn who) {
        var dossier = matters.dossier(id, who);
        if (dossier.state() != State.SUPPLEMENT_REQUESTED) {
            throw refused(Refusal.NOT_IN_THIS_STATE);
        }
        return dossier;
    }

    private Paper paper(Dossier dossier, String paper) {
        return catalogues.rulebook(dossier.procedure().value()).stream()
                .flatMap(rulebook -> rulebook.procedure().papers().stream())
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .orElseThrow(Trouble::notFound);
    }

    /// @param answers fields that were to be mended
    record Supplied(@Nullable Map<String, Object> answers) {}

    /// Hands in what was asked for: the agency's clock runs again.
    @Allow("api.file")
    @PostMapping("/{id}/supplement")
    DossierAnswers.Answer supply(
            @PathVariable UUID id, @RequestBody Supplied supplied, SignedIn who, Speech speech) {
        asked(id, who);
        var mended = supplied.answers() == null ? Map.<String, Object>of() : supplied.answers();
        return taken(dossiers.supply(id, who, mended), speech);
    }

    record Withdrawal(@Nullable String reason) {}

    @Allow("api.file")
    @PostMapping("/{id}/withdraw")
    DossierAnswers.Answer withdraw(
            @PathVariable UUID id, @RequestBody Withdrawal wish, SignedIn who, Speech speech) {
        matters.dossier(id, who);
        String reason = wish.reason() == null ? "" : wish.reason().strip().replace("\0", "");
        String kept = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        return taken(dossiers.withdraw(id, who, kept), speech);
    }

    private DossierAnswers.Answer taken(Taken taken, Speech speech) {
        return switch (taken) {
            case Taken.Done(var dossier) -> answers.of(speech, dossier);
            case Taken.Refused(var why) -> throw refused(why);
        };
    }

    private Trouble refused(Refusal why) {
        return Trouble.of(
                Trouble.Kind.STEP_REFUSED,
                List.of(
                        new Trouble.Fault(
                                "state",
                                why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                                answers.refusal(why))));
    }
}
