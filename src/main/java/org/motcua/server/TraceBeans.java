package org.motcua.server;

import java.net.URI;
import org.motcua.trace.Traces;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Traces of the house: told to the collector that `MOTCUA_TRACES_COLLECTOR` names, if it names
/// one.
@Configuration
class TraceBeans {
    /// @param collector where spans are taken by OTLP over HTTP; empty for nowhere
    /// @param share of the traces that begin here that are told, 0 to 1
    @Bean
    Traces traces(
            @Value("${motcua.traces.collector:}") String collector,
            @Value("${motcua.traces.share:1}") double share,
            @Value("${server.port}") int port) {
        var traces = new Traces("motcua", "house-" + port);
        if (!collector.isBlank()) {
            traces.tell(URI.create(collector.strip()), share);
        }
        return traces;
    }

    /// Around everything else, so that it sees how long a request took.
    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(Traces traces) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(traces));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
