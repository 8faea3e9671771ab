package org.motcua.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.motcua.identity.Allow;
import org.motcua.identity.SignedIn;
import org.motcua.registry.Answer;
import org.motcua.registry.Lookups;
import org.motcua.registry.Registries;
import org.motcua.registry.Registry;
import org.motcua.registry.RegistryRecord;
import org.motcua.registry.Sharing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What registries tell the systems of agencies that have an agreement: some records by their keys,
/// some by a value, all of them. Each asking names its matter; each record given out is written
/// down.
@Allow("api.registry")
@RestController
@RequestMapping("/api/v1/registries")
class RegistryResources {
    private static final int LONGEST_MATTER = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Lookups lookups;
    private final Registries registries;
    private final Readers readers;
    private final Shares shares;

    RegistryResources(Lookups lookups, Registries registries, Readers readers, Shares shares) {
        this.lookups = lookups;
        this.registries = registries;
        this.readers = readers;
        this.shares = shares;
    }

    record Shared(List<SharedRegistry> items) {}

    /// @param ways how it may be asked
    record SharedRegistry(
            String registry,
            String title,
            String agreement,
            String purpose,
            List<Sharing.Way> ways,
            List<FieldPart> fields) {}

    record FieldPart(String id, String title, Registry.Type type) {}

    /// What the caller's agency may read.
    @GetMapping
    Shared list(SignedIn who, Speech speech) {
        return new Shared(
                lookups.sharings(readers.of(who).agency()).stream()
                        .flatMap(sharing ->
                                registries.find(sharing.registry()).stream()
                                        .map(registry -> part(sharing, registry, speech)))
                        .toList());
    }

    private static SharedRegistry part(Sharing sharing, Registry registry, Speech speech) {
        var fields =
                registry.access(sharing.access()).map(registry::readable).orElseThrow().stream()
                        .map(name ->
                                new FieldPart(
                                        name,
                                        speech.t(registry.field(name).title()),
                                        registry.field(name).type()))
                        .toList();
        return new SharedRegistry(
                registry.id(),
                speech.t(registry.title()),
                sharing.id(),
                speech.t(sharing.purpose()),
                sharing.ways(),
                fields);
    }

    /// @param since the first day on which it holds
    /// @param confirmed when the registry last learnt or confirmed it
    record RecordPart(
            UUID id, String key, LocalDate since, Instant confirmed, Map<String, Object> fields) {
        private static RecordPart of(RegistryRecord record) {
            return new RecordPart(
                    record.id(), record.key(), record.since(), record.confirmed(), record.fields());
        }
    }

    /// @param missing what was asked for and is not there
    record Found(List<RecordPart> items, List<String> missing) {}

    /// One record by its key.
    @GetMapping("/{registry}/records/{key}")
    RecordPart read(
            @PathVariable String registry,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") List<String> fields,
            SignedIn who) {
        var wish = wish(who, registry, Sharing.Way.LOOKUP, fields, matter);
        return told(lookups.byKeys(wish, List.of(key))).items().stream()
                .findFirst()
                .orElseThrow(Trouble::notFound);
    }

    /// @param keys at most 500; or ids, as the feed of changes names records
    record Asked(
            @Nullable List<String> keys,
            @Nullable List<UUID> ids,
            @Nullable String matter,
            @Nullable List<String> fields) {}

    /// Many records at once.
    @PostMapping("/{registry}/lookups")
    Found many(@PathVariable String registry, @RequestBody Asked asked, SignedIn who) {
        var fields = asked.fields() == null ? List.<String>of() : asked.fields();
        var matter = asked.matter() == null ? "" : asked.matter();
        var wish = wish(who, registry, Sharing.Way.LOOKUP, fields, matter);
        var keys = asked.keys();
        var ids = asked.ids();
        if ((keys == null) == (ids == null)) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "keys");
        }
        if ((keys == null ? ids.size() : keys.size()) > Lookups.MOST) {
            throw Trouble.of(Trouble.Kind.PARAMETER, keys == null ? "ids" : "keys");
        }
        return told(keys == null ? lookups.byIds(wish, ids) : lookups.byKeys(wish, keys));
    }

    /// Records by a value of a field.
    @GetMapping("/{registry}/records")
    Found search(
            @PathVariable String registry,
            @RequestParam String by,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") List<String> fields,
            SignedIn who) {
        var wish = wish(who, registry, Sharing.Way.SEARCH, fields, matter);
        var field = registries.find(registry).map(Registry::fields).orElseThrow().get(by);
        boolean searched =
                field != null
                        && (field.type() == Registry.Type.TEXT
                                || field.type() == Registry.Type.UNIT
                                || field.type() == Registry.Type.DATE
                                || field.type() == Registry.Type.REFERENCE);
        if (!searched) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "by");
        }
        if (value.isBlank()) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "value");
        }
        return told(lookups.search(wish, by, value));
    }

    /// All records of today, one JSON object a line.
    @GetMapping("/{registry}/export")
    void export(
            @PathVariable String registry,
            @RequestParam(defaultValue = "") String matter,
            SignedIn who,
            HttpServletResponse response)
            throws IOException {
        var wish = wish(who, registry, Sharing.Way.BULK, List.of(), matter);
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var writer = response.getWriter();
        lookups.all(
                wish,
                (key, since, fields) -> {
                    var line = new LinkedHashMap<String, Object>();
                    line.put("key", key);
                    line.put("since", since.toString());
                    line.putAll(fields);
                    writer.write(JSON.writeValueAsString(line));
                    writer.write('\n');
                });
        writer.flush();
    }

    private Lookups.Wish wish(
            SignedIn who, String registry, Sharing.Way way, List<String> fields, String matter) {
        String kept = readers.matter(who, matter).strip().replace("\0", "");
        if (kept.isEmpty() || kept.length() > LONGEST_MATTER) {
            throw Trouble.of(Trouble.Kind.PARAMETER, "matter");
        }
        Gate.note("matter:" + kept, Optional.empty());
        var reader = readers.of(who);
        var share =
                shares.of(reader, registry, way)
                        .orElseThrow(() -> Trouble.of(Trouble.Kind.NOT_SHARED));
        return new Lookups.Wish(
                share.sharing(),
                share.wanted(fields),
                "matter:" + kept,
                reader.trace(),
                reader.actor());
    }

    private static Found told(Lookups.Given given) {
        return switch (given) {
            case Lookups.Given.Records(var found, var missing) -> {
                if (!found.isEmpty()) {
                    // each record is written down by itself, with more than the gate knows
                    Gate.written();
                }
                yield new Found(found.stream().map(RecordPart::of).toList(), missing);
            }
            case Lookups.Given.Refused(var why) ->
                    throw Trouble.of(
                            why == Answer.Why.GUESSING
                                    ? Trouble.Kind.GUESSING
                                    : Trouble.Kind.NOT_SHARED);
            case Lookups.Given.Unavailable() -> throw Trouble.of(Trouble.Kind.REGISTRY_AWAY);
        };
    }
}
