package org.motcua.credential;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/// A QR code (ISO/IEC 18004, level M) as a black and white picture in a data address.
final class QrPicture {
    private static final int DOTS = 8;
    private static final int MARGIN = 4;

    private QrPicture() {}

    static String of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = (code.size + 2 * MARGIN) * DOTS;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean dark = code.getModule(x / DOTS - MARGIN, y / DOTS - MARGIN);
                picture.setRGB(x, y, dark ? 0 : 0xFFFFFF);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
