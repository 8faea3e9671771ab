package org.motcua.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.motcua.identity.Public;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where banks and gateways knock. Open to everybody, because every message proves itself by its
/// signature.
@RestController
final class CallbackDoor {
    private final Payments payments;
    private final PaymentSettings settings;

    CallbackDoor(Payments payments, PaymentSettings settings) {
        this.payments = payments;
        this.settings = settings;
    }

    @Public
    @PostMapping("/callbacks/payments/{provider}")
    ResponseEntity<?> callback(@PathVariable String provider, HttpServletRequest request)
            throws IOException {
        int most = (int) settings.messageSize().toBytes();
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        try {
            var verdict = payments.receive(provider, body).verdict();
            return verdict.acknowledged()
                    ? ResponseEntity.ok("verdict=" + verdict)
                    : problem(status(verdict), verdict.name());
        } catch (DataAccessException | TransactionException _) {
            // not kept, therefore not acknowledged: the bank sends it again
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "not-kept");
        }
    }

    @Public
    @PostMapping("/callbacks/payments/{provider}/statements")
    ResponseEntity<?> statement(
            @PathVariable String provider,
            @RequestHeader("Motcua-Signature") String signature,
            HttpServletRequest request)
            throws IOException {
        var outcome = payments.receiveStatement(provider, signature, request.getInputStream());
        return switch (outcome) {
            case StatementOutcome.Imported it ->
                    ResponseEntity.ok("entries=%d&fresh=%d".formatted(it.entries(), it.fresh()));
            case StatementOutcome.AlreadyImported _ -> ResponseEntity.ok("known=true");
            case StatementOutcome.Refused refused ->
                    problem(status(refused.why()), refused.why().name());
        };
    }

    private static HttpStatus status(CallbackAnswer.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED, REPEATED -> HttpStatus.OK;
            case FORGED, UNKNOWN_KEY -> HttpStatus.UNAUTHORIZED;
            case REPLAYED, ALTERED_REQUEST, CONTRADICTS -> HttpStatus.CONFLICT;
            case STALE, UNKNOWN_FIELD, MALFORMED -> HttpStatus.BAD_REQUEST;
        };
    }

    private static HttpStatus status(StatementOutcome.Refusal why) {
        return switch (why) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case FORGED -> HttpStatus.UNAUTHORIZED;
            case CONTRADICTS -> HttpStatus.CONFLICT;
            case BROKEN, UNSAFE, UNKNOWN_MESSAGE, INCOMPLETE, UNKNOWN_ACCOUNT ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    /// RFC 9457, with a stable type and nothing of what was sent.
    private static ResponseEntity<ProblemDetail> problem(HttpStatusCode status, String name) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(
                URI.create(
                        "urn:motcua:payment:" + name.toLowerCase(Locale.ROOT).replace('_', '-')));
        return ResponseEntity.status(status).body(problem);
    }
}
