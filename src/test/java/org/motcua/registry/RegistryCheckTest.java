package org.motcua.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Fault;
import org.motcua.country.Loading;

/// Definitions of registries that are wrong, dangerous, or would lose what is there.
class RegistryCheckTest {
    @TempDir Path folder;

    private void change(String registry, String from, String to) throws IOException {
        var file = folder.resolve("registries/%s.yaml".formatted(registry));
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private List<String> faults() {
        return Countries.load(folder, TestCountry.KINDS) instanceof Loading.Broken(var faults)
                ? faults.stream().map(fault -> fault.rule() + ": " + fault.message()).toList()
                : List.of();
    }

    @Test
    void aSecretFieldThatWouldLeaveIsRefused() throws IOException {
        TestCountry.copyTo(folder);
        change("population", "  phone: {type: text,", "  phone: {secret: secret, type: text,");
        change(
                "population",
                "readers: [keeper], fields: [\"*\"]",
                "readers: [keeper], fields: [phone]");
        change(
                "judicial-records",
                "  convictions: {type: integer,",
                "  convictions: {secret: top-secret, type: integer,");
        assertThat(faults())
                .contains(
                        "registry-secret-leaves: The field phone is a state secret and leaves by no"
                                + " interface.",
                        "registry-secret-leaves: The field convictions is a state secret and leaves"
                                + " by no interface.",
                        "procedure-registry-access: The registry judicial-records does not grant"
                                + " its field convictions to procedures.");
    }

    @Test
    void aSecretFieldMakesNoKey() throws IOException {
        TestCountry.copyTo(folder);
        change(
                "deaths",
                "  registered_at: {type: unit,",
                "  registered_at: {secret: secret, type: unit,");
        assertThat(faults())
                .anyMatch(fault ->
                        fault.startsWith("expression: ") && fault.contains("registered_at"));
    }

    @Test
    void mistakesAreToldAtTheirPlace() throws IOException {
        TestCountry.copyTo(folder);
        change("land-parcels", "owner: G10", "owner: G77");
        change("births", "by: mother_number, field: full_name", "by: mother_number, field: name");
        change("births", "by: person_number, field: sex", "by: child_name, field: sex");
        change("deaths", "pattern: '[0-2]", "pattern: '[0-2");
        change(
                "marriages",
                "fields: [wife_number, husband_number], refuse",
                "fields: [wife], refuse");
        assertThat(faults())
                .anyMatch(fault -> fault.contains("G77"))
                .anyMatch(fault -> fault.contains("does not refer to population"))
                .anyMatch(fault -> fault.startsWith("registry-pattern"))
                .contains(
                        "registry-authority: The registry population has no field name.",
                        "registry-field: This registry has no field wife.");
    }

    @Test
    void aChangeThatWouldLoseDataIsRefusedWithTheOneThatWouldNot() throws IOException {
        var room = new RegistryRoom();
        room.put(
                "population",
                "079090000001",
                Map.of("full_name", "A", "email", "a@example.org"),
                "1990-01-01");
        var evolution = new Evolution(room.sql, room.journal);
        TestCountry.copyTo(folder);
        // the only other definition that names the field
        var ground = folder.resolve("proactive/ground/people.yaml");
        Files.writeString(ground, Files.readString(ground).replace("email: email", "email: phone"));
        var file = folder.resolve("registries/population.yaml");
        String whole = Files.readString(file);
        String line =
                whole.lines().filter(one -> one.startsWith("  email:")).findFirst().orElseThrow();

        Files.writeString(file, whole.replace(line + "\n", ""));
        var losses = evolution.losses(TestCountry.COUNTRY, country());
        assertThat(losses).extracting(Fault::rule).containsExactly("registry-loss");
        assertThat(losses.getFirst().mend()).contains("renamed_from: email", "retired: true");

        Files.writeString(file, whole.replace(line, line.replace("type: text", "type: integer")));
        assertThat(evolution.losses(TestCountry.COUNTRY, country()))
                .extracting(Fault::message)
                .containsExactly(
                        "1 records of population hold a text in email, which is no integer.");

        Files.writeString(
                file,
                whole.replace(line, line.replace("  email: {", "  mail: {renamed_from: email, ")));
        var renamed = country();
        assertThat(evolution.losses(TestCountry.COUNTRY, renamed)).isEmpty();
        room.transaction.executeWithoutResult(_ -> evolution.apply(TestCountry.COUNTRY, renamed));
        assertThat(room.now("population", "079090000001")).containsEntry("mail", "a@example.org");
    }

    private Country country() {
        return Countries.load(folder, TestCountry.KINDS).orThrow();
    }
}
