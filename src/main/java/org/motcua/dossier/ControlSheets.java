package org.motcua.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.credential.Documents;
import org.motcua.identity.Accounts;
import org.springframework.stereotype.Component;

/// The control sheet of a dossier (form 06): printed when somebody asks for it, as it stands then,
/// because it goes on until the last step.
@Component
public class ControlSheets {
    static final String FORM = "control-sheet";

    private final Documents documents;
    private final TurnTable turns;
    private final Accounts accounts;
    private final Ground ground;

    ControlSheets(Documents documents, TurnTable turns, Accounts accounts, Ground ground) {
        this.documents = documents;
        this.turns = turns;
        this.accounts = accounts;
        this.ground = ground;
    }

    /// Whether there is one: it begins when an agency receives the dossier.
    public static boolean has(Dossier dossier) {
        return dossier.dates().received().isPresent() && dossier.dates().due().isPresent();
    }

    /// The sheet as it stands now, a PDF in the country's binding language.
    ///
    /// @throws java.util.NoSuchElementException where [#has] says that there is none
    public byte[] print(CaseFile file) {
        return documents.render(FORM, fields(file), language());
    }

    private String language() {
        return ground.country().settings().binding();
    }

    private Map<String, Object> fields(CaseFile file) {
        var dossier = file.dossier();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", dossier.code().value());
        fields.put("qr", ground.publicUrl() + "/track?code=" + dossier.code().value());
        fields.put("issued_on", ground.today().toString());
        fields.put(
                "agency",
                ground.agency(dossier.agency())
                        .map(agency -> agency.name().in(language()))
                        .orElse(dossier.agency().value()));
        fields.put("applicant_name", dossier.applicant().name());
        dossier.applicant()
                .agent()
                .ifPresent(agent -> fields.put("filed_by", agent.named(language())));
        fields.put("procedure_name", file.procedure().name().in(language()));
        fields.put("received_at", dossier.dates().received().orElseThrow().toString());
        fields.put("due_at", dossier.dates().due().orElseThrow().toString());
        fields.put("steps", steps(file));
        return fields;
    }

    private List<Map<String, Object>> steps(CaseFile file) {
        var done = turns.of(file.dossier().id());
        var names =
                accounts.names(
                        done.stream()
                                .flatMap(turn -> turn.officer().stream())
                                .collect(Collectors.toSet()));
        var applicant = file.dossier().applicant();
        String from = applicant.agent().map(Applicant.Agent::name).orElse(applicant.name());
        var rows = new ArrayList<Map<String, Object>>();
        for (DoneTurn turn : done) {
            String to = turn.officer().map(officer -> names.getOrDefault(officer, "–")).orElse("–");
            var row = new LinkedHashMap<String, Object>();
            row.put(
                    "step",
                    file.step(turn.step())
                            .map(step -> step.title().in(language()))
                            .orElse(turn.step()));
            row.put("who", from.equals(to) ? to : from + " – " + to);
            row.put("at", turn.done().toString());
            row.put("result", word("office.turn." + turn.result(), turn.result()));
            row.put("note", note(turn));
            rows.add(row);
            from = to;
        }
        return rows;
    }

    private String note(DoneTurn turn) {
        String said = turn.note().orElse("");
        if (!turn.late()) {
            return said;
        }
        String late = word("office.flag.step-late", "");
        return said.isBlank() ? late : late + ". " + said;
    }

    private String word(String key, String otherwise) {
        return ground.country()
                .words()
                .find(key)
                .map(words -> words.in(language()))
                .orElse(otherwise);
    }
}
