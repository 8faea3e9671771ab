package org.motcua.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.country.Activation;
import org.motcua.country.Fault;
import org.motcua.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The one door for commands on the same machine, `POST /operator/activation`: opened by the secret
/// in the folder of variable data, from this machine only. It stands before sessions and forms,
/// which such a command does not have.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OperatorDoor extends OncePerRequestFilter {
    static final String PATH = "/operator/activation";
    private static final Logger LOG = LoggerFactory.getLogger(OperatorDoor.class);
    private static final String BEARER = "Bearer ";

    private final Activations activations;
    private final OperatorToken token;
    private final JsonMapper mapper = JsonMapper.shared();

    OperatorDoor(Activations activations, HouseSettings settings) {
        this.activations = activations;
        this.token = OperatorToken.make(settings.var());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, refused("Only POST."));
        } else if (!opens(request)) {
            answer(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    refused("Only for commands on this machine, with the operator's secret."));
        } else {
            try {
                answer(response, HttpServletResponse.SC_OK, activated());
            } catch (DataAccessException | TransactionException e) {
                LOG.error("The activation could not be written down", e);
                answer(
                        response,
                        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                        refused(
                                "The database did not take it (%s). See whether it runs and has room on its disk, then try again."
                                        .formatted(reason(e))));
            }
        }
    }

    private boolean opens(HttpServletRequest request) throws IOException {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean local = java.net.InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        return local
                && given != null
                && given.startsWith(BEARER)
                && token.matches(given.substring(BEARER.length()));
    }

    private Map<String, Object> activated() {
        return switch (activations.activate(Actor.operator("command"))) {
            case Activation.Activated(var country, var previous) ->
                    Map.of("result", "activated", "state", country.hash(), "previous", previous);
            case Activation.Unchanged(var country) ->
                    Map.of("result", "unchanged", "state", country.hash());
            case Activation.Refused(var faults) ->
                    Map.of("result", "refused", "faults", lines(faults));
        };
    }

    /// What the database itself said, in a line.
    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).lines().findFirst().orElse("");
    }

    private static List<String> lines(List<Fault> faults) {
        var lines = new ArrayList<String>();
        faults.forEach(fault -> lines.add(fault.toString()));
        return lines;
    }

    private static Map<String, Object> refused(String why) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("result", "refused");
        answer.put("faults", List.of(why));
        return answer;
    }

    private void answer(HttpServletResponse response, int status, Map<String, Object> body)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(mapper.writeValueAsBytes(body));
    }
}
