package org.motcua.office.work;

import java.util.List;
import org.motcua.identity.Account;
import org.motcua.page.Field;
import org.motcua.page.Field.Option;
import org.motcua.page.Page;

/// The fields that many acts of officers share.
final class ActFields {
    private static final String NOTE_LENGTH = "1000";

    private ActFields() {}

    static Field officers(Page page, Tried tried, String name, List<Account> officers) {
        var options =
                officers.stream().map(one -> new Option(one.id().toString(), one.name())).toList();
        return Field.select(name, page.w("office.act.officer"), options).value(tried.first(name));
    }

    static Field note(Page page, Tried tried, String name) {
        return Field.longText(name, page.w("office.act.note"))
                .attribute("rows", "2")
                .attribute("maxlength", NOTE_LENGTH)
                .value(tried.first(name))
                .mayBeEmpty();
    }

    static Field reason(Page page, Tried tried, String name) {
        return Field.longText(name, page.w("office.act.reason"))
                .attribute("rows", "2")
                .attribute("maxlength", NOTE_LENGTH)
                .value(tried.first(name));
    }

    static Field hidden(String name, String value) {
        return Field.text(name, "").attribute("type", "hidden").value(value);
    }

    /// Money that is known only now, such as a tax.
    static List<Field> payment(Page page, Tried tried) {
        return List.of(
                Field.number("payment-amount", page.w("payment.amount"))
                        .hint(page.w("office.act.payment.say"))
                        .value(tried.first("payment-amount")),
                Field.text("payment-what", page.w("office.act.payment.what"))
                        .value(tried.first("payment-what")));
    }
}
