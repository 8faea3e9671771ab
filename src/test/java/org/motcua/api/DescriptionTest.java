package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The description says what the handlers do.
class DescriptionTest {
    private static final OtherSystem ANYBODY = new OtherSystem("", "en");

    @Test
    void hasEveryHandlerAndNothingElse() {
        var described = new TreeSet<String>();
        description()
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method -> {
                                    if (!method.getKey().equals("parameters")) {
                                        described.add(
                                                method.getKey().toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey());
                                    }
                                }));
        var handled = new TreeSet<String>();
        TestHouse.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .keySet()
                                .forEach(where ->
                                        where.getPatternValues().stream()
                                                .filter(path -> path.startsWith("/api/"))
                                                .forEach(path ->
                                                        where.getMethodsCondition()
                                                                .getMethods()
                                                                .forEach(method ->
                                                                        handled.add(
                                                                                method + " "
                                                                                        + path)))));
        assertThat(described).isEqualTo(handled);
    }

    @Test
    void answersHaveTheDescribedShape() {
        fits(
                "ProcedureLine",
                ANYBODY.get("/api/v1/procedures?q=khai%20sinh").json().path("items").get(0));
        fits("Procedure", ANYBODY.get("/api/v1/procedures/1.001193").json());
        fits(
                "Quote",
                ANYBODY.post(
                                "/api/v1/procedures/1.001193/quote",
                                Map.of("answers", Map.of("register_at", "26740", "copies", 2)))
                        .json());
        fits("Problem", ANYBODY.get("/api/v1/procedures/9.999999").json());
        fits("Problem", ANYBODY.get("/api/v1/dossiers").json());
        var system = OtherSystem.named("shape-portal");
        var draft =
                system.post(
                        "/api/v1/drafts",
                        Map.of(
                                "procedure",
                                "2.000635",
                                "person",
                                Map.of("number", "079196000123", "name", "Trần Lan")),
                        "Idempotency-Key",
                        "" + UUID.randomUUID());
        fits("Draft", draft.json());
        String address = draft.header("Location");
        var answers = new LinkedHashMap<String, Object>();
        answers.put("record", "birth");
        assertThat(system.put(address + "/answers", answers).status()).isEqualTo(422);
        fits("Problem", system.put(address + "/answers", answers).json());
        fits("Changes", system.get("/api/v1/changes").json());
    }

    @Test
    void aFormIsAJsonSchemaThatJudgesAnswers() {
        var form = ANYBODY.get("/api/v1/procedures/1.001193/form").json();
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(form.toString());
        assertThat(schema.validate("{\"child_sex\": \"female\", \"copies\": 1}", InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"child_sex\": \"robot\"}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate("{\"nonsense\": 1}", InputFormat.JSON)).isNotEmpty();
        assertThat(
                        new OtherSystem("", "vi")
                                .get("/api/v1/procedures/1.001193/form")
                                .json()
                                .path("title")
                                .asString(""))
                .isEqualTo("Khai sinh cho con");
    }

    private static void fits(String schema, JsonNode answer) {
        var whole = (ObjectNode) description().deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$ref", "#/components/schemas/" + schema);
        var faults =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(whole.toString())
                        .validate(answer.toString(), InputFormat.JSON);
        assertThat(faults).as(schema + " " + answer).isEmpty();
    }

    private static JsonNode description() {
        return ANYBODY.get("/api/openapi.json").json();
    }
}
