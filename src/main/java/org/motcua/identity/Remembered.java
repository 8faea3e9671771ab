package org.motcua.identity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What this node remembers of rows that nearly every request asks for and that hardly ever change.
///
/// What this node changes is forgotten here at once; what other nodes change, as soon as the
/// database tells ([News]). While nobody listens nothing is remembered, and nothing longer than
/// half a minute.
final class Remembered<K, V> {
    private static final long LASTS = TimeUnit.SECONDS.toNanos(30);
    private static final int MOST = 10_000;

    private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
    private final Set<K> changing = ConcurrentHashMap.newKeySet();
    private final AtomicLong news = new AtomicLong();
    private volatile boolean listening;

    private record Kept<V>(V value, long since) {
        boolean fresh() {
            return System.nanoTime() - since < LASTS;
        }
    }

    /// @param read asks the database; what is not there is not remembered
    Optional<V> find(K key, Function<K, Optional<V>> read) {
        if (!listening || changing.contains(key)) {
            return read.apply(key);
        }
        var known = kept.get(key);
        if (known != null && known.fresh()) {
            return Optional.of(known.value());
        }
        long before = news.get();
        var found = read.apply(key);
        found.ifPresent(value -> remember(key, value, before));
        return found;
    }

    /// Nothing that was read before a change came to be known.
    private void remember(K key, V value, long before) {
        if (kept.size() >= MOST) {
            kept.values().removeIf(one -> !one.fresh());
            if (kept.size() >= MOST) {
                kept.clear();
            }
        }
        kept.put(key, new Kept<>(value, System.nanoTime()));
        if (news.get() != before || changing.contains(key)) {
            kept.remove(key);
        }
    }

    void forget(K key) {
        news.incrementAndGet();
        kept.remove(key);
    }

    /// This node changes the row: until that is decided nobody remembers it.
    void changes(K key) {
        if (TransactionSynchronizationManager.isSynchronizationActive() && changing.add(key)) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            changing.remove(key);
                            forget(key);
                        }
                    });
        }
        forget(key);
    }

    /// Whether changes by other nodes are heard of from now on.
    void listening(boolean heard) {
        listening = heard;
        news.incrementAndGet();
        kept.clear();
    }
}
