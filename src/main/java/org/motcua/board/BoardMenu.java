package org.motcua.board;

import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The way to the board: the leaders' for who has one, the public one for everybody else.
@Component
@Order(70)
class BoardMenu implements Menu {
    private final Rights rights;

    BoardMenu(Rights rights) {
        this.rights = rights;
    }

    @Override
    public List<Item> items(Page page) {
        boolean leads = page.who().filter(one -> rights.of(one).contains(Reach.SEE)).isPresent();
        return List.of(
                leads
                        ? new Item("board.menu", BoardPages.ROOT)
                        : new Item("board.public.menu", "/public/board"));
    }
}
