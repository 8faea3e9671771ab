package org.motcua.exchange;

/// Which requests came already. It remembers in two halves that take turns; when both are full it
/// forgets the older half and from then on turns away everything as old as that, so that what it
/// forgot can never come again.
final class Replays {
    private final int most;
    private final long window;
    private Half young;
    private Half old;
    private long floor = Long.MIN_VALUE;

    /// @param most how many a half holds
    /// @param window for how many milliseconds a message counts as fresh
    Replays(int most, long window) {
        this.most = most;
        this.window = window;
        young = new Half(1024);
        old = new Half(16);
    }

    /// Whether this leaf comes for the first time.
    ///
    /// @param at when it was signed
    synchronized boolean first(byte[] leaf, long at, long now) {
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = (key << 8) | (leaf[i] & 0xff);
        }
        if (key == 0) {
            key = 1;
        }
        if (at <= floor || young.has(key) || old.has(key)) {
            return false;
        }
        if (young.size >= most || (young.size > 0 && now - young.since > 2 * window)) {
            floor = Math.max(floor, old.newest);
            old = young;
            young = new Half(1024);
        }
        if (young.size == 0) {
            young.since = now;
        }
        young.add(key, at);
        return true;
    }

    /// Nothing as old as this is taken any more.
    synchronized void raise(long at) {
        floor = Math.max(floor, at);
    }

    private static final class Half {
        private long[] keys;
        private int size;
        private long since;
        private long newest = Long.MIN_VALUE;

        Half(int room) {
            keys = new long[room];
        }

        boolean has(long key) {
            int mask = keys.length - 1;
            for (int i = (int) key & mask; keys[i] != 0; i = i + 1 & mask) {
                if (keys[i] == key) {
                    return true;
                }
            }
            return false;
        }

        void add(long key, long at) {
            if (2 * (size + 1) > keys.length) {
                long[] before = keys;
                keys = new long[before.length * 2];
                for (long each : before) {
                    if (each != 0) {
                        put(each);
                    }
                }
            }
            put(key);
            size++;
            newest = Math.max(newest, at);
        }

        private void put(long key) {
            int mask = keys.length - 1;
            int i = (int) key & mask;
            while (keys[i] != 0) {
                i = i + 1 & mask;
            }
            keys[i] = key;
        }
    }
}
