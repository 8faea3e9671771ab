package org.motcua.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.identity.SignedIn;
import org.springframework.security.core.context.SecurityContextHolder;

/// Turns templates into answers. Controllers need only return [Html]; this doorway is for those who
/// answer outside of a controller.
public final class Pages {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Countries countries;
    private final Assets assets;
    private final List<Menu> menus;
    private final BiPredicate<SignedIn, String> allowed;

    Pages(
            Countries countries,
            Assets assets,
            List<Menu> menus,
            BiPredicate<SignedIn, String> allowed) {
        this.countries = countries;
        this.assets = assets;
        this.menus = List.copyOf(menus);
        this.allowed = allowed;
    }

    /// The page that answers a request.
    public Page page(HttpServletRequest request) {
        return new Page(
                countries.active(),
                assets,
                address(request),
                menus,
                request,
                () -> SecurityContextHolder.getContext().getAuthentication(),
                allowed);
    }

    /// A page that looks at nothing that may be broken: for telling that something is.
    Page bare(HttpServletRequest request) {
        return new Page(
                countries.active(),
                assets,
                address(request),
                List.of(),
                null,
                () -> null,
                (_, _) -> false);
    }

    /// Words for a program, in the language of `Accept-Language` where the address names none.
    String wordsForProgram(HttpServletRequest request, String key) {
        var country = countries.active();
        var tags = country.settings().tags();
        String language = address(request).language();
        String accepted = request.getHeader("Accept-Language");
        if (language.equals(tags.getFirst()) && accepted != null && accepted.length() < 200) {
            try {
                String found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), tags);
                language = found == null ? language : found;
            } catch (IllegalArgumentException _) {
                // not a list of languages: as if nothing was said
                return country.words().of(key, language);
            }
        }
        return country.words().of(key, language);
    }

    /// Answers a request.
    public void write(Html html, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(html, page(request), response);
    }

    void write(Html html, Page page, HttpServletResponse response) throws IOException {
        switch (html) {
            case Html.Redirect(var path) -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", page.link(path));
            }
            case Html.View view -> {
                Utf8ByteOutput output = rendered(view, page);
                response.setStatus(view.status().value());
                response.setContentType("text/html;charset=utf-8");
                response.setHeader("Content-Language", page.language());
                response.setContentLength(output.getContentLength());
                output.writeTo(response.getOutputStream());
            }
        }
    }

    private Utf8ByteOutput rendered(Html.View view, Page page) {
        var parameters = new LinkedHashMap<String, @Nullable Object>(view.parameters());
        parameters.put("page", page);
        var output = new Utf8ByteOutput();
        engine.render(view.template() + ".jte", parameters, output);
        return output;
    }

    private Address address(HttpServletRequest request) {
        if (request.getAttribute(Address.ATTRIBUTE) instanceof Address address) {
            return address;
        }
        return Address.of(request.getRequestURI(), null, countries.active().settings().tags());
    }
}
