package org.motcua.server.bench;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.identity.Level;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.PersonNumber;
import org.motcua.procedure.Prefill;
import org.motcua.procedure.ProcessStep;
import org.motcua.unit.Agency;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Whom one client plays: people who file, and the officers of one agency, each with an account and
/// a session of their own, opened through the same doors as everybody's.
record Crew(Agency agency, List<Person> people, Map<String, Officer> officers) {
    private static final int PEOPLE = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Person(SignedIn who, Wire wire, Map<String, Object> answers) {}

    record Officer(SignedIn who, Wire wire) {}

    Officer officer(ProcessStep step) {
        return Objects.requireNonNull(officers.get(step.role()));
    }

    static Crew of(
            int client,
            Scenario scenario,
            Agency agency,
            House house,
            JdbcTemplate sql,
            Timings timings) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person(client * PEOPLE + i, scenario, unit(agency), house, sql, timings));
        }
        var officers = new LinkedHashMap<String, Officer>();
        for (ProcessStep step : scenario.steps()) {
            officers.computeIfAbsent(
                    step.role(), role -> officer(client, role, agency, house, timings));
        }
        return new Crew(agency, people, officers);
    }

    static String unit(Agency agency) {
        return Objects.requireNonNull(agency.unit()).value();
    }

    private static Person person(
            int index,
            Scenario scenario,
            String unit,
            House house,
            JdbcTemplate sql,
            Timings timings) {
        var numbers = scenario.numbers(index);
        String applicant = String.valueOf(scenario.example().given().number());
        var number = new PersonNumber(Objects.requireNonNull(numbers.get(applicant)));
        register(scenario, numbers, sql);
        var opened =
                house.bean(DemoAccounts.class)
                        .person(
                                number,
                                "Bench Person " + index,
                                LocalDate.of(1990, 1, 1),
                                Level.TWO)
                        .orElseThrow();
        var who =
                new SignedIn(
                        opened.account(),
                        opened.name(),
                        Level.TWO,
                        Optional.of(number),
                        List.of(),
                        false);
        return new Person(who, signedIn(opened, house, timings), scenario.answers(numbers, unit));
    }

    /// What the registries of the example hold, for this person.
    private static void register(Scenario scenario, Map<String, String> numbers, JdbcTemplate sql) {
        scenario.example()
                .given()
                .registries()
                .forEach((registry, records) ->
                        records.forEach((key, fields) ->
                                record(scenario, registry, key, fields, numbers, sql)));
    }

    private static void record(
            Scenario scenario,
            String registry,
            String key,
            Map<String, Object> fields,
            Map<String, String> numbers,
            JdbcTemplate sql) {
        String looked = numbers.getOrDefault(key, key);
        var row = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> row.put(name, Scenario.replaced(value, numbers)));
        // a record that is looked up by another field than its key holds that field
        scenario.rulebook().procedure().prefill().stream()
                .filter(prefill -> prefill.registry().equals(registry))
                .map(Prefill::by)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(by -> row.put(by, looked));
        sql.update(
                """
                insert into registry.record (entity, registry, key, fields, valid, recorded_at, cause)
                values (uuidv7(), ?, ?, ?::jsonb, daterange(?, null), now(), 'bench')
                """,
                registry,
                looked,
                JSON.writeValueAsString(row),
                Date.valueOf(LocalDate.of(2020, 1, 1)));
    }

    private static Officer officer(
            int client, String role, Agency agency, House house, Timings timings) {
        var assignments = List.of(new Assignment(role, agency.code()));
        var opened =
                house.bean(DemoAccounts.class)
                        .officer("bench-" + client + "-" + role, "Bench " + role, assignments)
                        .orElseThrow();
        var who =
                new SignedIn(
                        opened.account(),
                        opened.name(),
                        Level.TWO,
                        Optional.empty(),
                        assignments,
                        false);
        return new Officer(who, signedIn(opened, house, timings));
    }

    private static Wire signedIn(DemoAccounts.SignIn account, House house, Timings timings) {
        var wire = new Wire(house.address(), timings);
        wire.get("sign in", "/sign-in").expect(200);
        wire.follow(
                        "sign in",
                        "/sign-in",
                        Map.of("name", account.signInName(), "password", account.password()))
                .expect(200);
        String code = house.bean(DemoAccounts.class).presentCode();
        wire.post("sign in", "/sign-in/code", Map.of("code", code)).expect(303);
        return wire;
    }
}
