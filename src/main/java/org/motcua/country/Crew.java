package org.motcua.country;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// All processors at work on one folder. A country has one kind with fifteen thousand definitions
/// and another with ten, each of which takes as long as a thousand of the first; therefore each
/// list is cut into a few pieces of its own, and whoever is free takes the next.
final class Crew implements AutoCloseable {
    private static final int PIECES = 16;

    private final ExecutorService hands =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    /// Work that has begun.
    interface Work<B> {
        /// The answers in the order of the elements; waits for them.
        List<B> done();
    }

    /// Begins the work on every element.
    <A, B> Work<B> begin(List<A> all, Function<A, B> work) {
        int size = Math.max(1, all.size() / PIECES);
        var pieces = new ArrayList<Future<List<B>>>();
        for (int from = 0; from < all.size(); from += size) {
            List<A> piece = all.subList(from, Math.min(all.size(), from + size));
            pieces.add(
                    hands.submit(() -> {
                        var answers = new ArrayList<B>(piece.size());
                        piece.forEach(one -> answers.add(work.apply(one)));
                        return answers;
                    }));
        }
        return () -> {
            var answers = new ArrayList<B>(all.size());
            pieces.forEach(piece -> answers.addAll(answer(piece)));
            return answers;
        };
    }

    private static <B> List<B> answer(Future<List<B>> piece) {
        try {
            return piece.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a country was read", e);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
