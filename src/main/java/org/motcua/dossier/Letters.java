package org.motcua.dossier;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
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
    static final String RECEIPT = "form-01-receipt";
    static final String SUPPLEMENT = "form-02-supplement";
    static final String REFUSAL = "form-03-refusal";
    static final String APOLOGY = "form-04-apology";
    static final String STOPPING = "form-05-stopping";
    static final String CONTROL = "form-06-control";

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
        var fields = common(ground, moving);
        fields.put("receivedAt", moving.at.toString());
        moving.dates.due().ifPresent(due -> fields.put("dueAt", due.toString()));
        fields.put("fee", moving.before.fee().amount());
        return fields;
    }

    static Map<String, Object> supplement(
            Ground ground, Moving moving, List<String> items, int number) {
        var fields = common(ground, moving);
        fields.put("items", items);
        fields.put("number", number);
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
        fields.put("formerDueAt", former.toString());
        fields.put("dueAt", due.toString());
        fields.put("reason", reason);
        return fields;
    }

    static Map<String, Object> stopping(Ground ground, Moving moving, String reason) {
        var fields = common(ground, moving);
        fields.put("reason", reason);
        return fields;
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
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", dossier.code().value());
        fields.put("applicant", dossier.applicant().name());
        fields.put("procedure", ground.rulebook(dossier).procedure().name().in(dossier.language()));
        fields.put(
                "agency",
                ground.agency(moving.agency)
                        .map(agency -> agency.name().in(dossier.language()))
                        .orElse(moving.agency.value()));
        fields.put("at", moving.at.toString());
        return fields;
    }
}
