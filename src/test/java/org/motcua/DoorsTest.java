package org.motcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.motcua.country.Countries;
import org.motcua.identity.DoorCheck;
import org.motcua.identity.ReturnTo;
import org.motcua.identity.Rights;
import org.motcua.identity.Role;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Walks every endpoint with every role and without one, and compares with the written matrix
/// `docs/reference/doors.csv`. After a change that is meant, write the matrix anew and review it in
/// the commit: `./motcua test -Dtest=DoorsTest -Dtest.args=-Ddoors.write=true`.
class DoorsTest {
    private static final Path MATRIX = Path.of("docs/reference/doors.csv");
    private static final String HEAD = "endpoint,needs,opens to";

    private final List<Role> roles =
            TestHouse.bean(Countries.class).active().all(Role.KIND).stream()
                    .map(role -> role.value())
                    .toList();

    @Test
    void everyEndpointSaysWhoMayCome() {
        var silent =
                endpoints().entrySet().stream()
                        .filter(door -> DoorCheck.declared(door.getValue()).isEmpty())
                        .map(door -> door.getKey() + " in " + door.getValue())
                        .toList();
        assertThat(silent).as("endpoints without @Allow or @Public are closed to all").isEmpty();
    }

    @Test
    void everyRightThatADoorNeedsIsGrantedBySomeRole() {
        var granted = new TreeSet<String>();
        roles.forEach(role -> granted.addAll(role.rights()));
        var needed = new TreeSet<String>();
        endpoints().values().forEach(door -> DoorCheck.declared(door).ifPresent(needed::add));
        needed.remove("public");
        assertThat(granted).as("rights in country/vietnam/roles").containsAll(needed);
    }

    @Test
    void theDoorsAreThoseOfTheWrittenMatrix() throws IOException {
        var matrix = matrix();
        if (Boolean.getBoolean("doors.write")) {
            Files.createDirectories(MATRIX.getParent());
            Files.write(MATRIX, matrix);
        }
        assertThat(Files.readAllLines(MATRIX))
                .as("write it anew with -Dtest.args=-Ddoors.write=true and review the change")
                .isEqualTo(matrix);
    }

    private List<String> matrix() throws IOException {
        var check = new DoorCheck(TestHouse.bean(Rights.class), TestHouse.bean(ReturnTo.class));
        var lines = new ArrayList<String>();
        lines.add(HEAD);
        for (var door : endpoints().entrySet()) {
            lines.add(
                    "%s,%s,%s"
                            .formatted(
                                    door.getKey(),
                                    DoorCheck.declared(door.getValue()).orElse("nobody"),
                                    guests(check, door.getValue())));
        }
        return lines;
    }

    private String guests(DoorCheck check, HandlerMethod door) throws IOException {
        var guests = new ArrayList<String>();
        boolean stranger = check.opens(door, Optional.empty());
        if (stranger) {
            guests.add("everybody");
        }
        for (var role : roles) {
            boolean opens = check.opens(door, Optional.of(DoorCheck.holder(role)));
            assertThat(opens || !stranger)
                    .as("who has the role %s gets in where strangers do: %s", role.id(), door)
                    .isTrue();
            if (opens && !stranger) {
                guests.add(role.id());
            }
        }
        return String.join(" ", guests);
    }

    /// The endpoints of the house, by method and path; without the pages that only tests have.
    private static SortedMap<String, HandlerMethod> endpoints() {
        var found = new TreeMap<String, HandlerMethod>();
        TestHouse.context()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((where, door) -> {
                                    var methods = where.getMethodsCondition().getMethods();
                                    for (String path : where.getPatternValues()) {
                                        found.put(path + " " + methods, door);
                                    }
                                }));
        found.entrySet()
                .removeIf(door ->
                        door.getKey().startsWith("/test/")
                                || !door.getValue()
                                        .getBeanType()
                                        .getName()
                                        .startsWith("org.motcua."));
        return found;
    }
}
