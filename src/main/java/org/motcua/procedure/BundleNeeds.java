package org.motcua.procedure;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.country.Faults;

/// That every step of a bundle gets what its procedure needs: data that somebody produces, an
/// agency that follows from it, papers and fees that are there.
final class BundleNeeds {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\w.])written\\.(\\w+)\\.([\\w-]+)");

    private final Bundle bundle;
    private final Map<String, Rulebook> standing;
    private final Faults faults;
    private boolean sound = true;

    BundleNeeds(Bundle bundle, Map<String, Rulebook> standing, Faults faults) {
        this.bundle = bundle;
        this.standing = standing;
        this.faults = faults;
    }

    boolean prove() {
        Places.each(
                "/steps",
                bundle.steps(),
                (at, step) -> {
                    var procedure = procedure(step);
                    flows(at, step, procedure);
                    left(at, step, procedure);
                    agency(at, step, procedure);
                    channels(at, procedure);
                    undoing(at, step, procedure);
                });
        return sound;
    }

    private Procedure procedure(BundleStep step) {
        return Optional.ofNullable(standing.get(step.id())).orElseThrow().procedure();
    }

    private void flows(String at, BundleStep step, Procedure procedure) {
        var seen = new HashSet<String>();
        Places.each(
                at + "/data",
                step.data(),
                (place, flow) -> {
                    if (!procedure.form().properties().containsKey(flow.field())) {
                        wrong(
                                place + "/field",
                                "bundle-unknown-field",
                                "The procedure %s has no field %s."
                                        .formatted(step.procedure(), flow.field()),
                                "Name a field of its form.");
                    } else if (!seen.add(flow.field())) {
                        wrong(
                                place + "/field",
                                "bundle-field-twice",
                                "Two data flow to the field %s.".formatted(flow.field()),
                                "Write one expression for it.");
                    }
                    produced(place, step, flow);
                });
    }

    private void produced(String at, BundleStep step, BundleStep.Flow flow) {
        Set<String> before = BundleProof.before(bundle, step);
        if (step.undoes() != null) {
            before.add(step.undoes());
        }
        var names = WRITTEN.matcher(flow.is());
        while (names.find()) {
            String source = names.group(1);
            String change = names.group(2);
            boolean there =
                    before.contains(source)
                            && procedure(bundle.step(source)).changes().stream()
                                    .anyMatch(one -> one.id().equals(change));
            if (!there) {
                wrong(
                        at + "/is",
                        "bundle-data-never-produced",
                        "The step %s needs written.%s.%s, which no step before it writes."
                                .formatted(step.id(), source, change),
                        "Let it wait for the step that writes it, and name one of its changes.");
            } else if (mayBeMissing(bundle.step(source)) && !guarded(step, source)) {
                wrong(
                        at + "/is",
                        "bundle-data-perhaps-never-produced",
                        "The step %s needs data of %s, which not everybody takes."
                                .formatted(step.id(), source),
                        "Take this step only when the other one is taken: repeat its condition.");
            }
        }
    }

    private static boolean mayBeMissing(BundleStep source) {
        return source.when() != null || source.choice() != null;
    }

    private boolean guarded(BundleStep step, String source) {
        if (source.equals(step.undoes())) {
            return true;
        }
        String when = step.when() == null ? "" : step.when();
        var other = bundle.step(source);
        return (other.when() == null || when.contains(other.when()))
                && (other.choice() == null || when.contains("form." + Union.chosenBy(source)));
    }

    private void left(String at, BundleStep step, Procedure procedure) {
        for (int i = 0; i < step.withoutPapers().size(); i++) {
            String id = step.withoutPapers().get(i);
            if (procedure.papers().stream().noneMatch(paper -> paper.id().equals(id))) {
                wrong(
                        at + "/without_papers/" + i,
                        "bundle-unknown-paper",
                        "The procedure %s has no paper %s.".formatted(step.procedure(), id),
                        "Name one of its papers.");
            }
        }
        for (int i = 0; i < step.withoutFees().size(); i++) {
            String id = step.withoutFees().get(i);
            if (procedure.fees().stream().noneMatch(fee -> fee.id().equals(id))) {
                wrong(
                        at + "/without_fees/" + i,
                        "bundle-unknown-fee",
                        "The procedure %s has no fee %s.".formatted(step.procedure(), id),
                        "Name one of its fees.");
            }
        }
    }

    /// Nobody is there to choose an agency when a later step is filed.
    private void agency(String at, BundleStep step, Procedure procedure) {
        if (procedure.competence().by() != Competence.By.ANSWER) {
            wrong(
                    at + "/procedure",
                    "bundle-agency",
                    "Which agency answers %s does not follow from its form."
                            .formatted(step.procedure()),
                    "Use a procedure whose competence is by answer.");
        }
    }

    private void channels(String at, Procedure procedure) {
        for (var offer : bundle.channels()) {
            if (!procedure.offers(offer.channel())) {
                wrong(
                        at + "/procedure",
                        "bundle-channel",
                        "The procedure %s is not offered by %s."
                                .formatted(procedure.code(), offer.channel().id()),
                        "Leave the channel out of the bundle.");
            }
        }
    }

    /// Nobody is asked when something is taken back.
    private void undoing(String at, BundleStep step, Procedure procedure) {
        if (step.undoes() == null) {
            return;
        }
        var filled = Prefill.filled(procedure.prefill());
        for (Form.Page page : procedure.form().pages()) {
            for (String field : page.fields()) {
                boolean flows =
                        step.data().stream()
                                .anyMatch(
                                        flow -> flow.field().equals(field) && flow.when() == null);
                boolean free = procedure.form().get(field).mayBeAbsent() || page.when() != null;
                if (!flows && !filled.contains(field) && !free) {
                    wrong(
                            at + "/data",
                            "bundle-data-never-produced",
                            "Nobody answers %s of the step %s.".formatted(field, step.id()),
                            "Say under data where it comes from.");
                }
            }
        }
    }

    private void wrong(String pointer, String rule, String message, String mend) {
        sound = false;
        faults.at(pointer, rule, message, mend);
    }
}
