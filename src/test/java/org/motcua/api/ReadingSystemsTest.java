package org.motcua.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.identity.Systems;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.PersonNumber;
import org.motcua.registry.Change;
import org.motcua.registry.Guesses;
import org.motcua.registry.Looks;
import org.motcua.registry.Registries;
import org.motcua.registry.Written;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Systems of other agencies read registries: what their agreement gives, seen by the people
/// concerned.
class ReadingSystemsTest {
    private static final Actor KEEPER =
            Actor.officer("00000000-0000-0000-0000-000000000001", new AgencyCode("G15"));

    static OtherSystem reader(String name, String agency) {
        var given =
                TestHouse.bean(Systems.class)
                        .issue(
                                Actor.operator("test"),
                                name,
                                "System " + name,
                                new AgencyCode(agency),
                                "reading-system",
                                Duration.ofDays(1));
        return switch (given) {
            case Systems.Outcome.Given(var issued) -> new OtherSystem(issued.secret(), "en");
            case Systems.Outcome.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Written write(
            Change.Act act, String registry, Optional<String> key, Map<String, Object> fields) {
        return TestHouse.bean(Registries.class)
                .write(
                        new Change(
                                "test/" + UUID.randomUUID(),
                                registry,
                                act,
                                key,
                                fields,
                                LocalDate.parse("2026-01-01"),
                                "test",
                                KEEPER));
    }

    private static String death(String person, String name) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("person_number", person);
        fields.put("full_name", name);
        fields.put("death_date", "2026-01-02");
        fields.put("cause", "bệnh tim");
        fields.put("registered_at", "26740");
        return ((Written.Done) write(Change.Act.CREATE, "deaths", Optional.empty(), fields)).key();
    }

    @Test
    void aLookUpGivesWhatTheAgreementGivesAndIsSeen() {
        var insurance = reader("insurance-one", "G12");
        String person = "079090777001";
        String key = death(person, "Lê Văn Xa");
        var answer = insurance.get("/api/v1/registries/deaths/records/" + key + "?matter=MT-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("fields").path("full_name").asString(""))
                .isEqualTo("Lê Văn Xa");
        assertThat(answer.json().path("fields").has("cause")).isFalse();
        var one =
                insurance.get(
                        "/api/v1/registries/deaths/records/%s?matter=MT-1&fields=death_date"
                                .formatted(key));
        assertThat(one.json().path("fields").toString())
                .isEqualTo("{\"death_date\":\"2026-01-02\"}");

        var looks = TestHouse.bean(Looks.class).of(new PersonNumber(person), 10);
        assertThat(looks).hasSize(2);
        assertThat(looks.getFirst().actor())
                .isEqualTo(new Actor(Actor.Kind.SYSTEM, "insurance-one", new AgencyCode("G12")));
        assertThat(looks.getFirst().purpose()).isEqualTo("Giải quyết mai táng phí, tử tuất");
        assertThat(looks.getFirst().matter()).isEqualTo("matter:MT-1");
    }

    @Test
    void manyKeysAreOneAsking() {
        var insurance = reader("insurance-two", "G12");
        var keys =
                IntStream.range(0, 5)
                        .mapToObj(i -> death("07909077710" + i, "Lê Văn " + i))
                        .toList();
        var asked = new LinkedHashMap<String, Object>();
        asked.put("keys", keys);
        asked.put("matter", "MT-2");
        var answer = insurance.post("/api/v1/registries/deaths/lookups", asked);
        assertThat(answer.json().path("items")).hasSize(5);
        assertThat(answer.json().path("missing")).isEmpty();
        fits("Records", answer.json());
        String id = answer.json().path("items").get(2).path("id").asString("");
        assertThat(TestHouse.bean(Journal.class).about("record:" + id))
                .anyMatch(one -> one.entry().fact().equals("registry.read"));
        var byId =
                insurance.post(
                        "/api/v1/registries/deaths/lookups",
                        Map.of("ids", List.of(id), "matter", "MT-2"));
        assertThat(byId.json().path("items").get(0).path("key").asString(""))
                .isEqualTo(keys.get(2));
        assertThat(
                        insurance
                                .post(
                                        "/api/v1/registries/deaths/lookups",
                                        Map.of(
                                                "keys",
                                                IntStream.range(0, 501)
                                                        .mapToObj(Integer::toString)
                                                        .toList(),
                                                "matter",
                                                "x"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aSearchIsByAFieldThatIsGiven() {
        var insurance = reader("insurance-three", "G12");
        death("079090777201", "Lê Thị Tìm");
        String path = "/api/v1/registries/deaths/records?matter=MT-3&by=%s&value=%s";
        var found = insurance.get(path.formatted("person_number", "079090777201"));
        assertThat(found.json().path("items")).hasSize(1);
        assertThat(insurance.get(path.formatted("cause", "b")).json().path("items")).isEmpty();
        assertThat(insurance.get(path.formatted("nothing", "b")).status()).isEqualTo(400);
    }

    @Test
    void withoutAnAgreementNothingIsTold() {
        var insurance = reader("insurance-four", "G12");
        var other = reader("culture-four", "G16");
        var filing = OtherSystem.named("filing-four");
        assertThat(
                        insurance
                                .get("/api/v1/registries/judicial-records/records/1?matter=x")
                                .toString())
                .contains("not-shared");
        assertThat(insurance.get("/api/v1/registries/deaths/export?matter=x").status())
                .isEqualTo(403);
        assertThat(other.get("/api/v1/registries/deaths/records/1?matter=x").status())
                .isEqualTo(403);
        assertThat(filing.get("/api/v1/registries").status()).isEqualTo(403);
        assertThat(insurance.get("/api/v1/registries/deaths/records/1").toString())
                .contains("parameter");
        assertThat(other.get("/api/v1/registries").json().path("items")).isEmpty();
        var shared = insurance.get("/api/v1/registries").json();
        fits("SharedRegistries", shared);
        assertThat(shared.path("items")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void whoGuessesKeysIsHeldAndSeen() {
        var guesser = reader("insurance-five", "G12");
        String path = "/api/v1/registries/population/records/0790900%05d?matter=guess";
        int tries = 0;
        while (guesser.get(path.formatted(tries)).status() == 404 && tries < 100) {
            tries++;
        }
        assertThat(tries).isEqualTo(20);
        var held = guesser.get(path.formatted(99));
        assertThat(held.status()).isEqualTo(429);
        assertThat(held.header("Retry-After")).isEqualTo("3600");
        assertThat(TestHouse.bean(Guesses.class).since(Instant.EPOCH))
                .anyMatch(one -> one.actor().id().equals("insurance-five") && one.held());
        // a list of which most is wrong is guessing too, one that has a slip is not
        var careful = reader("insurance-six", "G12");
        for (int i = 0; i < 30; i++) {
            String key = death("0790907773%02d".formatted(i), "Lê Văn Một");
            assertThat(
                            careful.post(
                                            "/api/v1/registries/deaths/lookups",
                                            Map.of(
                                                    "keys",
                                                    List.of(key, "wrong" + i),
                                                    "matter",
                                                    "m"))
                                    .status())
                    .isEqualTo(i < 20 ? 200 : 429);
        }
    }

    @Test
    void changesComeAsCloudEventsInOrderAndOnce() throws InterruptedException {
        var insurance = reader("insurance-seven", "G12");
        long cursor = last(insurance);
        String key = death("079090777401", "Lê Văn Đổi");
        write(Change.Act.CORRECT, "deaths", Optional.of(key), Map.of("full_name", "Lê Văn Đỗi"));
        JsonNode events = insurance.get("/api/v1/registries/deaths/events?cursor=" + cursor).json();
        for (int i = 0; i < 100 && events.size() < 2; i++) {
            Thread.sleep(50);
            events = insurance.get("/api/v1/registries/deaths/events?cursor=" + cursor).json();
        }
        assertThat(events).hasSizeGreaterThanOrEqualTo(2);
        var mine =
                IntStream.range(0, events.size()).mapToObj(events::get).toList().stream()
                        .filter(event ->
                                event.path("data").path("fields").toString().contains("full_name"))
                        .toList();
        assertThat(mine.getFirst().path("type").asString(""))
                .isEqualTo("org.motcua.registry.created");
        assertThat(mine.getLast().path("type").asString(""))
                .isEqualTo("org.motcua.registry.corrected");
        assertThat(mine.getLast().toString()).doesNotContain("Đỗi");
        fits("CloudEvent", mine.getFirst());
        var page = insurance.get("/api/v1/registries/deaths/events?limit=1&cursor=" + cursor);
        assertThat(page.header("Content-Type")).startsWith("application/cloudevents-batch+json");
        long next = Long.parseLong(page.header("Cursor-Next"));
        assertThat(
                        insurance
                                .get("/api/v1/registries/deaths/events?limit=1&cursor=" + next)
                                .json()
                                .get(0)
                                .path("id")
                                .asString(""))
                .isNotEqualTo(page.json().get(0).path("id").asString(""));
    }

    private static long last(OtherSystem system) {
        long cursor = 0;
        while (true) {
            var page = system.get("/api/v1/registries/deaths/events?limit=1000&cursor=" + cursor);
            long next = Long.parseLong(page.header("Cursor-Next"));
            if (next == cursor) {
                return cursor;
            }
            cursor = next;
        }
    }

    static void facility(String key) {
        write(
                Change.Act.CREATE,
                "health-facilities",
                Optional.of(key),
                Map.of(
                        "name",
                        "Trạm y tế",
                        "births",
                        true,
                        "first_care",
                        true,
                        "status",
                        "active"));
    }

    @Test
    void allOfARegistryGoesOutByAgreementAndThatIsWrittenDown() {
        var insurance = reader("insurance-eight", "G12");
        facility("79991");
        var all = insurance.get("/api/v1/registries/health-facilities/export?matter=MT-8");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.toString()).contains("\"key\":\"79991\"", "Trạm y tế");
        assertThat(TestHouse.bean(Journal.class).about("export:health-facilities"))
                .anyMatch(one -> String.valueOf(one.entry().reason()).contains("MT-8"));
    }

    private static void fits(String schema, JsonNode answer) {
        var whole =
                (ObjectNode) new OtherSystem("", "en").get("/api/openapi.json").json().deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$ref", "#/components/schemas/" + schema);
        assertThat(
                        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                .getSchema(whole.toString())
                                .validate(answer.toString(), InputFormat.JSON))
                .as(schema + " " + answer)
                .isEmpty();
    }
}
