package org.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.Pictures;

class PictureSizeTest {
    @TempDir private Path folder;

    @Test
    void isReadFromTheHeadOfEveryFormatThatIsAccepted() throws IOException {
        assertThat(longSide(Pictures.plain(300, 1700, "png"))).hasValue(1700);
        assertThat(longSide(Pictures.plain(2200, 40, "jpg"))).hasValue(2200);
        assertThat(longSide(webp("VP8X", 24, 1599, 899))).hasValue(1600);
        assertThat(longSide(heif(512, 512, 4032, 3024))).hasValue(4032);
    }

    @Test
    void countsPixelsAndNotBytes() throws IOException {
        byte[] scan = Pictures.plain(1240, 1754, "png");
        assertThat(scan.length).as("a clean scan is small").isLessThan(20_000);
        assertThat(longSide(scan).orElse(0)).isGreaterThan(1000);
        assertThat(longSide(Pictures.noise(200, 200, 1))).hasValue(200);
    }

    @Test
    void isUnknownWhereTheHeadIsCutOff() throws IOException {
        assertThat(longSide(new byte[0])).isEmpty();
        assertThat(longSide(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})).isEmpty();
        assertThat(longSide("RIFF".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(longSide("\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    private OptionalInt longSide(byte[] content) throws IOException {
        return PictureSize.longSide(Files.write(folder.resolve("picture"), content));
    }

    /// RFC 9649, 2.7: width and height less one in three bytes each.
    private static byte[] webp(String kind, int at, int width, int height) {
        var head = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF____WEBP".getBytes(StandardCharsets.US_ASCII));
        head.put(kind.getBytes(StandardCharsets.US_ASCII));
        head.putInt(at, width).putInt(at + 3, height);
        return head.array();
    }

    /// A picture in tiles: the size of a tile, then that of the whole.
    private static byte[] heif(int... sizes) {
        var head = ByteBuffer.allocate(128);
        head.putInt(24).put("ftypheic____mif1heic".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < sizes.length; i += 2) {
            head.putInt(20).put("ispe".getBytes(StandardCharsets.US_ASCII)).putInt(0);
            head.putInt(sizes[i]).putInt(sizes[i + 1]);
        }
        return head.array();
    }
}
