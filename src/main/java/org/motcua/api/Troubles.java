package org.motcua.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.motcua.country.Countries;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Answers a request that cannot be taken with problem details (RFC 9457) in the caller's language:
/// what is wrong, and every single thing to mend.
@RestControllerAdvice(basePackageClasses = Troubles.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Troubles {
    private final Countries countries;

    Troubles(Countries countries) {
        this.countries = countries;
    }

    /// @param type stable, the same in every language
    /// @param errors each thing to mend
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Problem(
            String type, String title, int status, String detail, List<ProblemFault> errors) {}

    /// @param pointer where in the body, as RFC 6901 writes it
    record ProblemFault(String field, String pointer, String rule, String text) {}

    @ExceptionHandler
    ResponseEntity<Problem> trouble(Trouble trouble, HttpServletRequest request) {
        return answer(trouble, request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer(Trouble.of(Trouble.Kind.BODY_UNREADABLE), request);
    }

    /// A key in the path that is none is one of nothing.
    @ExceptionHandler
    ResponseEntity<Problem> mismatch(
            MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        boolean inPath =
                wrong.getParameter()
                        .hasParameterAnnotation(
                                org.springframework.web.bind.annotation.PathVariable.class);
        return answer(
                inPath ? Trouble.notFound() : Trouble.of(Trouble.Kind.PARAMETER, wrong.getName()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(
            MissingRequestValueException missing, HttpServletRequest request) {
        String name =
                switch (missing) {
                    case org.springframework.web.bind.MissingRequestHeaderException header ->
                            header.getHeaderName();
                    case org.springframework.web.bind.MissingServletRequestParameterException
                                    parameter ->
                            parameter.getParameterName();
                    default -> "";
                };
        return name.equalsIgnoreCase(Once.HEADER)
                ? answer(Trouble.of(Trouble.Kind.KEY_MISSING), request)
                : answer(Trouble.of(Trouble.Kind.PARAMETER, name), request);
    }

    private ResponseEntity<Problem> answer(Trouble trouble, HttpServletRequest request) {
        var speech = Speech.of(request, countries.active());
        String key = "api.problem." + trouble.kind().id();
        var errors =
                trouble.faults().stream()
                        .map(fault ->
                                new ProblemFault(
                                        fault.field(),
                                        "/answers/" + fault.field().replace('.', '/'),
                                        fault.rule(),
                                        speech.t(fault.text())))
                        .toList();
        var answer =
                ResponseEntity.status(trouble.kind().status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (trouble.kind() == Trouble.Kind.TOO_MANY) {
            answer.header("Retry-After", trouble.arguments().getFirst().toString());
        }
        if (trouble.kind() == Trouble.Kind.GUESSING) {
            answer.header("Retry-After", "3600");
        }
        if (trouble.kind() == Trouble.Kind.PART_OUT_OF_PLACE) {
            answer.header(FileResources.OFFSET, trouble.arguments().getFirst().toString());
        }
        return answer.body(
                new Problem(
                        "urn:motcua:problem:" + trouble.kind().id(),
                        speech.w(key),
                        trouble.kind().status().value(),
                        speech.w(key + ".detail", trouble.arguments().toArray()),
                        errors));
    }
}
