package org.motcua.credential;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Makes PDF/A-2a (ISO 19005-2, tagged) of XHTML, with the fonts inside and nothing fetched.
///
/// Level a, because a document of the state is also read aloud; part 2, because it knows the
/// signatures of PAdES.
final class Typesetter {
    private static final String FAMILY = "Be Vietnam Pro";
    private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final byte[] REGULAR = resource("/fonts/BeVietnamPro-Regular.ttf");
    private static final byte[] SEMIBOLD = resource("/fonts/BeVietnamPro-SemiBold.ttf");
    private static final String STYLE =
            new String(resource("/document/document.css"), StandardCharsets.UTF_8);

    /// How high letters stand and where lines go: measured once for all documents.
    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        // it would tell each font that it reads
        XRLog.setLoggingEnabled(false);
    }

    /// @param body XHTML, already escaped
    /// @param code the public code, written into the file's metadata; empty for unsigned papers
    byte[] set(String title, String language, String code, String body) {
        var out = new ByteArrayOutputStream(64 * 1024);
        var builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(COLOURS);
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
        builder.useFont(bytes(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(bytes(SEMIBOLD), FAMILY, 600, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl(
                (uri, kind) -> uri.startsWith("data:image/png;"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withProducer("Motcua");
        builder.withHtmlContent(page(title, language, code, body), null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be set: " + title, e);
        }
        return out.toByteArray();
    }

    private static String page(String title, String language, String code, String body) {
        String named = Composition.escape(title);
        return """
        <!DOCTYPE html>
        <html lang="%s"><head><title>%s</title>
        <meta name="subject" content="%s"/><meta name="description" content="%s"/>
        <style>%s</style></head>
        <body>%s</body></html>
        """
                .formatted(
                        Composition.escape(language),
                        named,
                        Composition.escape(code),
                        named,
                        STYLE,
                        body);
    }

    private static FSSupplier<InputStream> bytes(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static byte[] resource(String path) {
        try (var stream = Typesetter.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not in the program");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
