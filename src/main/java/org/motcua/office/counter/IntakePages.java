package org.motcua.office.counter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.bundle.Bundles;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.DraftView;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Intakes;
import org.motcua.dossier.Uploads;
import org.motcua.form.Answers;
import org.motcua.form.Fields;
import org.motcua.form.PaperDesk;
import org.motcua.form.Places;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.Fact;
import org.motcua.page.Field;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Form;
import org.motcua.procedure.FormFault;
import org.motcua.procedure.Paper;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// The whole form on one page, for an officer who fills it in with the person. Sending it once
/// keeps everything and shows what follows; sending it with the last button files and receives.
@Controller
@Allow("dossier.assist")
class IntakePages {
    private final Intakes intakes;
    private final PaperDesk desk;
    private final Casework casework;
    private final Dossiers dossiers;
    private final Bundles bundles;
    private final Fields fields;
    private final Answers answers;

    IntakePages(
            Intakes intakes,
            PaperDesk desk,
            Casework casework,
            Dossiers dossiers,
            Bundles bundles,
            Fields fields,
            Places places) {
        this.intakes = intakes;
        this.desk = desk;
        this.casework = casework;
        this.dossiers = dossiers;
        this.bundles = bundles;
        this.fields = fields;
        this.answers = new Answers(places);
    }

    @GetMapping("/office/counter/{id}")
    Html form(Page page, @PathVariable UUID id, SignedIn who) {
        var intake = open(id, who);
        var filed = intake.view().draft().filedAs();
        if (filed.isEmpty()) {
            return shown(page, intake, false);
        }
        return bundles.find(filed.get()).isPresent()
                ? joined(filed.get(), who)
                : Html.redirect("/office/counter/receipts/" + filed.get());
    }

    /// Keeps what is typed while the person still talks, without judging it.
    @PostMapping("/office/counter/{id}/keep")
    ResponseEntity<String> keep(
            Page page,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            SignedIn who) {
        var kept = intakes.answer(unfiled(id, who), typed(open(id, who), sent), who);
        var draft = kept.view().draft();
        return ResponseEntity.ok(
                page.w("office.counter.kept", page.format().time(draft.savedAt()), draft.code()));
    }

    /// Announces a scan that will come in parts.
    @PostMapping("/office/counter/{id}/papers/{paper}/parts")
    ResponseEntity<PaperDesk.Progress> announce(
            Page page,
            @PathVariable UUID id,
            @PathVariable String paper,
            @RequestParam String name,
            @RequestParam long size,
            @RequestParam(defaultValue = "") String sum,
            SignedIn who) {
        var view = unfiled(id, who).view();
        return desk.announce(
                page,
                new Uploads.Home.OfDraft(id),
                paper(view, paper),
                view.files(),
                new PaperDesk.Announced(name, size, sum));
    }

    /// Takes the next part; tells from where to go on.
    @PutMapping("/office/counter/{id}/files/{file}")
    ResponseEntity<PaperDesk.Progress> part(
            Page page,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam long from,
            @RequestBody byte[] content,
            SignedIn who) {
        var view = unfiled(id, who).view();
        var mine = PaperDesk.find(view.files(), file).orElseThrow(IntakePages::missing);
        return desk.part(page, mine, paper(view, mine.paper()), from, content);
    }

    @PostMapping("/office/counter/{id}/files/{file}/remove")
    Html remove(@PathVariable UUID id, @PathVariable UUID file, SignedIn who) {
        var files = unfiled(id, who).view().files();
        desk.remove(PaperDesk.find(files, file).orElseThrow(IntakePages::missing));
        return Html.redirect("/office/counter/" + id);
    }

    private Intakes.Intake unfiled(UUID id, SignedIn who) {
        var intake = open(id, who);
        if (intake.view().draft().filedAs().isPresent()) {
            throw missing();
        }
        return intake;
    }

    private static Paper paper(DraftView view, String id) {
        return view.handedIn().stream()
                .map(Paper.Needed::paper)
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElseThrow(IntakePages::missing);
    }

    private Map<String, Object> typed(Intakes.Intake intake, MultiValueMap<String, String> sent) {
        var typed = new LinkedHashMap<String, Object>();
        var form = intake.view().procedure().form();
        for (Form.Page one : form.pages()) {
            typed.putAll(answers.read(form, one, sent));
        }
        return typed;
    }

