package org.motcua.office.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.bundle.Bundles;
import org.motcua.dossier.CaseFile;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.Finding;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Refusal;
import org.motcua.dossier.State;
import org.motcua.form.Fields;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Text;
import org.motcua.office.Names;
import org.motcua.office.Times;
import org.motcua.page.Page;
import org.motcua.page.Summary;
import org.motcua.page.Tone;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Decision;
import org.motcua.procedure.Examination;
import org.motcua.procedure.Form;
import org.motcua.procedure.Paper;
import org.springframework.stereotype.Component;

/// Lays out a dossier on the workbench.
@Component
class Benches {
    private final Dossiers dossiers;
    private final Chronicle chronicle;
    private final Fields fields;
    private final Acts acts;
    private final Names names;
    private final Bundles bundles;
    private final Times times;
    private final Filers filers;

    Benches(
            Dossiers dossiers,
            Chronicle chronicle,
            Fields fields,
            Acts acts,
            Names names,
            Bundles bundles,
            Times times,
            Filers filers) {
        this.dossiers = dossiers;
        this.chronicle = chronicle;
        this.fields = fields;
        this.acts = acts;
        this.names = names;
        this.bundles = bundles;
        this.times = times;
        this.filers = filers;
    }

    Bench lay(Page page, CaseFile file, SignedIn who, Tried tried) {
        var lies = dossiers.material(file.dossier());
        return new Bench(
                file,
                head(page, file),
                new Bench.Material(
                        answers(page, file),
                        papers(page, file, lies.files()),
                        checks(page, file, lies.findings())),
                chronicle.of(page, file, lies),
                acts.of(page, file, who, tried));
    }

    private Bench.Head head(Page page, CaseFile file) {
        var dossier = file.dossier();
        var counting = times.counting(page);
        boolean over = dossier.state().finished();
        return new Bench.Head(
                page.t(file.procedure().title()),
                names.agency(page, dossier.agency()),
                page.w("office.state." + dossier.state()),
                tone(dossier.state()),
                step(page, file),
                counting.left(dossier.agency(), dossier.dates().due().filter(_ -> !over)),
                counting.left(
                        dossier.agency(),
                        dossier.turn().flatMap(Dossier.Turn::due).filter(_ -> !over)),
                flags(page, dossier),
                filers.of(page, dossier),
                dossier.proposal()
                        .filter(_ -> dossier.standing().decided().isEmpty())
                        .flatMap(file::decision)
                        .map(Decision::title)
                        .map(page::t),
                hindrance(page, file));
    }

    private String step(Page page, CaseFile file) {
        return file.step()
                .map(step ->
                        page.w(
                                "office.work.step",
                                page.t(step.title()),
                                names.role(page, step.role()),
                                file.dossier()
                                        .turn()
                                        .flatMap(Dossier.Turn::assignee)
                                        .map(names::officer)
                                        .orElse(page.w("office.work.nobody"))))
                .orElse("");
    }

    private static Tone tone(State state) {
        return state.waitsForApplicant() ? Tone.WARN : state.finished() ? Tone.GOOD : Tone.INFO;
    }

    private List<String> flags(Page page, Dossier dossier) {
        var flags = new ArrayList<String>();
        bundles.around(dossier.id())
                .map(joint -> page.w("office.flag.joint", joint.code().value()))
                .ifPresent(flags::add);
        flags.add(page.w("office.channel." + dossier.channel().id()));
        if (dossier.applicant().helper().isPresent()) {
            flags.add(page.w("office.flag.assisted"));
        }
        dossier.applicant()
                .agent()
                .ifPresent(agent ->
                        flags.add(
                                page.w(
                                        "office.flag.agent",
                                        agent.name(),
                                        dossier.applicant().name(),
                                        page.t(agent.role()))));
        if (dossier.standing().reappointed()) {
            flags.add(page.w("office.flag.reappointed"));
        }
        if (dossier.standing().supplements() > 0) {
            flags.add(page.w("office.flag.supplement", dossier.standing().supplements()));
        }
        if (!dossier.unavailable().isEmpty()) {
            flags.add(page.w("office.flag.unavailable"));
        }
        return flags;
    }

