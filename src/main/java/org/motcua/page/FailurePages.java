package org.motcua.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.identity.Public;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.ObjectMapper;

/// Tells people in plain words, and programs by RFC 9457, that something went wrong: what failed,
/// what is safe, what to do, and a reference under which an operator finds the line in the log.
///
/// It uses nothing that may itself be broken: no database, no session.
@Controller
class FailurePages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

    /// Letters and digits that nobody mixes up when reading them out on the telephone.
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LARGEST_KEPT_FORM = 64_000;

    private final SecureRandom random = new SecureRandom();
    private final Pages pages;
    private final ObjectMapper json;

    FailurePages(Pages pages, ObjectMapper json) {
        this.pages = pages;
        this.json = json;
    }

    @Public
    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Failure failure = Failure.of(request);
        String reference = reference();
        log(failure, reference, request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (failure == Failure.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        }
        if (forProgram(request)) {
            problem(failure, reference, request, response);
        } else {
            page(failure, reference, request, response);
        }
    }

    private void page(
            Failure failure,
            String reference,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String> kept =
                failure == Failure.EXPIRED ? typed(request) : new LinkedHashMap<>();
        Page page = kept.isEmpty() ? pages.bare(request) : pages.page(request);
        Html html =
                Html.of(
                                "page/failure",
                                Map.of(
                                        "failure", failure.word(),
                                        "reference", reference,
                                        "kept", kept))
                        .status(failure.status());
        pages.write(html, page, response);
    }

    private void problem(
            Failure failure,
            String reference,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var problem = ProblemDetail.forStatus(failure.status());
        problem.setType(URI.create("urn:motcua:problem:" + failure.word()));
        problem.setTitle(pages.wordsForProgram(request, "page.failure." + failure.word()));
        problem.setDetail(
                pages.wordsForProgram(request, "page.failure." + failure.word() + ".failed"));
        problem.setInstance(URI.create("urn:motcua:reference:" + reference));
        boolean unknown =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        && code == HttpServletResponse.SC_UNAUTHORIZED;
        int status = unknown ? HttpServletResponse.SC_UNAUTHORIZED : failure.status().value();
        problem.setStatus(status);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /// What a person typed into a form that came too late, to be sent again by one press. Only for
    /// a form of our own pages, as the browser itself says: a strange page could otherwise have
    /// somebody press the button for it.
    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        String type = request.getContentType();
        if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                || type == null
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || request.getContentLength() > LARGEST_KEPT_FORM) {
            return typed;
        }
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            if (field.getKey().contains("password") || field.getValue().length != 1) {
                return new LinkedHashMap<>();
            }
            if (!field.getKey().equals("_csrf")) {
                typed.put(field.getKey(), List.of(field.getValue()).getFirst());
            }
        }
        return typed;
    }

    private static boolean forProgram(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (uri != null && uri.toString().startsWith("/api/")) {
            return true;
        }
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("json") && !accepted.contains("text/html");
    }

    /// One line for the operator. The container logs the exception itself beside it.
    private static void log(Failure failure, String reference, HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String where = masked(uri == null ? request.getRequestURI() : uri.toString());
        if (failure.ours()) {
            Throwable thrown = Failure.thrown(request);
            String what = thrown == null ? "" : cause(thrown);
            LOG.error("{} {} {} {} {}", reference, failure, Failure.method(request), where, what);
        } else {
            LOG.debug("{} {} {} {}", reference, failure, Failure.method(request), where);
        }
    }

    /// An address without the codes of people's dossiers: our own words in it have no digits.
    static String masked(String address) {
        return Arrays.stream(address.split("/", -1))
                .map(part -> part.chars().anyMatch(Character::isDigit) ? "*" : part)
                .collect(Collectors.joining("/"));
    }

    /// What was thrown first and where in our own code. Its message is left out: it may quote data
    /// of people.
    private static String cause(Throwable thrown) {
        var first = NestedExceptionUtils.getMostSpecificCause(thrown);
        return Arrays.stream(first.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.motcua."))
                .findFirst()
                .map(frame -> first.getClass().getName() + " at " + frame)
                .orElseGet(() -> first.getClass().getName());
    }

    private String reference() {
        var reference = new StringBuilder("L-");
        for (int i = 0; i < 8; i++) {
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
