package org.motcua.dossier;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.motcua.credential.Documents;
import org.motcua.store.ObjectStore;
import org.springframework.stereotype.Component;

/// The forms of the law that dossiers cause (Circular 03/2025, appendix I): what they say is fixed
/// when they are sent; the file is printed when it is first opened, and stays the same from then
/// on.
@Component
public class Letters {
    static final String RECEIPT = "receipt";
    static final String SUPPLEMENT = "supplement";
    static final String REFUSAL = "refusal";
    static final String APOLOGY = "apology";
    static final String STOPPING = "stopping";

    private final LetterTable table;
    private final Documents documents;
    private final ObjectStore store;

    Letters(LetterTable table, Documents documents, ObjectStore store) {
        this.table = table;
        this.documents = documents;
        this.store = store;
    }

    /// The letters of a dossier, the earliest first.
    public List<Letter> of(UUID dossier) {
        return table.of(dossier);
    }

    public Optional<Letter> find(UUID letter) {
        return table.find(letter);
    }

    /// The printed letter, a PDF. The caller closes it.
    public InputStream open(Letter letter) {
        if (letter.sha256().isPresent()) {
            return store.open(letter.sha256().get());
        }
        byte[] file = documents.render(letter.form(), letter.fields(), letter.language());
        table.printed(letter.id(), store.put(new ByteArrayInputStream(file)));
        return new ByteArrayInputStream(file);
    }

    static Map<String, Object> receipt(Ground ground, Moving moving) {
        var dossier = moving.before;
        var fields = common(ground, moving);
        fields.put("received_at", moving.at.toString());
        ground.rulebook(dossier)
                .deadline(ground.filing(dossier))
                .ifPresent(deadline -> fields.put("deadline", deadline.span().toString()));
        moving.dates.due().ifPresent(due -> fields.put("due_at", due.toString()));
        fields.put(
                "return_way",
                ground.country()
                        .words()
                        .of("dossier.return." + dossier.channel().id(), dossier.language()));
        if (!dossier.fee().isNone()) {
            fields.put("fee", dossier.fee().amount());
        }
        return fields;
    }

    static Map<String, Object> supplement(
            Ground ground, Moving moving, List<String> items, int number) {
        var fields = common(ground, moving);
        fields.put("number", "" + number);
        var rows = new ArrayList<Map<String, Object>>();
        for (String item : items) {
            rows.add(Map.of("number", rows.size() + 1, "what", item, "why", ""));
        }
        fields.put("items", rows);
        return fields;
    }

    static Map<String, Object> refusal(Ground ground, Moving moving, String groundId, String note) {
        var fields = common(ground, moving);
        fields.put("reason", ground(ground, moving.before, groundId, note));
        return fields;
    }

    static Map<String, Object> apology(
            Ground ground, Moving moving, Instant former, Instant due, String reason) {
        var fields = common(ground, moving);
        fields.put("received_at", received(moving));
        fields.put("due_at", former.toString());
        fields.put("new_due_at", due.toString());
        fields.put("reason", reason);
        return fields;
    }

    static Map<String, Object> stopping(Ground ground, Moving moving, String reason) {
        var fields = common(ground, moving);
        fields.put("received_at", received(moving));
        fields.put("stopped_at", moving.at.toString());
        fields.put("reason", reason);
        return fields;
    }

    private static String received(Moving moving) {
        return moving.dates.received().orElse(moving.dates.filed()).toString();
    }

    /// The words of a listed ground, with what the officer adds.
    static String ground(Ground ground, Dossier dossier, String id, String note) {
        var words =
                ground.rulebook(dossier).procedure().refusals().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> one.text().in(dossier.language()))
                        .orElse(id);
        return note.isBlank() ? words : words + " " + note;
    }

    private static Map<String, Object> common(Ground ground, Moving moving) {
        var dossier = moving.before;
        String language = dossier.language();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", dossier.code().value());
        fields.put("qr", ground.publicUrl() + "/track?code=" + dossier.code().value());
        fields.put("issued_on", ground.day(moving.at).toString());
        fields.put("applicant_name", dossier.applicant().name());
        dossier.applicant()
                .number()
                .ifPresent(number -> fields.put("applicant_number", number.masked()));
        dossier.applicant().phone().ifPresent(phone -> fields.put("applicant_phone", phone));
        dossier.applicant()
                .agent()
                .ifPresent(agent -> fields.put("filed_by", agent.named(language)));
        fields.put("procedure_name", ground.rulebook(dossier).procedure().name().in(language));
        fields.put(
                "agency",
                ground.agency(moving.agency)
                        .map(agency -> agency.name().in(ground.country().settings().binding()))
                        .orElse(moving.agency.value()));
        return fields;
    }
}
