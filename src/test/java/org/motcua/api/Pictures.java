package org.motcua.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/// Pictures of papers.
final class Pictures {
    private Pictures() {}

    static byte[] photograph() {
        var image = new BufferedImage(900, 1200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            image.setRGB(random.nextInt(900), random.nextInt(1200), random.nextInt());
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
