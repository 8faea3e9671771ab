package org.motcua.api;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Filed;
import org.motcua.dossier.Filings;
import org.motcua.dossier.Intakes;
import org.motcua.identity.Allow;
import org.motcua.identity.Identifiers;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.procedure.FormFault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/// Filling in and filing for a person, by another system that knows who the person is.
@Allow("api.file")
@RestController
@RequestMapping("/api/v1/drafts")
class DraftResources {
    private static final int LONGEST_NAME = 100;

    private final Intakes intakes;
    private final Drafts drafts;
    private final OwnMatters matters;
    private final DossierAnswers dossiers;
    private final Once once;
    private final ObjectMapper json;
    private final Clock clock;

    DraftResources(
            Intakes intakes,
            Drafts drafts,
            OwnMatters matters,
            DossierAnswers dossiers,
            Once once,
            ObjectMapper json,
            Clock clock) {
        this.intakes = intakes;
        this.drafts = drafts;
        this.matters = matters;
        this.dossiers = dossiers;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /// @param number the personal number, which the caller has verified
    record Person(
            @Nullable String number,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    /// @param language in which letters and results are written to the person
    record NewDraft(
            @Nullable String procedure,
            @Nullable Person person,
            @Nullable String language,
            @Nullable Map<String, Object> answers) {}

    /// Begins a draft for a person.
    @PostMapping
    ResponseEntity<DraftAnswer> begin(
            @RequestHeader(Once.HEADER) String key,
            @RequestBody NewDraft asked,
            SignedIn who,
            Speech speech) {
        var person = person(asked.person(), speech);
        String language =
                speech.country().settings().tags().contains(asked.language())
                        ? String.valueOf(asked.language())
                        : speech.country().settings().binding();
        UUID id =
                once.make(
                        who,
                        key,
                        "begin " + json.writeValueAsString(asked),
                        () -> begun(asked, person, language, who));
        return ResponseEntity.created(URI.create("/api/v1/drafts/" + id))
                .body(DraftAnswer.of(speech, matters.draft(id, who)));
    }

    private UUID begun(NewDraft asked, Filings.Helped person, String language, SignedIn who) {
        var draft =
                code(asked.procedure())
                        .flatMap(code -> intakes.begin(code, language, who, person))
                        .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_FILEABLE));
        var answers = asked.answers();
        if (answers != null && !answers.isEmpty()) {
            keep(intakes.open(draft.id(), who).orElseThrow(), answers, who);
        }
        return draft.id();
    }

