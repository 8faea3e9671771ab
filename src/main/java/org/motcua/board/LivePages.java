package org.motcua.board;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.identity.Allow;
import org.motcua.indicator.Indicators;
import org.motcua.registry.Tallies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells open boards that the numbers have moved (server-sent events). What they are each page
/// fetches itself, with the rights of who looks: nothing is told here but that.
@Controller
@Allow(Reach.SEE)
class LivePages {
    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);

    /// Then the browser asks again, and the session is looked at again.
    private static final long LONGEST = 10 * 60_000L;

    private static final int MOST = 2_000;

    private final TrackedTable table;
    private final Indicators indicators;
    private final Tallies tallies;
    private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
    private volatile long told = -1;

    LivePages(TrackedTable table, Indicators indicators, Tallies tallies) {
        this.table = table;
        this.indicators = indicators;
        this.tallies = tallies;
    }

    @GetMapping(Reach.CHANGES)
    SseEmitter changes(
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletResponse response) {
        if (!accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            throw new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE);
        }
        if (listeners.size() >= MOST) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        // so that no proxy keeps events back
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var listener = new SseEmitter(LONGEST);
        listener.onCompletion(() -> listeners.remove(listener));
        listener.onTimeout(listener::complete);
        listeners.add(listener);
        send(listener, SseEmitter.event().comment("here").reconnectTime(2_000));
        return listener;
    }

    /// Looks whether the numbers have moved, on whichever node, while anybody watches.
    @Scheduled(fixedDelayString = "PT0.3S")
    void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        // each of them only ever grows
        long now = table.beat() + indicators.beat() + tallies.beat();
        if (now != told) {
            told = now;
            listeners.forEach(
                    one -> send(one, SseEmitter.event().id(Long.toString(now)).data("moved")));
        }
    }

    /// Nobody waits for a page that only listens.
    @EventListener(ContextClosedEvent.class)
    void close() {
        listeners.forEach(SseEmitter::complete);
    }

    private void send(SseEmitter listener, SseEmitter.SseEventBuilder event) {
        try {
            listener.send(event);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a board was closed", gone);
            listeners.remove(listener);
        }
    }
}
