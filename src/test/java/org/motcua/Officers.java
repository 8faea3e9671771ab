package org.motcua;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.kernel.AgencyCode;

/// Officers of the house that tests share. They sign in as officers do: name, password, one-time
/// code.
public final class Officers {
    private Officers() {}

    /// An officer with one role, signed in without script.
    public static Visitor signedIn(String role, String agency) {
        String name = name();
        String password = hired(name, role, agency);
        var visitor = new Visitor();
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", name, "password", password));
        visitor.post("/sign-in/code", Map.of("code", code()));
        return visitor;
    }

    /// Signs an officer with one role into a real browser.
    public static void signIn(Browser.Window window, String role, String agency) {
        String name = name();
        String password = hired(name, role, agency);
        window.go(TestHouse.address() + "/sign-in");
        var page = window.page();
        page.fill("input[name=name]", name);
        page.fill("input[name=password]", password);
        page.click("main button");
        page.fill("input[name=code]", code());
        page.click("main button");
    }

    private static String name() {
        return "officer" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String hired(String name, String role, String agency) {
        return TestHouse.bean(DemoAccounts.class)
                .officer(name, "Lê Văn Bình", List.of(new Assignment(role, new AgencyCode(agency))))
                .orElseThrow()
                .password();
    }

    private static String code() {
        return TestHouse.bean(DemoAccounts.class).presentCode();
    }
}
