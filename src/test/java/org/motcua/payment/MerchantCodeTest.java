package org.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.kernel.Money;
import org.motcua.payment.code.MerchantCode;
import org.motcua.payment.code.Picture;

class MerchantCodeTest {
    private static final String KNOWN =
            "00020101021238580010A000000727012800069704220114190012345678900208QRIBFTTA"
                    + "53037045405390005802VN63040275";

    @Test
    void checksumOfTheKnownCodeFits() {
        assertThat(MerchantCode.read(KNOWN)).hasSize(7);
        assertThat(MerchantCode.checksum("123456789")).isEqualTo(0x29B1); // CCITT-FALSE check value
    }

    @Test
    void transferCodeIsWrittenAsTheKnownOne() {
        var scheme = new Provider.QrScheme(38, "A000000727", "QRIBFTTA", "704", "VN", null);
        var account = new PayeeAccount("*", "970422", "Bank", "19001234567890", "HOLDER");
        String content = QrTransfer.content(scheme, order(39000), account);
        assertThat(content).startsWith(KNOWN.substring(0, KNOWN.length() - 8));
        assertThat(MerchantCode.read(content))
                .contains(new MerchantCode.Field("54", "39000"))
                .contains(new MerchantCode.Field("62", "0817H29182609210001P1"));
    }

    @Property(tries = 300)
    void anyChangedCharacterIsFound(
            @ForAll @NumericChars @StringLength(min = 1, max = 19) String account,
            @ForAll @IntRange(max = 400) int place,
            @ForAll @AlphaChars @StringLength(1) String other) {
        String text =
                new MerchantCode()
                        .with("00", "01")
                        .with("38", MerchantCode.field("01", account))
                        .with("54", "39000")
                        .text();
        int at = place % text.length();
        if (Character.toUpperCase(text.charAt(at)) == Character.toUpperCase(other.charAt(0))) {
            return;
        }
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        assertThatThrownBy(() -> MerchantCode.read(changed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void whatIsWrittenIsRead(
            @ForAll @Size(min = 1, max = 8)
                    List<@AlphaChars @StringLength(min = 1, max = 99) String> values) {
        var code = new MerchantCode();
        values.forEach(value -> code.with("62", value));
        var read = MerchantCode.read(code.text());
        assertThat(read.stream().map(MerchantCode.Field::value).toList().subList(0, values.size()))
                .isEqualTo(values);
    }

    @Test
    void pictureIsReadByZxing() throws Exception {
        var image = draw(Picture.svg(KNOWN));
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source =
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var result =
                new QRCodeReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(source)),
                                Map.of(
                                        DecodeHintType.POSSIBLE_FORMATS,
                                        List.of(BarcodeFormat.QR_CODE)));
        assertThat(result.getText()).isEqualTo(KNOWN);
    }

    /// By an independent reader, from Debian's package zbar-tools (apt-get install zbar-tools).
    @Test
    void pictureIsReadByZbar(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("code.png");
        ImageIO.write(draw(Picture.svg(KNOWN)), "png", file.toFile());
        var reader =
                new ProcessBuilder("zbarimg", "--quiet", "--raw", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String read =
                new String(
                        reader.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).as(read).isZero();
        assertThat(read.lines().filter(line -> line.startsWith("0002"))).containsExactly(KNOWN);
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void lettersThatBanksCannotReadAreRefused() {
        assertThatThrownBy(() -> MerchantCode.field("08", "lệ phí"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerchantCode.field("08", "x".repeat(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Draws the picture from the SVG's own path, as a browser would.
    private static BufferedImage draw(String svg) {
        int side = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        int scale = 8;
        var image = new BufferedImage(side * scale, side * scale, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side * scale, side * scale);
        graphics.setColor(Color.BLACK);
        var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(svg);
        while (run.find()) {
            graphics.fillRect(
                    Integer.parseInt(run.group(1)) * scale,
                    Integer.parseInt(run.group(2)) * scale,
                    Integer.parseInt(run.group(3)) * scale,
                    scale);
        }
        graphics.dispose();
        return image;
    }

    private static Order order(long amount) {
        return new Order(
                UUID.randomUUID(),
                "H29.18-260921-0001",
                1,
                Reference.of("H29.18-260921-0001", 1),
                PaymentHouse.AGENCY,
                "19001234567890",
                "Nguyễn Văn Ổi",
                List.of(),
                new Money(amount),
                "VND",
                Instant.EPOCH,
                Instant.EPOCH,
                Money.NONE,
                Order.State.REQUESTED);
    }
}