    private static Optional<ProcedureCode> code(@Nullable String code) {
        try {
            return Optional.ofNullable(code).map(ProcedureCode::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Filings.Helped person(@Nullable Person person, Speech speech) {
        var faults = new ArrayList<Trouble.Fault>();
        String number = person == null || person.number() == null ? "" : person.number().strip();
        String name = person == null || person.name() == null ? "" : person.name().strip();
        var today = speech.country().day(clock.instant());
        var numbers = Identifiers.of(speech.country(), today);
        if (!numbers.doubts(Identifiers.PERSONAL_NUMBER, number).isEmpty()) {
            faults.add(fault("person.number", "person-number", speech));
        }
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(fault("person.name", "person-name", speech));
        }
        var phone = contact(person == null ? null : person.phone());
        if (phone.filter(it -> !it.matches("[+0-9 .-]{8,20}")).isPresent()) {
            faults.add(fault("person.phone", "phone", speech));
        }
        var email = contact(person == null ? null : person.email());
        if (email.filter(it -> !it.matches("[^@\\s]{1,100}@[^@\\s]{3,100}")).isPresent()) {
            faults.add(fault("person.email", "email", speech));
        }
        if (!faults.isEmpty()) {
            throw Trouble.of(Trouble.Kind.PERSON_FAULTY, faults);
        }
        return new Filings.Helped(
                Optional.of(new PersonNumber(numbers.normal(Identifiers.PERSONAL_NUMBER, number))),
                name,
                phone,
                email);
    }

    private static Optional<String> contact(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static Trouble.Fault fault(String field, String rule, Speech speech) {
        Text text = speech.country().words().find("api.fault." + rule).orElseThrow();
        return new Trouble.Fault(field, rule, text);
    }

    @GetMapping("/{id}")
    DraftAnswer read(@PathVariable UUID id, SignedIn who, Speech speech) {
        return DraftAnswer.of(speech, matters.draft(id, who));
    }

    /// Puts all answers in the place of those that are there; keeps nothing where any of them
    /// cannot be taken or is missing.
    @PutMapping("/{id}/answers")
    DraftAnswer replace(
            @PathVariable UUID id,
            @RequestBody Map<String, Object> answers,
            SignedIn who,
            Speech speech) {
        var intake = matters.open(id, who);
        var faults = intakes.examine(intake, answers, who);
        if (!faults.isEmpty()) {
            throw faulty(faults);
        }
        return DraftAnswer.of(speech, intakes.replace(intake, answers, who));
    }

    /// Adds answers to those that are there (JSON Merge Patch, RFC 7396); what is missing yet is no
    /// fault.
    @PatchMapping("/{id}/answers")
    DraftAnswer change(
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable Object> changes,
            SignedIn who,
            Speech speech) {
        return DraftAnswer.of(speech, keep(matters.open(id, who), changes, who));
    }

    private Intakes.Intake keep(
            Intakes.Intake intake, Map<String, ? extends @Nullable Object> changes, SignedIn who) {
        var answers = new LinkedHashMap<>(intake.view().draft().answers());
        changes.forEach((field, value) -> {
            if (value == null) {
                answers.remove(field);
            } else {
                answers.put(field, value);
            }
        });
        var faults =
                intakes.examine(intake, answers, who).stream()
                        .filter(fault -> changes.containsKey(root(fault)))
                        .filter(fault -> !fault.rule().equals("required"))
                        .toList();
        if (!faults.isEmpty()) {
            throw faulty(faults);
        }
        return intakes.replace(intake, answers, who);
    }

    private static String root(FormFault fault) {
        return fault.field().split("\\.", 2)[0];
    }

    private static Trouble faulty(List<FormFault> faults) {
        return Trouble.of(
                Trouble.Kind.ANSWERS_FAULTY, faults.stream().map(Trouble.Fault::of).toList());
    }

    record Choice(@Nullable String agency) {}

    /// The agency that the person chose, where the procedure leaves a choice.
    @PutMapping("/{id}/agency")
    DraftAnswer choose(
            @PathVariable UUID id, @RequestBody Choice choice, SignedIn who, Speech speech) {
        var intake = matters.open(id, who);
        AgencyCode code;
        try {
            code = new AgencyCode(String.valueOf(choice.agency()));
        } catch (IllegalArgumentException _) {
            throw Trouble.of(Trouble.Kind.AGENCY_REFUSED);
        }
        var before = intake.view().draft().agency();
        drafts.choose(intake.view().draft(), code);
        var after = matters.draft(id, who);
        boolean taken =
                after.view().agencies().size() == 1
                        && after.view().agencies().getFirst().code().equals(code);
        if (!taken) {
            before.ifPresent(earlier -> drafts.choose(after.view().draft(), earlier));
            throw Trouble.of(Trouble.Kind.AGENCY_REFUSED);
        }
        return DraftAnswer.of(speech, after);
    }

    /// Files the draft. The same key again, also at the same moment, gives the same dossier.
    @PostMapping("/{id}/file")
    ResponseEntity<DossierAnswers.Answer> file(
            @PathVariable UUID id,
            @RequestHeader(Once.HEADER) String key,
            SignedIn who,
            Speech speech) {
        UUID dossier =
                once.make(who, key, "file " + id, () -> filed(matters.draft(id, who), who, speech));
        return ResponseEntity.created(URI.create("/api/v1/dossiers/" + dossier))
                .body(dossiers.of(speech, matters.dossier(dossier, who)));
    }

    private UUID filed(Intakes.Intake intake, SignedIn who, Speech speech) {
        return switch (intakes.file(intake, who)) {
            case Filed.Accepted(var dossier) -> dossier.id();
            case Filed.Faulty(var faults, var missing, var agencyUnknown) -> {
                var all = new ArrayList<Trouble.Fault>();
                faults.forEach(fault -> all.add(Trouble.Fault.of(fault)));
                missing.forEach(paper ->
                        all.add(
                                new Trouble.Fault(
                                        "papers." + paper.id(), "missing", paper.title())));
                if (agencyUnknown) {
                    all.add(fault("agency", "agency-unknown", speech));
                }
                throw Trouble.of(Trouble.Kind.DRAFT_INCOMPLETE, all);
            }
            // bundles are not begun here, see Drafts#begin
            case Filed.NotFound _, Filed.Joined _, Filed.AskedBefore _, Filed.Waiting _ ->
                    throw Trouble.notFound();
        };
    }
}
