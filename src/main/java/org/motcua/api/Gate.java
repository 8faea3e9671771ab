package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Stands before every handler for other systems: lets no caller ask more often than it may, and
/// writes down what each system asked, about which matter and for which person.
@Component
class Gate implements HandlerInterceptor {
    private static final String MATTER = Gate.class.getName() + ".matter";
    private static final String PERSON = Gate.class.getName() + ".person";
    private static final String WRITTEN = Gate.class.getName() + ".written";

    private final Allowance allowance;
    private final Countries countries;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Readers readers;

    Gate(
            @Value("${motcua.api.requests-per-minute:600}") int perMinute,
            Countries countries,
            Journal journal,
            TransactionTemplate transaction,
            Readers readers,
            Clock clock) {
        this.allowance = new Allowance(perMinute, clock);
        this.countries = countries;
        this.journal = journal;
        this.transaction = transaction;
        this.readers = readers;
    }

    /// Notes what the request is about, for the journal.
    ///
    /// @param person the account of the person for whom the system acts, where there is one
    static void note(String matter, Optional<UUID> person) {
        var request = RequestContextHolder.currentRequestAttributes();
        request.setAttribute(MATTER, matter, RequestAttributes.SCOPE_REQUEST);
        person.ifPresent(account ->
                request.setAttribute(PERSON, account.toString(), RequestAttributes.SCOPE_REQUEST));
    }

    /// The handler wrote down itself what was asked, in more detail.
    static void written() {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(WRITTEN, true, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var asking = system();
        if (asking.flatMap(readers::client).isEmpty()) {
            // how often the system behind a gateway may ask stands in its agreement
            hold(
                    asking.map(who -> "system " + who.account())
                            .orElseGet(() -> "address " + request.getRemoteAddr()));
        }
        response.setHeader("Content-Language", Speech.of(request, countries.active()).language());
        response.addHeader("Vary", "Accept-Language");
        return true;
    }

    private void hold(String caller) {
        var wait = allowance.take(caller);
        if (!wait.isZero()) {
            throw Trouble.of(Trouble.Kind.TOO_MANY, wait.toSeconds());
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (request.getAttribute(WRITTEN) == null || failure != null) {
            system().ifPresent(who -> write(who, request, response));
        }
    }

    private void write(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        var data = new LinkedHashMap<String, Object>();
        data.put("method", request.getMethod());
        Object path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        data.put("path", String.valueOf(path));
        data.put("status", response.getStatus());
        readers.client(who).ifPresent(client -> data.put("client", client));
        if (request.getAttribute(MATTER) instanceof String matter) {
            data.put("matter", matter);
        }
        if (request.getAttribute(PERSON) instanceof String person) {
            data.put("person", person);
        }
        transaction.executeWithoutResult(_ ->
                journal.append(
                        Entry.of(
                                "api.asked",
                                who.actor(),
                                "system:" + who.system().orElseThrow(),
                                data)));
    }

    private static Optional<SignedIn> system() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof SignedIn who
                        && who.system().isPresent()
                ? Optional.of(who)
                : Optional.empty();
    }
}
