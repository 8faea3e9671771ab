package org.motcua.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.motcua.identity.Public;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The description of this interface for machines (OpenAPI 3.1), written by hand in
/// `api/openapi.yaml`; a test compares it with the handlers that there are.
@Public
@RestController
class Description {
    private final byte[] json;

    Description() {
        try (InputStream yaml = new ClassPathResource("api/openapi.yaml").getInputStream()) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            this.json = JsonMapper.shared().writeValueAsBytes(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] description() {
        return json.clone();
    }
}
