package org.motcua.portal.track;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.motcua.credential.Credentials;
import org.motcua.credential.Verification;
import org.motcua.dossier.Dossiers;
import org.motcua.identity.Public;
import org.motcua.page.Html;
import org.motcua.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What anybody may look up without an account: the state of a dossier by its code, and whether a
/// result holds.
@Controller
@Public
class LookupPages {
    private static final int LARGEST = 20 << 20;

    private final Dossiers dossiers;
    private final Credentials credentials;
    private final Progress progress;

    LookupPages(Dossiers dossiers, Credentials credentials, Progress progress) {
        this.dossiers = dossiers;
        this.credentials = credentials;
        this.progress = progress;
    }

    @GetMapping("/track")
    Html track(Page page, @RequestParam(defaultValue = "") String code) {
        var model = new LinkedHashMap<String, Object>();
        var found = dossiers.byCode(code);
        model.put("code", code);
        model.put("found", found);
        model.put("agency", found.map(one -> progress.agency(page, one.agency())).orElse(""));
        var view = Html.of("portal/track/lookup", model);
        return found.isEmpty() && !code.isBlank() ? view.invalid() : view;
    }

    @GetMapping("/verify")
    Html verify() {
        return answer("", null);
    }

    /// The address in the QR of every result.
    @GetMapping("/verify/{code}")
    Html verify(@PathVariable String code) {
        return answer(code, credentials.verify(code));
    }

    @PostMapping("/verify")
    Html verify(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(name = "file", required = false) @org.jspecify.annotations.Nullable
                    MultipartFile file)
            throws IOException {
        if (file != null && !file.isEmpty() && file.getSize() <= LARGEST) {
            return answer("", credentials.verify(file.getBytes()));
        }
        return code.isBlank() ? answer("", null) : Html.redirect("/verify/" + plain(code));
    }

    private static String plain(String code) {
        return code.strip().replaceAll("[^A-Za-z0-9-]", "");
    }

    private static Html.View answer(
            String code, @org.jspecify.annotations.Nullable Verification verification) {
        var model = new LinkedHashMap<String, Object>();
        model.put("code", code);
        model.put("verification", java.util.Optional.ofNullable(verification));
        return Html.of("portal/track/verify", model);
    }
}
