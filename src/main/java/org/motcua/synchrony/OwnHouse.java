package org.motcua.synchrony;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.motcua.country.Countries;
import org.motcua.unit.Houses;
import org.motcua.unit.JoinedHouse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which of the country's houses this installation is, and by which gateway it speaks
/// (`MOTCUA_SYNCHRONY_HOUSE`, `MOTCUA_SYNCHRONY_GATEWAY`). One that is none stands alone.
@Component
class OwnHouse {
    private final String id;
    private final String gateway;
    private final Countries countries;
    private final Clock clock;

    OwnHouse(
            @Value("${motcua.synchrony.house:}") String id,
            @Value("${motcua.synchrony.gateway:}") String gateway,
            Countries countries,
            Clock clock) {
        this.id = id.strip();
        this.gateway = gateway.strip().replaceAll("/+$", "");
        this.countries = countries;
        this.clock = clock;
    }

    /// Where the own gateway takes what own systems ask; empty where there is none.
    String gateway() {
        return gateway;
    }

    Optional<JoinedHouse> self() {
        return id.isEmpty() ? Optional.empty() : houses().find(id);
    }

    /// The other houses; none where this one stands alone.
    List<JoinedHouse> others() {
        return self().isEmpty()
                ? List.of()
                : houses().all().stream().filter(one -> !one.id().equals(id)).toList();
    }

    Optional<JoinedHouse> speakingAs(String system) {
        return houses().speakingAs(system).filter(one -> !one.id().equals(id));
    }

    private Houses houses() {
        return Houses.of(countries.active(), countries.today(clock));
    }
}
