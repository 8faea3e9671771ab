package org.motcua.linking;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Divides work among as many threads as there are processors, two at least.
final class Hands {
    private Hands() {}

    static int count() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    /// Does each piece once; who is free takes the next one.
    static void each(int pieces, IntConsumer piece) {
        var next = new AtomicInteger();
        var work = new java.util.ArrayList<Future<?>>();
        try (var threads =
                Executors.newFixedThreadPool(
                        count(), Thread.ofPlatform().daemon().name("link-", 0).factory())) {
            for (int hand = 0; hand < count(); hand++) {
                work.add(
                        threads.submit(() -> {
                            for (int at = next.getAndIncrement();
                                    at < pieces;
                                    at = next.getAndIncrement()) {
                                piece.accept(at);
                            }
                        }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while linking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
