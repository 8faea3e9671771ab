package org.motcua.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.motcua.kernel.Identifier;
import org.motcua.procedure.Paper;
import org.motcua.store.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes files in, whole or in parts: a connection that breaks goes on where it broke.
@Component
public class Uploads {
    /// A part is never larger; the browser sends much smaller ones.
    public static final int LARGEST_PART = 2 << 20;

    private static final int LONGEST_NAME = 200;
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    private final FileTable files;
    private final FileInspection inspection;
    private final ObjectStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Uploads(
            FileTable files,
            FileInspection inspection,
            ObjectStore store,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.inspection = inspection;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Where a file belongs.
    public sealed interface Home {
        record OfDraft(UUID draft) implements Home {}

        record OfSupplement(UUID dossier, int supplement) implements Home {}
    }

    /// What came of a part.
    public sealed interface Arrived {
        /// Go on from here.
        record Partly(long received) implements Arrived {}

        record Whole(PaperFile file) implements Arrived {}

        /// The part does not follow what is there: go on from here instead.
        record OutOfPlace(long received) implements Arrived {}
    }

    /// Announces a file; its parts follow.
    ///
    /// @param sum SHA-256 of the whole, where the sender can tell: parts of two different files are
    ///   then never taken for one, whoever goes on with an upload that broke
    /// @return the file, refused at once where it cannot be taken whatever is in it
    public PaperFile begin(Home home, Paper paper, String name, long size, String sum) {
        var file = announced(home, paper, plain(name), size, sum);
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    files.insert(file);
                    if (size <= 0) {
                        files.refused(file.id(), "empty");
                    } else if (size > most(paper)) {
                        files.refused(file.id(), "too-large");
                    }
                    return get(file.id());
                }));
    }

    private PaperFile announced(Home home, Paper paper, String name, long size, String sum) {
        Optional<UUID> draft =
                home instanceof Home.OfDraft(var id) ? Optional.of(id) : Optional.empty();
        Optional<UUID> dossier =
                home instanceof Home.OfSupplement(var id, int _)
                        ? Optional.of(id)
                        : Optional.empty();
        int supplement = home instanceof Home.OfSupplement(var _, int number) ? number : 0;
        return new PaperFile(
                Identifier.next(),
                draft,
                dossier,
                paper.id(),
                name,
                Optional.empty(),
                size,
                0,
                Optional.of(sum).filter(SUM.asMatchPredicate()),
                Optional.empty(),
                PaperFile.State.ARRIVING,
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                supplement);
    }

    /// Takes the next part. The same part twice is taken once.
    public Arrived append(UUID id, Paper paper, long position, byte[] content) {
        if (content.length > LARGEST_PART) {
            throw new IllegalArgumentException("a part has at most 2 MB");
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> appended(id, paper, position, content)));
    }

    private Arrived appended(UUID id, Paper paper, long position, byte[] content) {
        var file = files.lock(id).orElseThrow();
        if (file.state() != PaperFile.State.ARRIVING) {
            return new Arrived.Whole(file);
        }
        if (position != file.received() || position + content.length > file.size()) {
            return new Arrived.OutOfPlace(file.received());
        }
        if (content.length > 0) {
            files.append(id, position, content);
        }
        long received = position + content.length;
        if (received < file.size()) {
            return new Arrived.Partly(received);
        }
        finish(file, paper);
        return new Arrived.Whole(get(id));
    }

    /// Takes a file in one piece, as a form without script sends it.
    public PaperFile whole(Home home, Paper paper, String name, long size, InputStream content)
            throws IOException {
        var file = announced(home, paper, plain(name), size, "");
        if (size <= 0 || size > most(paper)) {
            return begin(home, paper, name, size, "");
        }
        Path whole = Files.createTempFile("upload", null);
        try {
            long received = Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
            if (received != size) {
                throw new IOException("%d bytes of %d".formatted(received, size));
            }
            var judged = judged(file, paper, whole);
            files.insert(judged);
            return judged;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /// What a file becomes that came in one piece; what is in it is kept.
    private PaperFile judged(PaperFile file, Paper paper, Path whole) throws IOException {
        return switch (inspection.inspect(whole, paper)) {
            case FileInspection.Verdict.Fine(var type, var warning) -> {
                try (var content = Files.newInputStream(whole)) {
                    yield file.kept(store.put(content), type, warning);
                }
            }
            case FileInspection.Verdict.Faulty(var fault) -> file.refused(fault);
        };
    }

    private static long most(Paper paper) {
        return paper.acceptedMegabytes() * 1024L * 1024;
    }

    /// Looks into the whole file and keeps it, or says why not.
    private void finish(PaperFile file, Paper paper) {
        try {
            Path whole = Files.createTempFile("upload", null);
            try {
                if (!assemble(file, whole)) {
                    files.refused(file.id(), "mixed");
                    return;
                }
                switch (inspection.inspect(whole, paper)) {
                    case FileInspection.Verdict.Fine(var type, var warning) -> {
                        try (var content = Files.newInputStream(whole)) {
                            files.kept(file.id(), store.put(content), type, warning);
                        }
                    }
                    case FileInspection.Verdict.Faulty(var fault) ->
                            files.refused(file.id(), fault);
                }
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts the parts together, and tells whether they are what was announced.
    private boolean assemble(PaperFile file, Path whole) throws IOException {
        var digest = sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(whole), digest)) {
            long position = 0;
            while (position < file.size()) {
                byte[] part = files.chunk(file.id(), position).orElseThrow();
                out.write(part);
                position += part.length;
            }
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        return file.announced().map(sum::equals).orElse(true);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public PaperFile get(UUID file) {
        return files.find(file).orElseThrow();
    }

    public Optional<PaperFile> find(UUID file) {
        return files.find(file);
    }

    /// What came with one supplement, also what is on its way or was refused.
    public List<PaperFile> ofSupplement(UUID dossier, int supplement) {
        return files.ofSupplement(dossier, supplement);
    }

    /// Takes a file away again. What it contained stays in the store, where nothing points at it.
    public void remove(UUID file) {
        files.remove(file);
    }

    /// Only the last part of a path, without control characters.
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (clean.isEmpty()) {
            return "-";
        }
        return clean.length() > LONGEST_NAME
                ? clean.substring(clean.length() - LONGEST_NAME)
                : clean;
    }
}
