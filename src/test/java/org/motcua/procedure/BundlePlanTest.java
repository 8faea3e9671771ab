package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;

/// One form of several, and what flows between them.
class BundlePlanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
    private static final BundlePlan BIRTH =
            Shipped.PROCEDURES.bundle(new ProcedureCode("3.000722"), DAY).orElseThrow();
    private static final Filing.Applicant MOTHER =
            new Filing.Applicant("ĐT1", new PersonNumber("079196000123"), "Trần Thị Lan");

    private static final Map<String, Object> FORM =
            Map.of(
                    "relation", "mother",
                    "birth_case", "both-parents",
                    "child_name", "Nguyễn Thị Mai",
                    "child_birth_date", "2026-11-15",
                    "child_sex", "female",
                    "mother_address", Map.of("unit", "26740", "line", "12 Lê Lợi"),
                    "phone", "0901234567",
                    "with_residence", true,
                    "with_health_card", true,
                    "with_identity_card", false);

    @Test
    void whatTwoStepsAskIsAskedOnce() {
        var fields =
                BIRTH.whole().procedure().form().pages().stream()
                        .flatMap(page -> page.fields().stream())
                        .toList();
        assertThat(fields).doesNotHaveDuplicates().contains("phone", "child_name", "facility");
        assertThat(fields)
                .as("what a result of an earlier step tells")
                .noneMatch(field -> field.contains("child_number"));
        assertThat(fields).noneMatch(field -> field.endsWith("_phone"));
    }

    @Test
    void aStepIsAnsweredByWhatFlowsToIt() {
        var known =
                new BundlePlan.Known(
                        FORM, MOTHER, DAY, Map.of("birth", Map.of("person", "079326000777")));
        var answers = BIRTH.answers(BIRTH.bundle().step("residence"), known);
        assertThat(answers)
                .containsEntry("child_number", "079326000777")
                .containsEntry("who", "child")
                .containsEntry("dwelling", "relative")
                .containsEntry("new_address", Map.of("unit", "26740", "line", "12 Lê Lợi"));
        assertThat(BIRTH.taken(known))
                .extracting(BundleStep::id)
                .containsExactly("birth", "residence", "health_card");
    }

    @Test
    void twinsAreTwoEventsAndOneChildIsOne() {
        var first = new java.util.HashMap<String, Object>(FORM);
        var second = new java.util.HashMap<String, Object>(FORM);
        second.put("child_name", "Nguyễn Thị Lan");
        assertThat(once(first)).isEqualTo(once(FORM)).isNotEqualTo(once(second));
        first.put("notification_code", "79011.GCS.00123.26");
        second.put("notification_code", "79011.GCS.00124.26");
        assertThat(once(first)).isEqualTo("79011.GCS.00123.26").isNotEqualTo(once(second));
    }

    private static String once(Map<String, Object> form) {
        return BIRTH.once(new BundlePlan.Known(form, MOTHER, DAY, Map.of())).orElseThrow();
    }

    /// The law of the bundle gives the police two days instead of seven; the internal hours shrink
    /// with it, or every dossier would be late from its first hour.
    @Test
    void aStepKeepsTheShorterTimeOfTheBundle() {
        var alone = Shipped.PROCEDURES.get(new ProcedureCode("1.004222"), DAY).procedure();
        var within = BIRTH.rulebook("residence").procedure();
        assertThat(within.deadlines().getFirst().hours().intValue()).isEqualTo(16);
        assertThat(alone.deadlines().getFirst().hours().intValue()).isEqualTo(56);
        double hours =
                within.process().stream().mapToDouble(step -> step.hours().doubleValue()).sum();
        assertThat(hours).isBetween(15.0, 16.0);
        assertThat(Shipped.PROCEDURES.byHash(BIRTH.rulebook("residence").hash()))
                .as("a dossier is pinned to it")
                .contains(BIRTH.rulebook("residence"));
    }

    @Test
    void textsInQuotesAreNoFields() {
        var names = new Substitution();
        names.field("a", "form.b");
        names.field("who", "\"child\"");
        names.lookup("person", "step_person");
        names.situation("\"x\"");
        assertThat(names.apply("form.a == \"form.a\" && has(form.a.unit) && has(form.who)"))
                .isEqualTo("form.b == \"form.a\" && has(form.b.unit) && true");
        assertThat(names.apply("found.person && form.who == 'child' && situation == \"y\""))
                .isEqualTo("found.step_person && (\"child\") == 'child' && (\"x\") == \"y\"");
        assertThat(names.apply("xform.a + form.ab")).isEqualTo("xform.a + form.ab");
    }
}
