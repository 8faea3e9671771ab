package org.motcua.portal;

import java.util.List;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The way to what is one's own, or to signing in.
@Component
@Order(10)
class PortalMenu implements Menu {
    @Override
    public List<Item> items(Page page) {
        var who = page.who();
        if (who.isEmpty()) {
            return List.of(new Item("portal.sign-in", "/sign-in"));
        }
        return who.get().person().isPresent() || who.get().behalf().isPresent()
                ? List.of(new Item("portal.me.title", "/me"))
                : List.of(new Item("portal.me.account", "/account"));
    }
}
