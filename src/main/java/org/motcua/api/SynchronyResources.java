package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.synchrony.Synchronies;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What other houses of the country tell of dossiers, through the gateway of the exchange.
@Allow("api.exchange")
@RestController
@RequestMapping("/api/v1/synchrony")
class SynchronyResources {
    private final Synchronies synchronies;
    private final Readers readers;

    SynchronyResources(Synchronies synchronies, Readers readers) {
        this.synchronies = synchronies;
        this.readers = readers;
    }

    /// Statements about dossiers; each is answered by itself.
    @PostMapping(value = "/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> hear(@RequestBody byte[] message, SignedIn who) {
        return ResponseEntity.ok(synchronies.hear(house(who), message));
    }

    /// A file, by its SHA-256.
    @PutMapping("/files/{sum}")
    ResponseEntity<Void> keep(@PathVariable String sum, HttpServletRequest request, SignedIn who)
            throws IOException {
        house(who);
        try (var content = request.getInputStream()) {
            if (!synchronies.keep(sum, content)) {
                throw Trouble.of(Trouble.Kind.PARAMETER, "sum");
            }
        } catch (IllegalArgumentException _) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "sum");
        }
        return ResponseEntity.ok().build();
    }

    private String house(SignedIn who) {
        return readers.client(who)
                .filter(synchronies::knows)
                .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
    }
}