    private Html.View shown(Page page, Intakes.Intake intake, boolean tried) {
        var view = intake.view();
        var faults = tried ? view.faults() : List.<FormFault>of();
        var sections = new ArrayList<Section>();
        var all = new ArrayList<Field>();
        for (Form.Part part : view.procedure().form().parts()) {
            var asked = new ArrayList<Field>();
            var known = new ArrayList<Fact>();
            for (AskedPage one : view.pages()) {
                if (one.page().part().equals(part.id())) {
                    one.items().forEach(item -> lay(page, item, faults, asked, known));
                }
            }
            if (!asked.isEmpty() || !known.isEmpty()) {
                sections.add(new Section(page.t(part.title()), known, asked));
                all.addAll(asked);
            }
        }
        var model = new LinkedHashMap<String, Object>();
        model.put("intake", intake);
        model.put("sections", sections);
        model.put("all", all);
        model.put("tried", tried);
        model.put("others", others(page, view.faults(), all, tried));
        return Html.of("office/counter/form", model);
    }

    private void lay(
            Page page,
            AskedPage.Item item,
            List<FormFault> faults,
            List<Field> asked,
            List<Fact> known) {
        switch (item) {
            case AskedPage.Item.Question question ->
                    asked.addAll(fields.of(page, question, faults));
            case AskedPage.Item.Known fact ->
                    known.add(
                            new Fact(
                                    page.t(fact.asked().label()),
                                    fields.words(page, fact.asked(), fact.value()),
                                    fields.registry(page, fact.registry()),
                                    fact.asOf(),
                                    null));
        }
    }

    /// Faults at fields that this page does not ask: told all the same.
    private static List<String> others(
            Page page, List<FormFault> faults, List<Field> all, boolean tried) {
        if (!tried) {
            return List.of();
        }
        return faults.stream()
                .filter(fault -> {
                    String field = fault.field().split("\\.", 2)[0];
                    return all.stream().noneMatch(one -> one.name().split("-", 2)[0].equals(field));
                })
                .map(fault -> page.t(fault.text()))
                .distinct()
                .toList();
    }

    @PostMapping("/office/counter/{id}")
    Html answer(
            Page page,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam MultiValueMap<String, MultipartFile> scans,
            SignedIn who)
            throws IOException {
        var intake = open(id, who);
        if (intake.view().draft().filedAs().isPresent()) {
            return Html.redirect("/office/counter/" + id);
        }
        var typed = typed(intake, sent);
        take(intake, scans);
        remove(intake, sent);
        var kept = intakes.answer(intake, typed, who);
        if (!sent.containsKey("file")) {
            return Html.redirect("/office/counter/" + id);
        }
        return switch (intakes.file(kept, who)) {
            case Filed.Accepted(var dossier) -> {
                casework.receive(new Casework.Seen(dossier.id(), dossier.version()), who);
                yield Html.redirect("/office/counter/receipts/" + dossier.id());
            }
            case Filed.Joined(var whole) -> joined(whole, who);
            case Filed.Faulty _, Filed.AskedBefore _, Filed.Waiting _ ->
                    shown(page, kept, true).invalid();
            case Filed.NotFound() -> throw missing();
        };
    }

    /// Of several procedures asked for at once, the counter takes in what belongs to it.
    private Html joined(UUID whole, SignedIn who) {
        var first =
                bundles.find(whole).orElseThrow().steps().stream()
                        .filter(step -> step.agency().filter(who.agencies()::contains).isPresent())
                        .flatMap(step -> step.dossier().stream())
                        .findFirst();
        first.ifPresent(dossier ->
                casework.receive(new Casework.Seen(dossier, dossiers.get(dossier).version()), who));
        return Html.redirect(
                first.map(dossier -> "/office/counter/receipts/" + dossier).orElse("/office"));
    }

    /// Keeps the scanned papers that came with the form.
    private void take(Intakes.Intake intake, MultiValueMap<String, MultipartFile> scans)
            throws IOException {
        var view = intake.view();
        for (Paper.Needed needed : view.handedIn()) {
            var paper = needed.paper();
            desk.take(
                    new Uploads.Home.OfDraft(view.draft().id()),
                    paper,
                    view.files(),
                    scans.getOrDefault("paper." + paper.id(), List.of()));
        }
    }

    private void remove(Intakes.Intake intake, Map<String, List<String>> sent) {
        var unwanted = sent.getOrDefault("remove", List.of());
        intake.view().files().stream()
                .filter(file -> unwanted.contains(file.id().toString()))
                .forEach(desk::remove);
    }

    private Intakes.Intake open(UUID id, SignedIn who) {
        return intakes.open(id, who).orElseThrow(IntakePages::missing);
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
