package org.motcua.office.work;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.CaseFiles;
import org.motcua.dossier.Queue;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.Signings;
import org.motcua.dossier.Taken;
import org.motcua.identity.SignedIn;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Answers with the workbench: as the dossier stands now, with why something was refused.
@Component
class Bureau {
    private final CaseFiles files;
    private final Benches benches;
    private final Signings signings;
    private final Queue queue;

    Bureau(CaseFiles files, Benches benches, Signings signings, Queue queue) {
        this.files = files;
        this.benches = benches;
        this.signings = signings;
        this.queue = queue;
    }

    /// The dossier for this officer; to officers who may not read it, it does not exist.
    CaseFile open(UUID id, SignedIn who) {
        return files.open(id, who).orElseThrow(Bureau::missing);
    }

    /// To officers who may not read it, the dossier does not exist.
    void require(UUID id, SignedIn who) {
        if (!files.opens(id, who)) {
            throw missing();
        }
    }

    Html.View shown(Page page, UUID id, SignedIn who, Tried tried) {
        var file = open(id, who);
        signings.view(file.dossier(), who);
        var next =
                tried.done() == null
                        ? List.<Queue.Waiting>of()
                        : queue.of(who, Queue.Filter.ALL, 0, 2).stream()
                                .filter(one -> !one.dossier().equals(id))
                                .toList();
        return Html.of(
                "office/work/bench",
                Map.of("bench", benches.lay(page, file, who, tried), "tried", tried, "next", next));
    }

    /// Goes on after a step was taken, or shows the fresh dossier with the words of the refusal.
    Html answer(
            Page page,
            UUID id,
            SignedIn who,
            String act,
            Map<String, List<String>> sent,
            Taken taken) {
        return switch (taken) {
            case Taken.Done(var dossier) ->
                    files.opens(dossier, who)
                            ? Html.redirect("/office/dossiers/" + id + "?done=" + act)
                            : Html.redirect("/office");
            case Taken.Refused(var why) ->
                    shown(page, id, who, Tried.refused(sent, "dossier.refusal." + why))
                            .status(status(why));
        };
    }

    private static HttpStatus status(Refusal why) {
        return switch (why) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case MOVED_MEANWHILE, ENDED, DECIDED, NOT_IN_THIS_STATE -> HttpStatus.CONFLICT;
            case NOT_YOUR_TURN, FOUR_EYES -> HttpStatus.FORBIDDEN;
            case FEE_UNPAID,
                    SECOND_SUPPLEMENT,
                    NOTHING_ASKED,
                    UNDECIDED,
                    REAPPOINTED_BEFORE,
                    NOT_A_LATER_DATE,
                    CHECK_FAILED,
                    UNKNOWN_GROUND,
                    NOT_THEIR_ROLE,
                    HANDLED_ELSEWHERE,
                    NOT_VIEWED,
                    REASON_MISSING ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /// Shows the form again with what has to be mended.
    Html mend(Page page, UUID id, SignedIn who, Map<String, List<String>> sent, String key) {
        return shown(page, id, who, Tried.refused(sent, key)).invalid();
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
