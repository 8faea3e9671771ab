package org.motcua.office.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.dispatch.Business;
import org.motcua.dispatch.InStep;
import org.motcua.dispatch.Incoming;
import org.motcua.dispatch.Standing;
import org.motcua.page.Field;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The forms of a document that came: what can be done to it as it stands, the likeliest first.
@Component("dispatchInForms")
public class InForms {
    /// One form.
    ///
    /// @param words what it asks for; none where nothing is needed
    /// @param grave whether it turns something away
    public record Form(String act, String label, @Nullable Field words, boolean grave) {}

    List<Form> of(Page page, Incoming one, Map<String, String> sent) {
        var forms = new ArrayList<Form>();
        var change = one.change();
        if (change != null) {
            if (change.kind() != Business.Kind.REPLACE) {
                forms.add(plain(page, "agree"));
                forms.add(spoken(page, "decline", sent, true));
            }
            return forms;
        }
        switch (one.standing()) {
            case ARRIVED -> {
                forms.add(plain(page, "accept"));
                forms.add(spoken(page, "refuse", sent, true));
            }
            case ACCEPTED -> {
                forms.add(spoken(page, "assign", sent, false));
                forms.add(plain(page, "hold"));
            }
            case WAITING, ASSIGNED -> forms.add(spoken(page, "assign", sent, false));
            case SENT, REFUSED, DONE, WITHDRAWN, REPLACED -> {
                // nothing more is done to it here
            }
        }
        boolean underWay =
                one.standing() == Standing.ACCEPTED
                        || one.standing() == Standing.WAITING
                        || one.standing() == Standing.ASSIGNED;
        if (underWay && one.task() == null) {
            forms.add(spoken(page, "finish", sent, false));
        }
        return forms;
    }

    private static Form plain(Page page, String act) {
        return new Form(act, DocumentViews.word(page, "act." + act), null, false);
    }

    private static Form spoken(Page page, String act, Map<String, String> sent, boolean grave) {
        String name = "words-" + act;
        String label = DocumentViews.word(page, "words." + act);
        var field =
                act.equals("assign")
                        ? Field.text(name, label)
                        : Field.longText(name, label).attribute("rows", "3");
        var asked = field.attribute("maxlength", "2000").value(sent.get(name));
        return new Form(
                act,
                DocumentViews.word(page, "act." + act),
                act.equals("finish") ? asked.mayBeEmpty() : asked,
                grave);
    }

    InStep step(String act, String words) {
        return switch (act) {
            case "accept" -> new InStep.Accept();
            case "refuse" -> new InStep.Refuse(words);
            case "hold" -> new InStep.Hold();
            case "assign" -> new InStep.Assign(words);
            case "finish" -> new InStep.Finish(words);
            case "agree" -> new InStep.Agree();
            case "decline" -> new InStep.Decline(words);
            default -> throw new IllegalArgumentException("no step " + act);
        };
    }

    /// Whether a task can be made of it now.
    boolean taskable(Incoming one) {
        return one.task() == null
                && one.change() == null
                && one.facts().ordersTask()
                && (one.standing() == Standing.ACCEPTED
                        || one.standing() == Standing.WAITING
                        || one.standing() == Standing.ASSIGNED);
    }

    /// The six clarities: what the document says stands there, the rest is for the officer to say.
    List<Field> task(Page page, Incoming one, Map<String, String> sent) {
        var facts = one.facts();
        var now = new LinkedHashMap<>(sent);
        now.putIfAbsent("text", facts.content().isBlank() ? facts.subject() : facts.content());
        now.putIfAbsent("lead", one.agency().value());
        if (facts.due() != null && !sent.containsKey("due-day")) {
            day(now, "due", facts.due());
        }
        return List.of(
                Field.longText("text", page.w("board.task.text")).value(now.get("text")),
                Field.text("lead", page.w("board.task.lead-code"))
                        .hint(page.w("board.task.lead-code.hint"))
                        .value(now.get("lead")),
                Field.text("partners", page.w("board.review.partners"))
                        .hint(page.w("board.review.partners.hint"))
                        .mayBeEmpty()
                        .value(now.get("partners")),
                Field.date("due", page.w("board.task.due")).value(Field.dateFrom(now, "due")),
                Field.text("product", page.w("board.task.product"))
                        .hint(DocumentViews.word(page, "task.product.hint"))
                        .value(now.get("product")),
                Field.text("authority", page.w("board.task.authority"))
                        .hint(DocumentViews.word(page, "task.authority.hint"))
                        .value(now.get("authority")));
    }

    static void day(Map<String, String> sent, String name, LocalDate day) {
        sent.put(name + "-day", Integer.toString(day.getDayOfMonth()));
        sent.put(name + "-month", Integer.toString(day.getMonthValue()));
        sent.put(name + "-year", Integer.toString(day.getYear()));
    }
}
