package org.motcua.server;

import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The link of the masthead that leads an operator to the definitions.
@Component
class OperatorMenu implements Menu {
    private final Rights rights;

    OperatorMenu(Rights rights) {
        this.rights = rights;
    }

    @Override
    public List<Item> items(Page page) {
        return page.who()
                .filter(who -> rights.allows(who, "country.activate"))
                .map(_ -> List.of(new Item("server.menu", DefinitionPages.PATH, true)))
                .orElse(List.of());
    }
}
