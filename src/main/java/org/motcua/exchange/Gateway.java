package org.motcua.exchange;

import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.motcua.trace.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gateway: takes requests of the own systems to other members' services, and those of others to
/// the own services. Everything it knows is its folder; any number may stand side by side.
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long CLOSING_MILLIS = 2000;

    private final GatewaySettings settings;
    private final Clock clock;
    private final OwnServices services;
    private final OwnSystems systems;
    private final DirectoryKeeper directory;
    private final Tls tls;
    private volatile GatewayKeys keys;
    private final MessageLog log;
    private final Keeping keeping;
    private final ReplayGuard replays;
    private final Budget budget;
    private final Meters meters = new Meters();
    private final Incidents incidents;
    private final Chores chores;
    private final Transport transport;
    private final Map<EventLoop, Line> lines = new HashMap<>();
    private final Set<PeerDoor> doors = ConcurrentHashMap.newKeySet();
    private final ChannelGroup channels =
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Faces faces;
    private final Observed observed;
    private final WatchDesk desk;
    private final Traces traces;

    private Gateway(Path folder, GatewaySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        services = OwnServices.in(folder, settings);
        observed = new Observed(folder, settings.slowMillis(), clock);
        desk = new WatchDesk(this, folder, settings.operator());
        traces = settings.tracing();
        directory = new DirectoryKeeper(folder, settings.anchor(), settings.centre());
        new Enrolling(folder, settings.id()).goOn();
        keys = GatewayKeys.in(folder);
        tls = new Tls(directory::snapshot, clock, keys.tls());
        replays = new ReplayGuard(settings.skewSeconds() * 1000L);
        var contents = new LogKeys(folder.resolve("logkeys"));
        keeping = new Keeping(contents);
        var stamps = new Stamper(settings, clock);
        var segments =
                new LogFolder(folder.resolve("log"), settings.logSegment(), settings.logLimit());
        log =
                new MessageLog(
                        segments,
                        settings.id(),
                        keys.sign(),
                        clock,
                        stamps::committed,
                        statement -> replays.heardBefore(statement.from(), statement.at()));
        stamps.into(log);
        incidents = new Incidents(log, clock, meters);
        budget = new Budget(Runtime.getRuntime().maxMemory() / 4);
        systems = OwnSystems.of(directory.snapshot(), settings.id());
        int loops =
                settings.loops() > 0
                        ? settings.loops()
                        : Runtime.getRuntime().availableProcessors();
        transport = Transport.of(loops);
        for (EventExecutor each : transport.group()) {
            var loop = (EventLoop) each;
            lines.put(loop, new Line(this, loop));
        }
        faces = new Faces(this);
        chores =
                new Chores(
                        this,
                        directory,
                        stamps,
                        new Renewal(this, folder, clock),
                        new Retention(segments, contents, folder, settings, clock));
    }

    /// Starts the gateway of a folder.
    ///
    /// @throws ExchangeFault where an operator can mend what is missing
    public static Gateway start(Path folder, Clock clock) {
        var gateway = new Gateway(folder, GatewaySettings.in(folder), clock);
        try {
            gateway.faces.open(gateway.settings);
            gateway.chores.start();
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
        LOG.info(
                "Gateway {} of {} works by version {} of the directory; signs with {}, TLS by {}.",
                gateway.id(),
                gateway.systems.member(),
                gateway.snapshot().directory().version(),
                Crypto.name(),
                io.netty.handler.ssl.OpenSsl.isAvailable() ? "BoringSSL" : "the JDK");
        return gateway;
    }

    /// The port of a face: `consumer`, `consumerTls`, `peer` or `watch`.
    public int port(String face) {
        return faces.port(face);
    }

    /// Where it listens, for the operator.
    public String faces() {
        return "Gateway %s: %s".formatted(settings.id(), faces);
    }

    Line line(EventLoop loop) {
        return Objects.requireNonNull(lines.get(loop));
    }

    String id() {
        return settings.id();
    }

    GatewaySettings settings() {
        return settings;
    }

    long millis() {
        return clock.millis();
    }

    Transport transport() {
        return transport;
    }

    Tls tls() {
        return tls;
    }

    GatewayKeys keys() {
        return keys;
    }

    /// Takes other keys into use. What is under way ends over the connections on which it began.
    void use(GatewayKeys next) {
        keys = next;
        tls.use(next.tls());
        log.sign(next.sign());
        lines.values().forEach(line -> line.loop().execute(line::retire));
    }

    Chores chores() {
        return chores;
    }

    Snapshot snapshot() {
        return directory.snapshot();
    }

    MessageLog log() {
        return log;
    }

    Keeping keeping() {
        return keeping;
    }

    ReplayGuard replays() {
        return replays;
    }

    Budget budget() {
        return budget;
    }

    Meters meters() {
        return meters;
    }

    Observed observed() {
        return observed;
    }

    WatchDesk desk() {
        return desk;
    }

    Traces traces() {
        return traces;
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    Line anyLine() {
        return lines.values().iterator().next();
    }

    Set<PeerDoor> doors() {
        return doors;
    }

    /// All connections, whoever began them.
    ChannelGroup channels() {
        return channels;
    }

    boolean hearsCentre() {
        return directory.heard();
    }

    Inspection inspection(String peer) {
        return new Inspection(settings.id(), peer, settings.skewSeconds() * 1000L);
    }

    void append(Line line, LogRecord record, Consumer<Optional<Proof>> done) {
        log.append(record, line.loop(), done);
    }

    /// @param signed sends it, while it is written to the disk here
    void append(
            Line line, LogRecord record, Consumer<Proof> signed, Consumer<Optional<Proof>> done) {
        log.append(record, line.loop(), signed, done);
    }

    void incident(String type, String who, String what) {
        incidents.add(type, who, what);
    }

    /// The own services, which others ask for.
    OwnServices services() {
        return services;
    }

    /// The own systems, which ask others.
    OwnSystems systems() {
        return systems;
    }

    /// After a new directory: who is no longer in it loses the connection.
    void recheck() {
        doors.forEach(PeerDoor::recheck);
        lines.values().forEach(line -> line.loop().execute(line::recheck));
    }

    /// Asks the centre at once for a newer directory.
    ///
    /// @return the version by which the gateway works now
    public long refresh() {
        chores.poll();
        return snapshot().directory().version();
    }

    /// Takes a directory that came by another way than from the centre; the signature counts.
    boolean take(byte[] directory) {
        boolean newer = this.directory.take(directory);
        if (newer) {
            recheck();
        }
        return newer;
    }

    /// Stops listening, gives up what is under way, and closes the log.
    @Override
    public void close() {
        faces.close();
        chores.close();
        observed.flush();
        traces.close();
        // said to the other side before the threads go: their own end leaves a connection that
        // looks alive to it
        channels.close().awaitUninterruptibly(CLOSING_MILLIS);
        transport.group().shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3000);
        log.close();
    }
}
