package org.motcua.dossier;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.kernel.Text;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.motcua.procedure.Message.Event;
import org.motcua.procedure.Rulebook;
import org.motcua.unit.Agency;
import org.springframework.stereotype.Component;

/// Tells the applicant what happens, in the words of the procedure's definition, inside the
/// transaction of the step.
@Component
class Tellings {
    /// The notice definition whose words come whole from the procedure.
    private static final String TEMPLATE = "dossier";

    private final Ground ground;
    private final Notices notices;

    Tellings(Ground ground, Notices notices) {
        this.ground = ground;
        this.notices = notices;
    }

    void send(Dossier dossier, Moving.Telling telling) {
        var rulebook = ground.rulebook(dossier);
        int number = 0;
        for (var text : texts(dossier, rulebook, telling)) {
            number++;
            notices.send(
                    new Message(
                            "%s/v%d/%s/%d"
                                    .formatted(
                                            dossier.subject(),
                                            dossier.version(),
                                            telling.event(),
                                            number),
                            TEMPLATE,
                            recipient(dossier),
                            Map.of(
                                    "title", rulebook.procedure().title().in(dossier.language()),
                                    "code", dossier.code().value(),
                                    "text", text),
                            dossier.subject(),
                            "/dossiers/" + dossier.id()));
        }
    }

    /// Money may be asked for by an officer where the definition did not foresee it: then the
    /// country's own words tell of it.
    private List<String> texts(Dossier dossier, Rulebook rulebook, Moving.Telling telling) {
        var details = details(dossier, telling.details());
        var texts =
                rulebook.messages(telling.event(), ground.filing(dossier), details).stream()
                        .map(message -> message.text().in(dossier.language()))
                        .toList();
        return texts.isEmpty() && telling.event() == Event.PAYMENT
                ? List.of(
                        ground.country()
                                .words()
                                .of(
                                        "dossier.tell.payment",
                                        dossier.language(),
                                        dossier.code().value(),
                                        details.getOrDefault("amount", ""),
                                        details.getOrDefault("reason", "")))
                : texts;
    }

    private Map<String, Object> details(Dossier dossier, Map<String, Object> more) {
        var details = new LinkedHashMap<String, Object>();
        details.put("dossier", dossier.code().value());
        ground.agency(dossier.agency())
                .map(Agency::name)
                .ifPresent(name -> details.put("agency", name));
        dossier.dates().due().ifPresent(due -> details.put("due", written(ground.day(due))));
        details.put("amount", dossier.fee().amount());
        details.putAll(more);
        return details;
    }

    /// A day as people write it, in every language of the country.
    private Text written(LocalDate day) {
        var words = ground.country().words();
        var texts = new LinkedHashMap<String, String>();
        for (String language : ground.country().settings().tags()) {
            String month = words.of("page.month." + day.getMonthValue(), language);
            texts.put(
                    language,
                    words.of(
                            "dossier.day",
                            language,
                            "%02d".formatted(day.getDayOfMonth()),
                            "%02d".formatted(day.getMonthValue()),
                            month,
                            Integer.toString(day.getYear())));
        }
        return new Text(texts);
    }

    private static Recipient recipient(Dossier dossier) {
        var applicant = dossier.applicant();
        return new Recipient(
                applicant.account(), dossier.language(), applicant.email(), applicant.phone());
    }
}
