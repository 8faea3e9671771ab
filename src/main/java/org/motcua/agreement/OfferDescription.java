package org.motcua.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.exchange.Directory;
import org.motcua.registry.Registry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description of a service in OpenAPI 3.1, from the definition of its registry: every field
/// with its meaning, type and class, in the words of the country.
final class OfferDescription {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Directory.Offer offer;
    private final Registry registry;
    private final String language;

    OfferDescription(Directory.Offer offer, Registry registry, String language) {
        this.offer = offer;
        this.registry = registry;
        this.language = language;
    }

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("openapi", "3.1.0");
        var info = new LinkedHashMap<String, Object>();
        info.put("title", offer.title().in(language));
        info.put("version", offer.version());
        info.put("description", registry.legalBasis().in(language));
        info.put("x-owner", registry.owner());
        info.put("x-class", offer.grade());
        all.put("info", info);
        all.put("servers", List.of(Map.of("url", "/r1/" + offer.id())));
        var paths = new LinkedHashMap<String, Object>();
        for (var endpoint : offer.endpoints()) {
            String path = endpoint.path().replace("{}", "{key}");
            paths.put(
                    path,
                    Map.of(endpoint.method().toLowerCase(java.util.Locale.ROOT), asked(path)));
        }
        all.put("paths", paths);
        return JSON.writeValueAsString(all);
    }

    private Map<String, Object> asked(String path) {
        var one = new LinkedHashMap<String, Object>();
        one.put("summary", offer.title().in(language));
        var parameters = new java.util.ArrayList<Object>();
        if (path.contains("{key}")) {
            parameters.add(parameter("key", "path", registry.key().title().in(language), true));
        }
        if (path.equals("/records")) {
            parameters.add(parameter("by", "query", "", true));
            parameters.add(parameter("value", "query", "", true));
        }
        if (path.equals("/events")) {
            parameters.add(parameter("cursor", "query", "", false));
            parameters.add(parameter("limit", "query", "", false));
        }
        parameters.add(parameter("X-Road-Client", "header", "", true));
        parameters.add(parameter("X-Road-Issue", "header", "", !path.equals("/events")));
        parameters.add(parameter("X-Exchange-Purpose", "header", "", offer.grade().personal()));
        one.put("parameters", parameters);
        if (path.equals("/lookups")) {
            one.put("requestBody", Map.of("content", content(tree(offer.request()))));
        }
        one.put(
                "responses",
                Map.of(
                        "200",
                        Map.of("description", "", "content", content(tree(offer.response())))));
        return one;
    }

    private static Map<String, Object> parameter(
            String name, String in, String description, boolean required) {
        var one = new LinkedHashMap<String, Object>();
        one.put("name", name);
        one.put("in", in);
        if (!description.isEmpty()) {
            one.put("description", description);
        }
        one.put("required", required);
        one.put("schema", Map.of("type", "string"));
        return one;
    }

    private static Map<String, Object> content(ObjectNode schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    /// Fields as paths become objects in objects; what is secret is not described.
    private ObjectNode tree(List<Directory.Field> fields) {
        var root = JSON.createObjectNode().put("type", "object");
        for (var field : fields) {
            if (field.grade().secret()) {
                continue;
            }
            var node = root;
            String[] parts = field.path().split("\\.", -1);
            for (int i = 0; i + 1 < parts.length; i++) {
                boolean list = parts[i].equals("items");
                node = property(node, parts[i]).put("type", list ? "array" : "object");
                node = list ? node.withObjectProperty("items").put("type", "object") : node;
            }
            leaf(property(node, parts[parts.length - 1]), parts[parts.length - 1], field);
        }
        return root;
    }

    private static ObjectNode property(ObjectNode of, String name) {
        return of.withObjectProperty("properties").withObjectProperty(name);
    }

    private void leaf(ObjectNode node, String name, Directory.Field field) {
        node.put("description", field.meaning().in(language));
        node.put("x-class", field.grade().name());
        var known = field.path().contains("fields.") ? registry.fields().get(name) : null;
        if (known == null) {
            return;
        }
        switch (known.type()) {
            case INTEGER -> node.put("type", "integer");
            case BOOLEAN -> node.put("type", "boolean");
            case LIST -> node.put("type", "array");
            case GROUP -> node.put("type", "object");
            case DATE -> node.put("type", "string").put("format", "date");
            case TEXT, DATE_OR_YEAR, UNIT, REFERENCE -> node.put("type", "string");
        }
        if (!known.values().isEmpty()) {
            var values = node.putArray("enum");
            known.values().forEach(values::add);
        }
    }
}
