package org.motcua.exchange;

import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Repeats a request from the log: a new message of the same system by the same agreement, held
/// against the barrier as it stands now, signed and logged like any other. The answer stands in the
/// log; nobody else gets it.
final class Replaying {
    /// Names the message that is repeated; signed with the head.
    static final String HEADER = "x-exchange-replays";

    private static final int SECONDS = 120;

    private final Gateway gateway;
    private final Path folder;

    Replaying(Gateway gateway, Path folder) {
        this.gateway = gateway;
        this.folder = folder;
    }

    /// @throws InterruptedException where the gateway stops
    Replay again(String id) throws InterruptedException {
        var kept = KeptRequest.in(new LogArchive(folder), id);
        if (kept.isEmpty()) {
            return new Replay(Replay.Result.NOT_KEPT, "", 0, "");
        }
        String fresh = Head.freshId();
        var answer = new CompletableFuture<Replay>();
        var line = gateway.anyLine();
        line.loop().execute(() -> send(line, kept.get(), fresh, answer));
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new Replay(Replay.Result.SENT, fresh, 504, "Server.ClientProxy.Timeout");
        } catch (ExecutionException e) {
            throw new ExchangeFault("The message cannot be repeated: " + e.getMessage(), e);
        }
    }

    private void send(Line line, KeptRequest kept, String fresh, CompletableFuture<Replay> answer) {
        try {
            var asked = kept.first();
            var snapshot = gateway.snapshot();
            int space = kept.head().line().indexOf(' ');
            String method = kept.head().line().substring(0, space);
            var call =
                    Call.parse("/r1/" + asked.service() + kept.head().line().substring(space + 1));
            String agreement = asked.agreement();
            var decision =
                    snapshot.barrier()
                            .decide(
                                    asked.client(),
                                    call,
                                    method,
                                    agreement.substring(0, agreement.lastIndexOf('/')),
                                    asked.purpose(),
                                    kept.head().header("x-road-issue").isPresent(),
                                    gateway.millis(),
                                    true);
            switch (decision) {
                case Right.Refused(var why) ->
                        answer.complete(
                                new Replay(Replay.Result.SENT, "", why.status(), why.type()));
                case Right.Pass(var right) -> {
                    var exchange =
                            new Outgoing(
                                    line,
                                    snapshot,
                                    right,
                                    fresh,
                                    asked.client(),
                                    method,
                                    heading(kept),
                                    new Listening(fresh, answer));
                    exchange.begin();
                    var parts = Body.parts(kept.body());
                    for (int i = 0; i < parts.size(); i++) {
                        exchange.take(new Outgoing.Chunk(parts.get(i), i == parts.size() - 1));
                    }
                }
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Head heading(KeptRequest kept) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        kept.head().headers().stream()
                .filter(header -> !header.name().equals(HEADER))
                .forEach(header -> headers.add(new SimpleEntry<>(header.name(), header.value())));
        headers.add(new SimpleEntry<>(HEADER, kept.first().id()));
        return Head.of(kept.head().line(), headers);
    }

    /// Hears how it ends, and keeps nothing of the answer.
    private static final class Listening implements Answering {
        private final String id;
        private final CompletableFuture<Replay> answer;
        private int status;
        private String type = "";

        Listening(String id, CompletableFuture<Replay> answer) {
            this.id = id;
            this.answer = answer;
        }

        @Override
        public void begin(Head head, String service, String requestHash, String message) {
            status = Integer.parseInt(head.line());
            type = head.header(Head.ERROR).orElse("");
        }

        @Override
        public void body(byte[] bytes, boolean last) {
            if (last) {
                answer.complete(new Replay(Replay.Result.SENT, id, status, type));
            }
        }

        @Override
        public void refuse(Refusal why, String message) {
            answer.complete(new Replay(Replay.Result.SENT, id, why.status(), why.type()));
        }

        @Override
        public void wantsMore() {
            // all of it is there already
        }

        @Override
        public void whenWritable(Runnable then) {
            then.run();
        }

        @Override
        public boolean waits() {
            return false;
        }
    }
}
