package org.motcua.office;

import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The link of the masthead that leads officers to their queue.
@Component
class OfficeMenu implements Menu {
    private final Rights rights;

    OfficeMenu(Rights rights) {
        this.rights = rights;
    }

    @Override
    public List<Item> items(Page page) {
        return page.who().filter(who -> rights.allows(who, "office.enter")).isPresent()
                ? List.of(new Item("office.menu", "/office"))
                : List.of();
    }
}
