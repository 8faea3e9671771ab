package org.motcua.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.country.Country;
import org.motcua.exchange.Directory.Endpoint;
import org.motcua.exchange.Directory.Field;
import org.motcua.exchange.Directory.Grade;
import org.motcua.kernel.Text;
import org.motcua.registry.Registry;
import org.motcua.registry.Sharing;

/// The ways in which a registry is offered: one record by its key, several at once, and what
/// changed. All records at once are no service: no gateway could look at each field of them.
enum Shelf {
    ONE("", 10, 1 << 20),
    LIST(".list", 30, 4 << 20),
    CHANGES(".changes", 30, 4 << 20);

    /// What every way answers where it refuses, so that the asker can read why.
    private static final List<String> REFUSAL = List.of("type", "title", "status", "detail");

    private static final List<String> RECORD = List.of("id", "key", "since", "confirmed");

    /// Of a change the house tells which record and which fields, never a value.
    private static final List<String> EVENT =
            List.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    "subject",
                    "time",
                    "datacontenttype",
                    "data.fields",
                    "data.rows",
                    "data.created",
                    "data.changed");

    private final String suffix;
    private final int seconds;
    private final long largest;

    Shelf(String suffix, int seconds, long largest) {
        this.suffix = suffix;
        this.seconds = seconds;
        this.largest = largest;
    }

    /// The last part of the service's name.
    String code(Registry registry) {
        return registry.id() + suffix;
    }

    /// Whether what is asked of the house in a way comes by this service.
    boolean gives(Sharing.Way way) {
        return switch (way) {
            case LOOKUP -> this == ONE || this == LIST;
            case SEARCH -> this == LIST;
            case CHANGES -> this == CHANGES;
            case BULK -> false;
        };
    }

    int seconds() {
        return seconds;
    }

    long largest() {
        return largest;
    }

    List<Endpoint> endpoints() {
        return switch (this) {
            case ONE -> List.of(new Endpoint("GET", "/records/{}"));
            case LIST -> List.of(new Endpoint("GET", "/records"), new Endpoint("POST", "/lookups"));
            case CHANGES -> List.of(new Endpoint("GET", "/events"));
        };
    }

    /// Under which name the fields of a record stand in an answer; empty where none do.
    String prefix() {
        return switch (this) {
            case ONE -> "fields.";
            case LIST -> "items.fields.";
            case CHANGES -> "";
        };
    }

    /// What a request may hold beside its address.
    List<Field> request(Country country) {
        return this == LIST
                ? List.of(
                        field(country, "keys", Grade.PERSONAL),
                        field(country, "ids", Grade.INTERNAL),
                        field(country, "matter", Grade.INTERNAL),
                        field(country, "fields", Grade.INTERNAL))
                : List.of();
    }

    /// What an answer has beside the fields of the registry.
    ///
    /// @param touching the class of a record's key
    List<Field> envelope(Country country, Grade touching) {
        var found = new ArrayList<Field>();
        REFUSAL.forEach(name -> found.add(field(country, name, Grade.PUBLIC)));
        switch (this) {
            case ONE -> RECORD.forEach(name -> found.add(record(country, "", name, touching)));
            case LIST -> {
                RECORD.forEach(name -> found.add(record(country, "items.", name, touching)));
                found.add(field(country, "missing", touching));
            }
            case CHANGES ->
                    EVENT.stream()
                            .filter(name -> !REFUSAL.contains(name))
                            .forEach(name -> found.add(field(country, name, Grade.INTERNAL)));
        }
        return found;
    }

    private static Field record(Country country, String before, String name, Grade touching) {
        var meaning = words(country, "agreement.field." + name);
        return new Field(before + name, name.equals("key") ? touching : Grade.INTERNAL, meaning);
    }

    private static Field field(Country country, String name, Grade grade) {
        return new Field(name, grade, words(country, "agreement.field." + name));
    }

    static Text words(Country country, String key) {
        return country.words().find(key).orElseGet(() -> new Text(Map.of("en", key)));
    }
}
