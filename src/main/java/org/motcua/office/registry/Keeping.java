package org.motcua.office.registry;

import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.identity.Scope;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.page.Page;
import org.motcua.registry.Records;
import org.motcua.registry.Registries;
import org.motcua.registry.Registry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Which registries an officer keeps: those of the agencies in which they have the right.
@Component
class Keeping {
    static final String RIGHT = "registry.keep";

    private final Registries registries;
    private final Rights rights;

    Keeping(Registries registries, Rights rights) {
        this.registries = registries;
        this.rights = rights;
    }

    List<Registry> of(SignedIn who) {
        return registries.all().stream().filter(registry -> keeps(who, registry)).toList();
    }

    private boolean keeps(SignedIn who, Registry registry) {
        return rights.allows(who, RIGHT, Scope.at(new AgencyCode(registry.owner())));
    }

    /// The registry, for who keeps it; for others there is none.
    Registry get(String id, SignedIn who) {
        return registries
                .find(id)
                .filter(registry -> keeps(who, registry))
                .orElseThrow(Keeping::missing);
    }

    /// What the person concerned will read.
    static Records.Purpose purpose(Page page, Registry registry, SignedIn who, String matter) {
        return purpose(page, registry, who, matter, "keeping");
    }

    static Records.Purpose purpose(
            Page page, Registry registry, SignedIn who, String matter, String access) {
        String words =
                registry.access(access)
                        .map(way -> way.title().in(page.country().settings().binding()))
                        .orElse(access);
        return new Records.Purpose(access, words, matter, actor(registry, who));
    }

    static Actor actor(Registry registry, SignedIn who) {
        return who.actorAt(new AgencyCode(registry.owner()));
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
