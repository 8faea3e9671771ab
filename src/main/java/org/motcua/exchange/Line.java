package org.motcua.exchange;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All that one thread of a gateway carries: connections never wait for another thread but that of
/// the log.
@SuppressWarnings("FutureReturnValueIgnored") // a channel that fails tells it by its end
final class Line {
    private static final long TICK = 200;

    private final Gateway gateway;
    private final EventLoop loop;
    private final Map<String, PeerLink> links = new HashMap<>();
    private final List<PeerLink> retired = new ArrayList<>();
    private final Map<String, Circuit> circuits = new HashMap<>();
    private final ServicePool services;
    private final Set<Timed> timed = new LinkedHashSet<>();
    private final Set<PeerLink> unflushed = new LinkedHashSet<>();
    private int open;

    Line(Gateway gateway, EventLoop loop) {
        this.gateway = gateway;
        this.loop = loop;
        services = new ServicePool(this);
        loop.scheduleAtFixedRate(this::tick, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    /// What must move on in time.
    interface Timed {
        /// Looks whether its time is over.
        ///
        /// @param now in nanoseconds, as `System.nanoTime`
        void tick(long now);

        /// As an operator sees it, where it is under way for too long; null where it is not.
        default @Nullable Trouble stuck(long now) {
            return null;
        }
    }

    Gateway gateway() {
        return gateway;
    }

    EventLoop loop() {
        return loop;
    }

    ServicePool services() {
        return services;
    }

    void watch(Timed one) {
        timed.add(one);
        open++;
    }

    void forget(Timed one) {
        if (timed.remove(one)) {
            open--;
        }
    }

    /// What is under way for too long.
    List<Trouble> underWay() {
        long now = System.nanoTime();
        var found = new ArrayList<Trouble>();
        for (var each : timed) {
            var one = each.stuck(now);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /// How many exchanges are under way here.
    int open() {
        return open;
    }

    /// The connection to a gateway, made where there is none.
    PeerLink link(Directory.Door door) {
        var link = links.get(door.id());
        if (link != null && !link.leadsTo(door)) {
            retire(link);
            link = null;
        }
        if (link == null || link.closed()) {
            link = new PeerLink(this, door);
            links.put(door.id(), link);
            link.connect();
        }
        return link;
    }

    Circuit circuit(String name) {
        return circuits.computeIfAbsent(name, _ -> new Circuit());
    }

    private void tick() {
        long now = System.nanoTime();
        for (var each : List.copyOf(timed)) {
            each.tick(now);
        }
        for (var link : new ArrayList<>(links.values())) {
            link.tick(now);
            if (link.ending()) {
                retire(link);
            }
        }
        for (var link : retired) {
            link.tick(now);
        }
        retired.removeIf(PeerLink::finished);
    }

    /// New exchanges take new connections, after a change of certificates; those under way end on
    /// the old ones.
    void retire() {
        List.copyOf(links.values()).forEach(this::retire);
    }

    private void retire(PeerLink link) {
        if (links.remove(link.id(), link)) {
            retired.add(link);
        }
    }

    /// Connections to gateways whose certificates count no more end.
    void recheck() {
        new ArrayList<>(links.values()).forEach(PeerLink::recheck);
        List.copyOf(retired).forEach(PeerLink::recheck);
    }

    /// What is written to a gateway leaves together, once all that one commit released is written.
    void flushLater(PeerLink link) {
        if (unflushed.isEmpty()) {
            loop.execute(this::flush);
        }
        unflushed.add(link);
    }

    private void flush() {
        // what is written while these leave, and what a broken one makes others write, is a turn of
        // its own
        var now = List.copyOf(unflushed);
        unflushed.clear();
        now.forEach(PeerLink::flush);
    }
}
