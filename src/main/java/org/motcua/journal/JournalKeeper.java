package org.motcua.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.motcua.store.VarFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps the journal going while the program runs: months, order, seal, followers, news from other
/// nodes. Any number of nodes may do so on one database; each piece of work is taken by one of them
/// at a time, and taken over at once when that node dies, because what marks the work as taken is a
/// lock of its open transaction.
@Component
class JournalKeeper implements SmartLifecycle {
    /// Rounds of ordering begin at least this far apart, so that under load one round serves many;
    /// an entry on a quiet journal is placed at once.
    private static final Duration APART = Duration.ofMillis(35);

    private final DataSource source;
    private final Clock clock;
    private final Pulse pulse;
    private final Followers followers;
    private final SealKey key;
    private final Witness witness;
    private final List<Loop> loops = new ArrayList<>();
    private final Listener listener;
    private volatile boolean running;

    @Autowired
    JournalKeeper(
            DataSource source,
            Clock clock,
            Pulse pulse,
            Followers followers,
            VarFolder var,
            @Value("${motcua.journal.seal-key:}") String sealKey) {
        this(
                source,
                clock,
                pulse,
                followers,
                sealKey.isBlank() ? SealKey.in(var.path()) : SealKey.from(Path.of(sealKey)),
                new Witness(var.path()));
    }

    JournalKeeper(
            DataSource source,
            Clock clock,
            Pulse pulse,
            Followers followers,
            SealKey key,
            Witness witness) {
        this.source = source;
        this.clock = clock;
        this.pulse = pulse;
        this.followers = followers;
        this.key = key;
        this.witness = witness;
        this.listener = new Listener(source, pulse);
    }

    @Override
    public void start() {
        var ordering = new Ordering(source);
        var sealer = new Sealer(source, clock, key, witness);
        var months = new Months(source, clock);
        months.turn();
        ordering.round();
        loops.add(new Loop("journal months", new Bell(), months::turn));
        loops.add(new Loop("journal order", pulse.whenWritten(), () -> order(ordering)));
        loops.add(new Loop("journal seal", pulse.whenOrdered(), sealer::turn));
        loops.add(new Loop("journal listener", new Bell(), listener::turn));
        loops.addAll(followers.loops());
        loops.forEach(Loop::start);
        running = true;
    }

    private Duration order(Ordering ordering) throws InterruptedException {
        long begin = System.nanoTime();
        var round = ordering.round();
        if (round.placed()) {
            pulse.ordered(round.upto());
            long rest = APART.toNanos() - (System.nanoTime() - begin);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, rest));
        }
        return round.rest();
    }

    @Override
    public void stop() {
        listener.stop();
        loops.forEach(Loop::stop);
        loops.forEach(Loop::join);
        loops.clear();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the first request is served, after the last.
    @Override
    public int getPhase() {
        return 0;
    }
}
