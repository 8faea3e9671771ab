package org.motcua.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.motcua.kernel.Folding;

/// The text on a bank transfer by which an order is found again.
///
/// It is the dossier's code without punctuation, `P` and the number of the request. EMVCo allows 25
/// characters for it, and banks put words of their own around it, change its case and break it over
/// lines.
final class Reference {
    static final int LONGEST = 25;
    private static final int SHORTEST = 6;

    /// In how many pieces a transfer's text may break a reference.
    private static final int PIECES = 6;

    private static final int MOST_TOKENS = 200;
    private static final Pattern OTHER = Pattern.compile("[^A-Z0-9]+");
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Reference() {}

    static String of(String dossier, int number) {
        String code = OTHER.matcher(upper(dossier)).replaceAll("");
        String plain = code + "P" + number;
        return plain.length() <= LONGEST && code.length() >= SHORTEST
                ? plain
                : "M" + digest(dossier) + "P" + number;
    }

    /// Everything in a transfer's text that may be a reference.
    static SequencedSet<String> candidates(String text) {
        var pieces =
                OTHER.splitAsStream(upper(text))
                        .filter(piece -> !piece.isEmpty())
                        .limit(MOST_TOKENS)
                        .toList();
        var found = new LinkedHashSet<String>();
        for (int from = 0; from < pieces.size(); from++) {
            addFrom(pieces, from, found);
        }
        return found;
    }

    private static void addFrom(List<String> pieces, int from, SequencedSet<String> found) {
        var joined = new StringBuilder();
        for (int at = from; at < Math.min(pieces.size(), from + PIECES); at++) {
            joined.append(pieces.get(at));
            if (joined.length() > LONGEST) {
                return;
            }
            if (joined.length() >= SHORTEST && joined.indexOf("P") > 0) {
                found.add(joined.toString());
            }
        }
    }

    private static String upper(String text) {
        return Folding.fold(text).toUpperCase(Locale.ROOT);
    }

    /// Twenty letters of a sum: a hundred bits, so that no two dossiers ever share them.
    private static String digest(String dossier) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(dossier.getBytes(StandardCharsets.UTF_8));
            var text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.append(LETTERS.charAt(sum[i] & 31));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
