package org.motcua.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.motcua.procedure.Paper;
import org.springframework.stereotype.Component;

/// Looks into a file before it is kept: what it really is, and whether it could do harm.
///
/// Faults and warnings are keys of the country's words under `dossier.file.`.
@Component
class FileInspection {
    private static final Map<String, Paper.Format> FORMATS =
            Map.of(
                    "application/pdf", Paper.Format.PDF,
                    "image/jpeg", Paper.Format.JPEG,
                    "image/png", Paper.Format.PNG,
                    "image/heic", Paper.Format.HEIC,
                    "image/heif", Paper.Format.HEIC,
                    "image/webp", Paper.Format.WEBP);
    private static final int MOST_PAGES = 500;

    /// The long side of A4 at about 85 dots an inch: below that, print of ordinary size blurs.
    private static final int LEAST_PIXELS = 1000;

    private final Tika tika = new Tika();
    private final VirusScan virusScan;

    FileInspection(VirusScan virusScan) {
        this.virusScan = virusScan;
    }

    /// What was found.
    sealed interface Verdict {
        record Fine(String mediaType, Optional<String> warning) implements Verdict {}

        record Faulty(String fault) implements Verdict {}
    }

    Verdict inspect(Path file, Paper paper) throws IOException {
        String type = type(file);
        var format = FORMATS.get(type);
        if (format == null) {
            return new Verdict.Faulty("wrong-kind");
        }
        if (!paper.acceptedFormats().contains(format)) {
            return new Verdict.Faulty("kind-not-accepted");
        }
        if (format == Paper.Format.PDF) {
            var fault = pdfFault(file);
            if (fault.isPresent()) {
                return new Verdict.Faulty(fault.get());
            }
        }
        return switch (virusScan.scan(file)) {
            case CLEAN, NOT_SCANNED -> new Verdict.Fine(type, warning(file, format));
            case INFECTED -> new Verdict.Faulty("infected");
            case UNAVAILABLE -> new Verdict.Faulty("scan-unavailable");
        };
    }

    /// By the first bytes only: the name is the sender's claim.
    private String type(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return tika.detect(content.readNBytes(64 * 1024)).toLowerCase(Locale.ROOT);
        }
    }

    /// A photograph that is too small cannot be read by the officer; the person may keep it.
    private static Optional<String> warning(Path file, Paper.Format format) throws IOException {
        return format != Paper.Format.PDF
                        && PictureSize.longSide(file).orElse(LEAST_PIXELS) < LEAST_PIXELS
                ? Optional.of("small-picture")
                : Optional.empty();
    }

    private static Optional<String> pdfFault(Path file) throws IOException {
        if (PdfBomb.isOne(file)) {
            return Optional.of("bomb");
        }
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() == 0) {
                return Optional.of("damaged");
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                return Optional.of("too-many-pages");
            }
            return Optional.empty();
        } catch (InvalidPasswordException _) {
            return Optional.of("locked");
        } catch (IOException | RuntimeException _) {
            return Optional.of("damaged");
        } catch (StackOverflowError _) {
            return Optional.of("damaged");
        }
    }
}
