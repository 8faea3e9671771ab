package org.motcua.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Country;
import org.motcua.country.CountrySettings;
import org.motcua.identity.Behalf;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Text;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;

/// What every template gets: the language and its words, addresses, formats, who is signed in.
///
/// One per request. Nothing here opens a session by being looked at, except [#csrf()], which only
/// forms ask for: a person who only reads gets no cookie.
public final class Page {
    private final Country country;
    private final Assets assets;
    private final Address address;
    private final List<Menu> menus;
    private final @Nullable HttpServletRequest request;
    private final Supplier<@Nullable Authentication> who;
    private final BiPredicate<SignedIn, String> allowed;
    private final Formats formats;

    Page(
            Country country,
            Assets assets,
            Address address,
            List<Menu> menus,
            @Nullable HttpServletRequest request,
            Supplier<@Nullable Authentication> who,
            BiPredicate<SignedIn, String> allowed) {
        this.country = country;
        this.assets = assets;
        this.address = address;
        this.menus = menus;
        this.request = request;
        this.who = who;
        this.allowed = allowed;
        this.formats = new Formats(country, address.language());
    }

    /// The tag of the language in which this page speaks.
    public String language() {
        return address.language();
    }

    /// All languages of the country; the first is the binding one.
    public List<String> languages() {
        return country.settings().tags();
    }

    /// Whether this page speaks the language in which the law is binding.
    public boolean binding() {
        return country.settings().binding().equals(language());
    }

    /// The words for a key, with the arguments in the places {0}, {1}...
    public String w(String key, Object... arguments) {
        return country.words().of(key, language(), arguments);
    }

    /// The name of a language in itself, for the link that switches to it.
    public String languageName(String tag) {
        return country.settings().languages().stream()
                .filter(language -> language.tag().equals(tag))
                .map(CountrySettings.Language::name)
                .findFirst()
                .orElse(tag);
    }

    /// The definitions of the country at the moment of the request.
    public Country country() {
        return country;
    }

    /// The text of a definition in the language of this page.
    public String t(Text text) {
        return text.in(language());
    }

    /// The address of one of our paths in the language of this page.
    public String link(String path) {
        return address.link(path);
    }

    /// The path of this page, without its language prefix and query.
    public String path() {
        return address.path();
    }

    /// This same page in another language.
    public String here(String otherLanguage) {
        return address.here(otherLanguage);
    }

    /// The address of a stylesheet, script, picture or font by its plain name.
    public String asset(String name) {
        return assets.address(name);
    }

    /// How dates, numbers and amounts are written here.
    public Formats format() {
        return formats;
    }

    /// Whether somebody is signed in.
    public boolean signedIn() {
        return who().isPresent();
    }

    /// Who is signed in.
    public Optional<SignedIn> who() {
        Authentication authentication = who.get();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /// For whom somebody acts, where it is not for themselves.
    public Optional<Behalf> behalf() {
        return who().flatMap(SignedIn::behalf);
    }

    /// The name of who is signed in, or nothing.
    public String name() {
        return who().map(SignedIn::name).orElse("");
    }

    /// Whether who is signed in has a right: for leaving out links that would only be refused.
    public boolean may(String right) {
        return who().filter(one -> allowed.test(one, right)).isPresent();
    }

    /// The links of the masthead.
    public List<Menu.Item> menu() {
        return menus.stream().flatMap(menu -> menu.items(this).stream()).toList();
    }

    /// The token that proves a form to be ours. Only forms ask for it: it opens a session.
    public Csrf csrf() {
        if (request != null
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            return new Csrf(token.getParameterName(), token.getHeaderName(), token.getToken());
        }
        return new Csrf("_csrf", "X-CSRF-TOKEN", "");
    }

    /// The hidden field of a form, and the header of a request by script.
    public record Csrf(String field, String header, String token) {}
}
