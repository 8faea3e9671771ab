package org.motcua.office;

import java.util.ArrayList;
import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The links of the masthead that lead officers to their queue, to the money and to registries.
@Component
class OfficeMenu implements Menu {
    private final Rights rights;

    OfficeMenu(Rights rights) {
        this.rights = rights;
    }

    @Override
    public List<Item> items(Page page) {
        var items = new ArrayList<Item>();
        page.who()
                .filter(who -> rights.allows(who, "office.enter"))
                .ifPresent(_ -> items.add(new Item("office.menu", "/office", true)));
        page.who()
                .filter(who -> rights.allows(who, "payment.see"))
                .ifPresent(_ -> items.add(new Item("office.money.menu", "/office/money", true)));
        page.who()
                .filter(who -> rights.allows(who, "links.decide"))
                .ifPresent(_ -> items.add(new Item("office.links.title", "/office/links")));
        page.who()
                .filter(who -> rights.allows(who, "agreement.see"))
                .ifPresent(_ ->
                        items.add(new Item("office.agreements.title", "/office/agreements", true)));
        page.who()
                .filter(who -> rights.allows(who, "dispatch.see"))
                .ifPresent(_ ->
                        items.add(new Item("office.dispatch.title", "/office/dispatch", true)));
        page.who()
                .filter(who -> rights.allows(who, "registry.keep"))
                .ifPresent(_ -> items.add(new Item("registry.menu", "/office/registries", true)));
        page.who()
                .filter(who -> rights.allows(who, "registry.guard"))
                .ifPresent(_ -> items.add(new Item("registry.security.menu", "/office/security")));
        return List.copyOf(items);
    }
}