    /// Why the officer finds no form of this step; nothing where the dossier is at its end anyway.
    private static Optional<String> hindrance(Page page, CaseFile file) {
        var state = file.dossier().state();
        if (state.ended()) {
            return Optional.of(page.w("office.work.ended"));
        }
        if (state.waitsForApplicant()) {
            return Optional.of(page.w("office.work.waits." + state));
        }
        return file.may()
                .hindrance()
                .map(Refusal::name)
                .map(why -> page.w("dossier.refusal." + why));
    }

    /// What was answered, by the parts of the form; what a registry said carries its source.
    private Map<String, Summary> answers(Page page, CaseFile file) {
        var all = new LinkedHashMap<String, Summary>();
        for (Form.Part part : file.procedure().form().parts()) {
            var rows = new ArrayList<Summary.Row>();
            for (AskedPage asked : file.pages()) {
                if (asked.page().part().equals(part.id())) {
                    asked.items().forEach(item -> rows.add(row(page, item)));
                }
            }
            if (!rows.isEmpty()) {
                all.put(page.t(part.title()), new Summary(rows));
            }
        }
        return all;
    }

    private Summary.Row row(Page page, AskedPage.Item item) {
        return switch (item) {
            case AskedPage.Item.Known known ->
                    new Summary.Row(
                            page.t(known.asked().label()),
                            fields.words(page, known.asked(), known.value()),
                            fields.registry(page, known.registry()),
                            null);
            case AskedPage.Item.Question question ->
                    new Summary.Row(
                            page.t(question.asked().label()),
                            fields.words(page, question.asked(), question.value()));
        };
    }

    private List<Bench.Papers> papers(Page page, CaseFile file, List<PaperFile> handed) {
        var shown = new ArrayList<Bench.Papers>();
        for (Paper.Needed needed : file.papers()) {
            Text held = needed.held();
            shown.add(
                    new Bench.Papers(
                            page.t(needed.paper().title()),
                            needed.required() && !needed.paper().show(),
                            Optional.ofNullable(held).map(page::t),
                            of(handed, needed.paper().id())));
        }
        var others =
                handed.stream()
                        .filter(one ->
                                file.papers().stream()
                                        .noneMatch(
                                                needed -> needed.paper().id().equals(one.paper())))
                        .toList();
        if (!others.isEmpty()) {
            shown.add(
                    new Bench.Papers(
                            page.w("office.work.papers.other"), false, Optional.empty(), others));
        }
        return shown;
    }

    private static List<PaperFile> of(List<PaperFile> files, String paper) {
        return files.stream().filter(one -> one.paper().equals(paper)).toList();
    }

    private List<Bench.Checked> checks(Page page, CaseFile file, List<Finding> findings) {
        return findings.stream()
                .flatMap(finding ->
                        file
                                .examination(finding.examination())
                                .map(check -> checked(page, file, check, finding))
                                .stream())
                .toList();
    }

    private Bench.Checked checked(Page page, CaseFile file, Examination check, Finding finding) {
        var form = file.procedure().form();
        var evidence = new LinkedHashMap<String, String>();
        finding.evidence()
                .forEach((field, value) ->
                        Optional.ofNullable(form.properties().get(field))
                                .ifPresent(asked ->
                                        evidence.put(
                                                page.t(asked.label()),
                                                fields.words(page, asked, value))));
        boolean blocking = check.severity() == Examination.Severity.BLOCKING;
        Tone tone =
                finding.passed() ? Tone.GOOD : finding.open() && blocking ? Tone.BAD : Tone.WARN;
        String words = finding.passed() ? "passed" : finding.open() ? "failed" : "overruled";
        return new Bench.Checked(
                check.id(),
                page.t(check.title()),
                finding.passed(),
                tone,
                page.w("office.check." + words),
                finding.passed() ? Optional.empty() : Optional.of(page.t(check.failed())),
                evidence,
                Optional.ofNullable(check.basis()),
                finding.at(),
                finding.overruledBy()
                        .map(officer ->
                                page.w(
                                        "office.check.overruled-by",
                                        names.officer(officer),
                                        finding.reason().orElse(""))),
                finding.open() && check.overrulable() && Acts.mayOverrule(file));
    }
}
