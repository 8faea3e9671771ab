package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.dispatch.Arrivals;
import org.motcua.dispatch.Flaw;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.page.LargeRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where a gateway of the exchange brings documents of other agencies (edXML), and what became of
/// those that were sent from here.
@RestController
class DocumentResources {
    private static final String PLACE = "/api/v1/dispatch/messages/";

    /// With what a gateway adds around it.
    private static final long LARGEST = 160L << 20;

    private static final int LONGEST_NAME = 600;

    private final Arrivals arrivals;
    private final Readers readers;

    DocumentResources(Arrivals arrivals, Readers readers) {
        this.arrivals = arrivals;
        this.readers = readers;
    }

    /// A message is read piece by piece and never is in memory.
    @Bean
    static LargeRequests largeDocuments() {
        return new LargeRequests(PLACE, LARGEST);
    }

    /// What became of a message.
    ///
    /// @param again it was here before
    /// @param flaw why it was not taken; then sending it again changes nothing
    /// @param detail what exactly
    record Received(boolean again, @Nullable Flaw flaw, @Nullable String detail) {}

    @PostMapping(PLACE + "{receiver}")
    @Allow("api.exchange")
    ResponseEntity<Received> take(
            @PathVariable String receiver,
            @RequestHeader(name = "X-Road-Issue", defaultValue = "") String about,
            SignedIn who,
            HttpServletRequest request)
            throws IOException {
        String client = readers.client(who).orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
        Gate.note("document:" + receiver, Optional.empty());
        return switch (arrivals.receive(client, receiver, named(about), request.getInputStream())) {
            case Arrivals.Outcome.Taken(var again) ->
                    ResponseEntity.ok(new Received(again, null, null));
            case Arrivals.Outcome.Refused(var why, var detail) ->
                    ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                            .body(new Received(false, why, detail));
        };
    }

    /// The document that the request names; nothing where that is no name.
    private static String named(String about) {
        try {
            String name = URLDecoder.decode(about, StandardCharsets.UTF_8);
            boolean fit =
                    name.length() <= LONGEST_NAME
                            && name.chars().noneMatch(Character::isISOControl);
            return fit ? name.strip() : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
