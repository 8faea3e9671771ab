package org.motcua.bundle;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motcua.identity.Account;
import org.motcua.kernel.Text;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.motcua.procedure.BundlePlan;
import org.motcua.procedure.Filing;
import org.motcua.procedure.Message.Event;
import org.springframework.stereotype.Component;

/// Tells people what becomes of the whole, inside the transaction of what happened. Each agency
/// tells of its own part.
@Component
class BundleTellings {
    private static final String TEMPLATE = "dossier";

    private final Notices notices;
    private final BundleGround ground;

    BundleTellings(Notices notices, BundleGround ground) {
        this.notices = notices;
        this.ground = ground;
    }

    /// What the definition says of an event of the whole.
    void send(JointDossier joint, Event event) {
        var plan = ground.plan(joint);
        var filing =
                Filing.of(
                                joint.channel(),
                                ground.day(joint.filed()),
                                BundleGround.asInRules(joint.applicant()))
                        .with(joint.answers())
                        .with(joint.facts());
        var details = new LinkedHashMap<String, Object>();
        details.put("dossier", joint.code().value());
        details.put("due", day(joint.due()));
        int number = 0;
        for (var message : plan.whole().messages(event, filing, details)) {
            number++;
            notices.send(
                    new org.motcua.notice.Message(
                            "%s/%s/%d".formatted(joint.subject(), event, number),
                            TEMPLATE,
                            new Recipient(
                                    joint.applicant().account(),
                                    joint.language(),
                                    joint.applicant().email(),
                                    joint.applicant().phone()),
                            Map.of(
                                    "title", plan.bundle().title().in(joint.language()),
                                    "code", joint.code().value(),
                                    "text", message.text().in(joint.language())),
                            joint.subject(),
                            "/bundles/" + joint.id()));
        }
    }

    /// Asks somebody to agree to a part.
    void ask(JointDossier joint, JointStep step, BundlePlan plan, Account person) {
        String language = joint.language();
        var consent = plan.bundle().step(step.step()).consent();
        if (consent == null) {
            return;
        }
        notices.send(
                new org.motcua.notice.Message(
                        joint.subject() + "/consent/" + step.step(),
                        TEMPLATE,
                        new Recipient(
                                java.util.Optional.of(person.id()),
                                language,
                                person.email(),
                                person.phone()),
                        Map.of(
                                "title", ground.words("consent.title", language),
                                "code", joint.code().value(),
                                "text",
                                        ground.words(
                                                "consent.ask", language, joint.code().value())),
                        joint.subject(),
                        "/consents"));
    }

    /// A day as people write it, in every language of the country.
    private Text day(Instant at) {
        var day = ground.day(at);
        var texts = new LinkedHashMap<String, String>();
        for (String language : ground.country().settings().tags()) {
            texts.put(
                    language,
                    ground.country()
                            .words()
                            .of(
                                    "dossier.day",
                                    language,
                                    "%02d".formatted(day.getDayOfMonth()),
                                    "%02d".formatted(day.getMonthValue()),
                                    ground.country()
                                            .words()
                                            .of("page.month." + day.getMonthValue(), language),
                                    Integer.toString(day.getYear())));
        }
        return new Text(texts);
    }
}
