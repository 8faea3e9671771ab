package org.motcua.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.kernel.Actor;
import org.motcua.registry.Bulk;
import org.motcua.registry.Registry;

/// The doorway for files of records that come in.
///
/// The same file fed twice changes nothing the second time; one that was cut in the middle goes on
/// where its last certain chunk ended.
public final class Imports {
    private final DataSource source;
    private final Countries countries;
    private final Clock clock;
    private final int chunk;

    /// @param chunk how many rows are written at once
    Imports(DataSource source, Countries countries, Clock clock, int chunk) {
        this.source = source;
        this.countries = countries;
        this.clock = clock;
        this.chunk = chunk;
    }

    /// Over a database, without the running program.
    public static Imports over(DataSource source, Countries countries, Clock clock) {
        return new Imports(source, countries, clock, 5_000);
    }

    /// A file to be brought in.
    ///
    /// @param complaints where rows go that are not taken; none: beside the file
    /// @param dryRun judges everything and writes nothing
    /// @param lenient takes what the registry itself would write; the rest becomes its faults
    /// @param strict sends rows back whose references lead nowhere
    /// @param number gives rows without a key one of the registry's own, where it numbers records
    public record Order(
            String registry,
            Path file,
            Optional<Path> complaints,
            boolean dryRun,
            boolean lenient,
            boolean strict,
            boolean number,
            Actor actor) {
        Examiner.Manner manner() {
            return lenient
                    ? Examiner.Manner.LENIENT
                    : strict ? Examiner.Manner.STRICT : Examiner.Manner.WHOLE;
        }
    }

    /// What came of an order.
    public sealed interface Outcome {
        record Done(Report report) implements Outcome {}

        /// Nothing was begun.
        ///
        /// @param detail what is meant by it
        record Refused(Why why, List<String> detail) implements Outcome {}
    }

    /// Why a file is not begun.
    public enum Why {
        /// There is no such registry.
        REGISTRY,
        /// Neither CSV nor JSON lines nor Parquet, by its name.
        FORM,
        /// It has columns that the registry knows nothing of.
        COLUMNS,
        /// It names no keys, and the registry is not asked to number its records, or does not.
        NO_KEY
    }

    /// Is told how far it is.
    public interface Progress {
        void at(long done, long of);
    }

    /// Brings a file in.
    ///
    /// @throws UnreadableFile where the file breaks off or is not what its name says; what was
    ///   taken until then stays, and a mended file goes on
    public Outcome run(Order order, Progress progress) throws IOException {
        var bulk = Bulk.over(source, countries, clock);
        var registry = bulk.find(order.registry());
        if (registry.isEmpty()) {
            return refused(Why.REGISTRY);
        }
        var form = Rows.Form.of(order.file());
        if (form.isEmpty()) {
            return refused(Why.FORM);
        }
        var washing = new Washing(countries.active(), registry.get(), bulk.today(), bulk::find);
        try (var rows = Rows.of(order.file(), form.get())) {
            var strange = washing.columns().strange(rows.columns());
            if (!strange.isEmpty()) {
                return new Outcome.Refused(Why.COLUMNS, strange);
            }
            boolean numbers = order.number() && registry.get().key().made();
            if (!numbers && keyless(washing.columns(), rows.columns())) {
                return refused(Why.NO_KEY);
            }
            return new Outcome.Done(
                    feed(order, bulk, registry.get(), washing, form.get(), rows, progress));
        }
    }

    private static Outcome refused(Why why) {
        return new Outcome.Refused(why, List.of());
    }

    private static boolean keyless(Columns columns, List<String> names) {
        return !names.isEmpty()
                && names.stream()
                        .noneMatch(name ->
                                columns.find(name)
                                        .filter(place -> place.field().equals(Columns.KEY))
                                        .isPresent());
    }

    private Report feed(
            Order order,
            Bulk bulk,
            Registry registry,
            Washing washing,
            Rows.Form form,
            Rows rows,
            Progress progress)
            throws IOException {
        String hash = hash(order.file());
        var feeds = new Feeds(source);
        var earlier = feeds.find(registry.id(), hash).filter(one -> !one.finished());
        var path =
                order.complaints()
                        .orElseGet(() -> Complaints.beside(order.file(), form, order.dryRun()));
        boolean goesOn = earlier.isPresent() && !order.dryRun() && Files.exists(path);
        if (!goesOn && !order.dryRun()) {
            feeds.begin(
                    registry.id(), hash, String.valueOf(order.file().getFileName()), bulk.now());
        }
        long kept = goesOn ? earlier.get().complaintBytes() : 0;
        var report = goesOn ? earlier.get().report() : Report.NONE;
        try (var complaints =
                new Complaints(
                        path,
                        form == Rows.Form.CSV,
                        rows.columns(),
                        countries.active(),
                        registry,
                        kept)) {
            report =
                    new Pipeline(countries, bulk, registry, washing, feeds, order, hash, chunk)
                            .run(rows, complaints, report, progress);
        }
        if (!order.dryRun()) {
            feeds.finish(registry.id(), hash, bulk.now());
        }
        if (report.refused() == 0) {
            Files.deleteIfExists(path);
            return report;
        }
        return report.with(path);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var digesting = (DigestInputStream) in;
            var buffer = new byte[1 << 18];
            while (digesting.read(buffer) >= 0) {
                // only the digest is wanted
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
