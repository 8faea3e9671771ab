package org.motcua.country;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schemas of all kinds (JSON Schema 2020-12), compiled once for the whole program.
///
/// They lie in `country/schema/` and are packed into the program as `/schema/`. Two keywords are
/// our own: `x-ref: <kind>` (the text is the id of a definition of that kind) and `x-text: true`
/// (words in every language of the country).
final class Schemas {
    static final String PLACE = "https://motcua.org/schema/";

    private static final Schemas SHARED = new Schemas();

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> nodes = new ConcurrentHashMap<>();
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    private Schemas() {
        Dialect standard = Dialects.getDraft202012();
        Dialect dialect =
                Dialect.builder(standard)
                        .keywords(List.of(new ReferenceKeyword(), new TextKeyword()))
                        .unknownKeywordFactory((name, _) -> new NonValidationKeyword(name))
                        .build();
        registry =
                SchemaRegistry.withDialect(
                        dialect,
                        builder ->
                                builder.schemas(iri ->
                                                iri.startsWith(PLACE)
                                                        ? text(iri.substring(PLACE.length()))
                                                                .orElse(null)
                                                        : null)
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    static Schemas shared() {
        return SHARED;
    }

    static String file(Kind<?> kind) {
        return kind.name() + ".schema.json";
    }

    boolean has(String file) {
        return text(file).isPresent();
    }

    /// The compiled schema in a file.
    Schema schema(String file) {
        return compiled.computeIfAbsent(
                file, name -> registry.getSchema(SchemaLocation.of(PLACE + name)));
    }

    /// The schema in a file as it is written.
    JsonNode node(String file) {
        return nodes.computeIfAbsent(
                file,
                name ->
                        mapper.readTree(
                                text(name)
                                        .orElseThrow(() ->
                                                new IllegalStateException("no schema " + name))));
    }

    private Optional<String> text(String file) {
        return texts.computeIfAbsent(file, Schemas::read);
    }

    private static Optional<String> read(String file) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/" + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JSON type of each column that a CSV file of this kind may have; text where it is not
    /// said.
    Map<String, String> columns(Kind<?> kind) {
        var types = new HashMap<String, String>();
        if (has(file(kind))) {
            columns(node(file(kind)), "", types);
        }
        return types;
    }

    private void columns(JsonNode schema, String prefix, Map<String, String> types) {
        for (var property : schema.path("properties").properties()) {
            JsonNode one = resolved(property.getValue());
            String name = prefix + property.getKey();
            types.put(name, one.path("type").asString("string"));
            columns(one, name + ".", types);
        }
    }

    /// A schema behind its `$ref`, where that leads into a file of ours or into the same file's
    /// definitions.
    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asString("");
        return ref.endsWith(".schema.json") && has(ref) ? node(ref) : schema;
    }

    /// The keys that a schema knows at one of its places, by whatever way.
    Map<String, JsonNode> keys(String file, String pointer) {
        var keys = new LinkedHashMap<String, JsonNode>();
        JsonNode root = node(file);
        keys(root, root.at(pointer), keys, 0);
        return keys;
    }

    private void keys(JsonNode root, JsonNode schema, Map<String, JsonNode> keys, int depth) {
        if (depth > 4) {
            return;
        }
        for (var property : schema.path("properties").properties()) {
            keys.putIfAbsent(property.getKey(), property.getValue());
        }
        for (String below : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(below).forEach(one -> keys(root, one, keys, depth + 1));
        }
        for (String below : List.of("then", "else")) {
            keys(root, schema.path(below), keys, depth + 1);
        }
        String ref = schema.path("$ref").asString("");
        if (ref.startsWith("#/")) {
            keys(root, root.at(ref.substring(1)), keys, depth + 1);
        }
    }
}
