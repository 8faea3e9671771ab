package org.motcua.server;

import java.util.ArrayList;
import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.stereotype.Component;

/// The links of the masthead that lead an operator to the definitions and to what is stuck, and the
/// authors of definitions to the defects of what was brought in.
@Component
class OperatorMenu implements Menu {
    private final Rights rights;

    OperatorMenu(Rights rights) {
        this.rights = rights;
    }

    @Override
    public List<Item> items(Page page) {
        var items = new ArrayList<Item>();
        add(items, page, "country.activate", new Item("server.menu", DefinitionPages.PATH, true));
        add(items, page, "operations.see", new Item("office.bundles.title", "/operator/bundles"));
        add(items, page, "operations.see", new Item("office.traffic.title", "/operator/exchange"));
        add(
                items,
                page,
                "operations.see",
                new Item("office.dispatch.operator", "/operator/documents"));
        add(items, page, "operations.see", new Item("synchrony.operator", "/operator/houses"));
        add(items, page, "definition.see", new Item("server.defects", "/office/defects", true));
        return items;
    }

    private void add(List<Item> items, Page page, String right, Item item) {
        page.who().filter(who -> rights.allows(who, right)).ifPresent(_ -> items.add(item));
    }
}
