package org.motcua.payment.code;

import io.nayuki.qrcodegen.QrCode;

/// A code as a picture: SVG without script, style or size, so that a page or a print gives it one.
public final class Picture {
    /// The quiet zone that ISO/IEC 18004 asks for, in modules.
    private static final int QUIET = 4;

    private Picture() {}

    /// Draws a text with medium error correction (15 %): banks' guides ask for it, and a scratched
    /// screen still reads. Runs of dark modules become one rectangle, which keeps it near 5 KB.
    public static String svg(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
                }
                x++;
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>\
        """
                .formatted(side, side, side, side, path);
    }
}
