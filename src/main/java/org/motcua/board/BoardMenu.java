package org.motcua.board;

import java.util.ArrayList;
import java.util.List;
import org.motcua.identity.Rights;
import org.motcua.page.Menu;
import org.motcua.page.Page;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The way to the board, the leaders' for who has one, the public one for everybody else; and to
/// the tasks.
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
        var items = new ArrayList<Item>();
        items.add(
                leads
                        ? new Item("board.menu", BoardPages.ROOT, true)
                        : new Item("board.public.menu", "/public/board"));
        items.add(
                leads
                        ? new Item("indicator.menu", "/board/indicators", true)
                        : new Item("indicator.menu", "/public/indicators"));
        if (page.who().filter(one -> rights.of(one).contains("directive.see")).isPresent()) {
            items.add(new Item("board.tasks.menu", "/board/tasks", true));
        }
        if (page.who().filter(one -> rights.of(one).contains("report.see")).isPresent()) {
            items.add(new Item("report.menu", "/board/reports", true));
        }
        return items;
    }
}
