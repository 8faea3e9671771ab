package org.motcua.notice;

/// How long a text message is (3GPP TS 23.038 and 23.040): with marks a part holds 70 characters,
/// or 67 each where there are several; in the plain alphabet 160, or 153 each.
final class ShortMessage {
    /// A message of the state takes at most so many parts.
    static final int MOST_PARTS = 2;

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTU"
                    + "VWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    private ShortMessage() {}

    static int parts(String text) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BASIC.indexOf(c) >= 0) {
                plain++;
            } else if (EXTENDED.indexOf(c) >= 0) {
                plain += 2;
            } else {
                return count(text.length(), 70, 67);
            }
        }
        return count(plain, 160, 153);
    }

    static boolean fits(String text) {
        return parts(text) <= MOST_PARTS;
    }

    private static int count(int length, int alone, int each) {
        return length <= alone ? 1 : (length + each - 1) / each;
    }
}
