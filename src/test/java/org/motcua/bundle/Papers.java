package org.motcua.bundle;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.motcua.TestHouse;
import org.motcua.dossier.Drafts;
import org.motcua.dossier.Uploads;
import org.motcua.identity.SignedIn;

/// Hands in pictures of papers.
final class Papers {
    private Papers() {}

    static void hand(UUID draft, SignedIn who, String... papers) {
        var drafts = TestHouse.bean(Drafts.class);
        var open = drafts.open(draft, Optional.empty(), Optional.of(who)).orElseThrow();
        var all = drafts.view(open, Optional.of(who)).procedure().papers();
        byte[] picture = picture();
        for (String id : papers) {
            var paper = all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
            try {
                TestHouse.bean(Uploads.class)
                        .whole(
                                new Uploads.Home.OfDraft(draft),
                                paper,
                                id + ".png",
                                picture.length,
                                new ByteArrayInputStream(picture));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] picture() {
        var image = new BufferedImage(1200, 1600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i, i, 0xffffff);
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
