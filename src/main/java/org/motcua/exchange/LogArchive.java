package org.motcua.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The log of a gateway and its archive, to be read: while the gateway runs or long after.
public final class LogArchive {
    private final LogFolder log;
    private final Path archive;
    private final LogKeys keys;
    private final Directory directory;
    private final GatewaySettings settings;

    /// @param folder of the gateway
    public LogArchive(Path folder) {
        settings = GatewaySettings.in(folder);
        log = new LogFolder(folder.resolve("log"), settings.logSegment(), settings.logLimit());
        archive = Retention.in(folder, settings);
        keys = new LogKeys(folder.resolve("logkeys"));
        directory = new DirectoryKeeper(folder, settings.anchor(), null).snapshot().directory();
    }

    /// What a walk through the log found.
    ///
    /// @param fault the first place where it does not hold
    public record Walked(long batches, long records, Optional<String> fault) {}

    /// One entry, as the operator sees it.
    public record Entry(String kind, String text, long batch) {}

    /// Recomputes the whole log: every leaf, root, signature, and the chain from batch to batch.
    public Walked verify() {
        var keysOf = certificates();
        var received = new ReceivedProofs(keysOf);
        var state =
                new Object() {
                    byte[] previous = new byte[32];
                    long batches;
                    long records;
                    Optional<String> fault = Optional.empty();
                };
        each(batch -> {
            if (state.fault.isPresent()) {
                return;
            }
            var text = batch.checkpoint().statement();
            var read = Checkpoint.parse(text);
            boolean first = state.batches == 0;
            var root = tree(batch).root();
            var key = keysOf.get(read.key());
            boolean holds =
                    Arrays.equals(root, read.root())
                            && read.size() == batch.leaves().size()
                            && (first || Arrays.equals(read.previous(), state.previous))
                            && key != null
                            && new Crypto.Verifier(key).signed(text, batch.checkpoint().proof())
                            && received.hold(batch);
            if (!holds) {
                state.fault =
                        Optional.of(
                                "Batch %d does not hold: it, or what was before it, was changed or"
                                                .formatted(read.batch())
                                        + " taken away.");
            }
            state.batches++;
            state.records += batch.leaves().size();
            state.previous = Hashes.of(text, batch.checkpoint().proof());
        });
        return new Walked(state.batches, state.records, state.fault);
    }

    /// The messages whose request and response stand whole in this log.
    public Set<String> answered() {
        var asked = new HashSet<String>();
        var answered = new HashSet<String>();
        each(batch -> {
            for (var record : batch.leaves()) {
                if (record.kind() == LogRecord.Kind.SENT
                        || record.kind() == LogRecord.Kind.RECEIVED) {
                    var statement = Statement.parse(record.statement());
                    if (statement.last()) {
                        boolean asks = statement.kind() == Statement.Kind.REQUEST;
                        (asks ? asked : answered).add(statement.id());
                    }
                }
            }
        });
        answered.retainAll(asked);
        return answered;
    }

    private Map<String, java.security.PublicKey> certificates() {
        var found = new HashMap<String, java.security.PublicKey>();
        for (var door : directory.gateways()) {
            for (var one : door.credentials()) {
                if (one.use() == Directory.Use.SIGN) {
                    found.put(
                            one.fingerprint(), Peers.certificate(one.certificate()).getPublicKey());
                }
            }
        }
        return found;
    }

    private static BatchTree tree(LogReader.Batch batch) {
        return new BatchTree(
                batch.leaves().stream().map(LogRecord::leafHash).toArray(byte[][]::new));
    }

