package org.motcua.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a message says of the document that it carries (MessageHeader of QCVN 102:2016/BTTTT).
///
/// @param number within its year, "315"
/// @param notation kind and issuer, "TB-VPCP"
/// @param place where it was issued
/// @param dated when it was issued
/// @param type what kind of document, in the words of its sender
/// @param normative whether it is a legal document (1); others are administrative (2)
/// @param subject what it is about
/// @param content a summary; empty where the sender gives none
/// @param competence on whose behalf the signer signs, "TM. UBND"; may be empty
/// @param position of the signer; may be empty
/// @param signer the full name
/// @param due until when its receivers have to do what it says
/// @param priority 0 ordinary, 1 urgent, 2 very urgent, 3 most urgent, 4 by an hour
/// @param pages how many; 0 where it does not say
/// @param steering 1 none, 2 it directs something to be done, 3 a report
public record Facts(
        String number,
        String notation,
        String place,
        @Nullable LocalDate dated,
        String type,
        boolean normative,
        String subject,
        String content,
        String competence,
        String position,
        String signer,
        @Nullable LocalDate due,
        List<String> toPlaces,
        int priority,
        int pages,
        int steering) {
    /// It directs something to be done.
    public static final int DIRECTS = 2;

    private static final Pattern UNFIT =
            Pattern.compile("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    public Facts {
        number = plain(number);
        notation = plain(notation);
        place = plain(place);
        type = plain(type);
        subject = plain(subject);
        content = plain(content);
        competence = plain(competence);
        position = plain(position);
        signer = plain(signer);
        toPlaces = toPlaces == null ? List.of() : toPlaces.stream().map(Facts::plain).toList();
    }

    /// Text without what XML or the database cannot hold.
    static String plain(String text) {
        return UNFIT.matcher(text.replace("\r\n", "\n")).replaceAll("").strip();
    }

    /// Number and notation as people write them, "315/TB-VPCP".
    public String code() {
        return notation.isEmpty() ? number : number + "/" + notation;
    }

    /// Whether it orders its receivers to do something until a day, so that it becomes a task.
    public boolean ordersTask() {
        return steering == DIRECTS && due != null;
    }
}
