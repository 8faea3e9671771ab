package org.motcua.synchrony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Country;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.State;
import org.motcua.dossier.Supplement;
import org.motcua.journal.Recorded;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.Procedures;
import tools.jackson.databind.node.ObjectNode;

/// Writes the fields of a message by the names of the country: the fields that every system knows,
/// and what this program adds.
final class Lines {
    private final Country country;
    private final Vocabulary names;

    Lines(Country country, Vocabulary names) {
        this.country = country;
        this.names = names;
    }

    /// A dossier as it stands.
    ObjectNode dossier(Dossier dossier, Extra extra) {
        var applicant = dossier.applicant();
        var procedure =
                Procedures.of(country)
                        .byHash(dossier.definition())
                        .map(found -> found.procedure().name().in(dossier.language()))
                        .orElse(dossier.procedure().value());
        var item = Item.JSON.createObjectNode();
        put(item, Term.CODE, dossier.code().value());
        put(item, Term.PROCEDURE, dossier.procedure().value());
        put(item, Term.PROCEDURE_NAME, procedure);
        String channel = dossier.channel().id();
        put(item, Term.CHANNEL, names.channels().getOrDefault(channel, channel));
        put(item, Term.APPLICANT, applicant.name());
        put(item, Term.SUBJECT_KIND, applicant.number().isPresent() ? "0" : "1");
        applicant.number().map(PersonNumber::value).ifPresent(it -> put(item, Term.SUBJECT, it));
        applicant.email().ifPresent(it -> put(item, Term.EMAIL, it));
        applicant.phone().ifPresent(it -> put(item, Term.PHONE, it));
        put(item, Term.SUMMARY, procedure);
        put(item, Term.STATE, Integer.toString(dossier.state().code()));
        put(item, Term.AGENCY, dossier.agency().value());
        put(item, Term.PAID_ONLINE, extra.paid() ? "1" : "0");
        item.set(names.of(Term.OTHER), Item.JSON.valueToTree(extra));
        return item;
    }

    private void put(ObjectNode node, Term term, String text) {
        node.put(names.of(term), text);
    }

    private void put(ObjectNode node, Term term, Optional<Instant> at) {
        at.ifPresent(it -> put(node, term, moment(it)));
    }

    private String moment(Instant at) {
        return names.moment(at, country.settings().zone());
    }

    /// The files that were handed in, by their sums.
    void files(ObjectNode item, List<PaperFile> files) {
        var list = item.putArray(names.of(Term.FILES));
        for (PaperFile file : files) {
            var one = list.addObject();
            String sum = file.sha256().orElseThrow();
            put(one, Term.FILE, sum);
            put(one, Term.FILE_NAME, file.name());
            put(one, Term.PAPER, file.paper());
            put(one, Term.FILE_ADDRESS, "files/" + sum);
        }
    }

    /// What came of it until now.
    void outcome(
            ObjectNode item, Dossier dossier, Extra.Moved moved, List<Supplement> supplements) {
        put(item, Term.STATE, Integer.toString(moved.state()));
        put(item, Term.RECEIVED, dossier.dates().received());
        put(item, Term.DUE, Optional.ofNullable(moved.due()));
        put(item, Term.FINISHED, dossier.dates().finished());
        if (moved.state() == State.RETURNED.code()) {
            put(item, Term.RETURNED, moment(moved.at()));
        }
        if (!supplements.isEmpty()) {
            var list = item.putArray(names.of(Term.SUPPLEMENTS));
            for (Supplement supplement : supplements) {
                var one = list.addObject();
                put(one, Term.SUPPLEMENT, Integer.toString(supplement.number()));
                put(one, Term.SUPPLEMENT_ITEMS, String.join("; ", supplement.items()));
                put(one, Term.SUPPLEMENT_ASKED, moment(supplement.askedAt()));
            }
        }
        var result = moved.result();
        if (result != null) {
            var one = item.putArray(names.of(Term.RESULTS)).addObject();
            put(one, Term.RESULT, result.code());
            put(
                    one,
                    Term.RESULT_NAME,
                    result.title().getOrDefault(country.settings().binding(), result.kind()));
            put(one, Term.PAPER, result.kind());
            put(one, Term.RESULT_ADDRESS, "files/" + result.sha256());
        }
    }

    /// An entry of the progress.
    ObjectNode progress(
            Dossier dossier, int state, Recorded recorded, String officer, Extra extra) {
        var item = Item.JSON.createObjectNode();
        put(item, Term.CODE, dossier.code().value());
        put(item, Term.OFFICER, officer);
        put(item, Term.DONE_AT, moment(recorded.at()));
        put(item, Term.OFFICE, dossier.agency().value());
        put(item, Term.WORK, recorded.entry().fact());
        put(item, Term.PROGRESS_STATE, Integer.toString(state));
        var turn = dossier.turn();
        put(item, Term.ROLE, turn.map(Dossier.Turn::role).orElse(""));
        put(item, Term.BEGAN, turn.map(Dossier.Turn::since));
        put(item, Term.UNTIL, turn.flatMap(Dossier.Turn::due));
        item.set(names.of(Term.OTHER), Item.JSON.valueToTree(extra));
        return item;
    }
}
