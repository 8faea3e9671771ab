package org.motcua.page;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as one path of an SVG picture: sharp at every size, and small.
public record QrPicture(int side, String path) {
    private static final int MARGIN = 4;

    /// The picture of a text, with the quiet margin that readers need.
    public static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int run = 0;
            for (int x = 0; x <= code.size; x++) {
                if (code.getModule(x, y)) {
                    run++;
                } else if (run > 0) {
                    path.append('M').append(x - run + MARGIN).append(',').append(y + MARGIN);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    run = 0;
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
