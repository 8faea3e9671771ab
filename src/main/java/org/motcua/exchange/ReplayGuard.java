package org.motcua.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What came already, for each gateway that sends. After a restart the log tells up to when each
/// was heard; nothing as old as that is taken again.
final class ReplayGuard {
    private static final int MOST = 500_000;
    private final long window;
    private final Map<String, Replays> peers = new ConcurrentHashMap<>();

    ReplayGuard(long window) {
        this.window = window;
    }

    void heardBefore(String peer, long at) {
        of(peer).raise(at);
    }

    boolean first(String peer, byte[] leaf, long at, long now) {
        return of(peer).first(leaf, at, now);
    }

    private Replays of(String peer) {
        return peers.computeIfAbsent(peer, _ -> new Replays(MOST, window));
    }
}