    void each(Consumer<LogReader.Batch> with) {
        for (Path segment : log.segments(archive)) {
            try (var reader = LogReader.open(segment)) {
                for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                    with.accept(next.get());
                }
            } catch (IOException e) {
                throw new ExchangeFault(
                        "%s cannot be read: %s".formatted(segment, e.getMessage()), e);
            }
        }
    }

    /// Everything in the log, oldest first.
    public List<Entry> entries() {
        var all = new ArrayList<Entry>();
        each(batch -> {
            long number = Checkpoint.parse(batch.checkpoint().statement()).batch();
            for (var record : batch.leaves()) {
                all.add(
                        new Entry(
                                record.kind().name(),
                                new String(record.statement(), StandardCharsets.UTF_8),
                                number));
            }
        });
        return all;
    }

    /// The newest entries, each in one line, oldest of them first.
    public List<String> newest(int most) {
        var lines = new ArrayDeque<String>();
        each(batch -> {
            long number = Checkpoint.parse(batch.checkpoint().statement()).batch();
            for (var record : batch.leaves()) {
                LogLine.of(record, number).ifPresent(lines::add);
                while (lines.size() > most) {
                    lines.remove();
                }
            }
        });
        return List.copyOf(lines);
    }

    /// One message, request and response, with all that proves it.
    ///
    /// @return nothing where the log does not hold it
    public Optional<Evidence> export(String id) {
        var found = new ArrayList<Found>();
        var hashes = new HashMap<Long, byte[]>();
        var stamps = new ArrayList<StampLine>();
        String line = "\nid: " + id + "\n";
        each(batch -> {
            var read = Checkpoint.parse(batch.checkpoint().statement());
            hashes.put(
                    read.batch(),
                    Hashes.of(batch.checkpoint().statement(), batch.checkpoint().proof()));
            for (int i = 0; i < batch.leaves().size(); i++) {
                var record = batch.leaves().get(i);
                String text = new String(record.statement(), StandardCharsets.UTF_8);
                if (record.kind() == LogRecord.Kind.STAMP) {
                    stamps.add(StampLine.parse(text));
                } else if (record.kind() != LogRecord.Kind.EVENT && text.contains(line)) {
                    found.add(new Found(record, batch, i, read.batch(), read.key()));
                }
            }
        });
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var pieces = found.stream().map(one -> piece(one, hashes, stamps)).toList();
        return Optional.of(
                new Evidence(Evidence.FORMAT, id, settings.id(), pieces, directory.authorities()));
    }

    /// As it is written into a file.
    public static byte[] json(Evidence evidence) {
        return SignedDirectory.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(evidence);
    }

    private record Found(
            LogRecord record, LogReader.Batch batch, int index, long number, String key) {}

    private record StampLine(long first, long last, String token) {
        static StampLine parse(String text) {
            var lines = new Statement.Lines(text);
            lines.whole();
            long first = lines.number("first");
            long last = lines.number("last");
            lines.number("at");
            return new StampLine(first, last, lines.value("token"));
        }
    }

    private Evidence.Piece piece(Found one, Map<Long, byte[]> hashes, List<StampLine> stamps) {
        var checkpoint = one.batch().checkpoint();
        var own =
                new Proof(
                        checkpoint.statement(),
                        checkpoint.proof(),
                        one.index(),
                        tree(one.batch()).path(one.index()));
        var logged = Evidence.Signed.of(own, certificate(one.key()));
        var record = one.record();
        Evidence.Signed signed = logged;
        if (record.kind() == LogRecord.Kind.RECEIVED) {
            var proof = Proof.read(record.proof());
            signed =
                    Evidence.Signed.of(
                            proof, certificate(Checkpoint.parse(proof.checkpoint()).key()));
        }
        byte[][] content = content(record);
        return new Evidence.Piece(
                new String(record.statement(), StandardCharsets.UTF_8),
                signed,
                logged,
                stamp(one.number(), hashes, stamps),
                content.length == 0 ? null : Hashes.text(content[0]),
                content.length == 0 ? null : Hashes.text(content[1]));
    }

    byte[][] content(LogRecord record) {
        long at = Statement.parse(record.statement()).at();
        return switch (record.keeping()) {
            case LogRecord.PLAIN -> LogKeys.apart(record.content());
            case LogRecord.ENCRYPTED -> {
                try {
                    yield LogKeys.apart(keys.decrypt(record.content(), record.leafHash(), at));
                } catch (BadMessage _) {
                    // the key of that month was deleted: the proofs stay, the content is gone
                    yield new byte[0][];
                }
            }
            default -> new byte[0][];
        };
    }

    private String certificate(String fingerprint) {
        return directory.gateways().stream()
                .flatMap(door -> door.credentials().stream())
                .filter(one -> one.fingerprint().equals(fingerprint))
                .findFirst()
                .map(Directory.Credential::certificate)
                .orElseThrow(() ->
                        new ExchangeFault(
                                "The directory does not hold the certificate " + fingerprint));
    }

    private static Evidence.@org.jspecify.annotations.Nullable Stamp stamp(
            long batch, Map<Long, byte[]> hashes, List<StampLine> stamps) {
        for (var line : stamps) {
            if (line.first() <= batch && batch <= line.last()) {
                int size = (int) (line.last() - line.first() + 1);
                byte[][] leaves = new byte[size][];
                for (int i = 0; i < size; i++) {
                    byte[] hash = hashes.get(line.first() + i);
                    if (hash == null) {
                        return null;
                    }
                    leaves[i] = Hashes.leaf(hash);
                }
                int index = (int) (batch - line.first());
                var path = new BatchTree(leaves).path(index);
                return new Evidence.Stamp(
                        line.token(), index, size, Arrays.stream(path).map(Hashes::text).toList());
            }
        }
        return null;
    }
}
