package org.motcua.portal.help;

import java.util.Map;
import org.motcua.identity.Public;
import org.motcua.page.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The pages at the foot of every page.
@Controller
@Public
class HelpPages {
    @GetMapping("/help")
    Html help() {
        return shown("help");
    }

    @GetMapping("/accessibility")
    Html accessibility() {
        return shown("accessibility");
    }

    @GetMapping("/privacy")
    Html privacy() {
        return shown("privacy");
    }

    private static Html shown(String topic) {
        return Html.of("portal/help/text", Map.of("topic", topic));
    }
}
