package org.motcua.office.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.motcua.dossier.Casework.Seen;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.Signings;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.office.Names;
import org.motcua.office.Times;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signs many with one confirmation: those that were looked at, and those that the officer says to
/// trust. Each gives one line of result.
@Controller
@Allow("dossier.sign")
class SignPages {
    private final Signings signings;
    private final Names names;
    private final Times times;

    SignPages(Signings signings, Names names, Times times) {
        this.signings = signings;
        this.names = names;
        this.times = times;
    }

    @GetMapping("/office/sign")
    Html waiting(Page page, SignedIn who) {
        return shown(page, who, List.of(), false);
    }

    private Html.View shown(Page page, SignedIn who, List<SignedLine> signed, boolean nothing) {
        var model = new LinkedHashMap<String, Object>();
        model.put("rows", rows(page, who));
        model.put("signed", signed);
        model.put("nothing", nothing);
        return Html.of("office/work/sign", model);
    }

    private List<SignRow> rows(Page page, SignedIn who) {
        var counting = times.counting(page);
        var rows = new ArrayList<SignRow>();
        for (var one : signings.of(who)) {
            var waiting = one.waiting();
            String decision =
                    names.procedure(waiting.procedure()).stream()
                            .flatMap(rulebook -> rulebook.procedure().decisions().stream())
                            .filter(it -> it.id().equals(one.proposal()))
                            .map(it -> page.t(it.title()))
                            .findFirst()
                            .orElse(one.proposal());
            rows.add(
                    new SignRow(
                            waiting.dossier(),
                            waiting.code().value(),
                            waiting.version(),
                            waiting.applicant(),
                            names.procedure(page, waiting.procedure()),
                            decision,
                            counting.left(waiting.agency(), waiting.due()),
                            one.viewed()));
        }
        return rows;
    }

    /// Signs what is marked. A dossier that changed since it was shown is told and left alone.
    @PostMapping("/office/sign")
    Html sign(Page page, @RequestParam MultiValueMap<String, String> sent, SignedIn who) {
        var lines = new ArrayList<SignedLine>();
        var trusted = sent.getOrDefault("trust", List.of());
        var marked = new LinkedHashSet<>(sent.getOrDefault("sign", List.of()));
        marked.addAll(trusted);
        for (String chosen : marked) {
            seen(chosen)
                    .ifPresent(seen ->
                            lines.add(
                                    line(
                                            page,
                                            signings.sign(seen, who, trusted.contains(chosen)))));
        }
        return shown(page, who, lines, lines.isEmpty());
    }

    private static SignedLine line(Page page, Signings.Signed signed) {
        return new SignedLine(
                signed.code().value(),
                signed.refused().isEmpty(),
                signed.refused()
                        .map(Refusal::name)
                        .map(why -> page.w("dossier.refusal." + why))
                        .orElse(page.w("office.sign.done")));
    }

    /// A mark carries the dossier and the version that was shown: `id:version`.
    private static Optional<Seen> seen(String mark) {
        try {
            String[] parts = mark.split(":", 2);
            return Optional.of(
                    new Seen(UUID.fromString(parts[0]), Integer.parseInt(parts[parts.length - 1])));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
