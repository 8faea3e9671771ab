package org.motcua.server.bench;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/// Clients that do one thing over and over at the same time, each in a thread of its own.
final class Clients {
    /// The name under which a profile finds their threads.
    static final String NAME = "bench-client-";

    private Clients() {}

    /// How often per second they get it done. What was begun in time counts and is finished.
    ///
    /// @param once one turn of the client with that number
    /// @throws IllegalStateException as soon as one client fails: a bench that errs measures
    ///   nothing
    static double perSecond(int clients, long nanos, IntConsumer once) throws InterruptedException {
        var done = new LongAdder();
        var failure = new AtomicReference<Throwable>();
        var threads = new ArrayList<Thread>();
        long begin = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            int client = i;
            threads.add(
                    Thread.ofPlatform()
                            .name(NAME + client)
                            .uncaughtExceptionHandler((_, thrown) -> failure.set(thrown))
                            .start(() -> {
                                while (System.nanoTime() - begin < nanos && failure.get() == null) {
                                    once.accept(client);
                                    done.increment();
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a client failed", failure.get());
        }
        return done.sum() * 1e9 / (System.nanoTime() - begin);
    }
}
