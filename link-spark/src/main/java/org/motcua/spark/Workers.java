package org.motcua.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.broadcast.Broadcast;
import org.motcua.linking.Brief;
import org.motcua.linking.Functions;

/// Gives each thread of each worker the program's own functions, made once from what the driver sent
/// round: the brief, and how common names and places are.
///
/// @param job so that a worker that serves several jobs keeps them apart
record Workers(
        String job,
        Broadcast<byte[]> brief,
        Broadcast<Map<String, Integer>> names,
        Broadcast<Map<String, Integer>> places)
        implements Serializable {
    private static final Map<String, ThreadLocal<Functions>> MADE = new ConcurrentHashMap<>();

    Functions functions() {
        return MADE.computeIfAbsent(job, _ -> ThreadLocal.withInitial(this::make)).get();
    }

    private Functions make() {
        try {
            var told = Brief.read(new ByteArrayInputStream(brief.value()));
            return Functions.of(told, names.value(), places.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
