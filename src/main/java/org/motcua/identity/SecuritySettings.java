package org.motcua.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sets the web up: who is behind a request, forms that are ours, doors before every handler,
/// sessions in the database.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableSpringHttpSession
class SecuritySettings {
    private static final String SAME_SITE = "Lax";

    /// The doors of other systems: they carry a secret and no cookie, so that neither a session nor
    /// the token of a form means anything to them.
    @Bean
    @Order(1)
    SecurityFilterChain systemRequests(HttpSecurity http, Systems systems) {
        http.securityMatcher("/api/v1/**")
                .securityContext(
                        context -> context.securityContextRepository(new SystemContexts(systems)))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> {
                    headers.defaultsDisabled();
                    headers.cacheControl(_ -> {});
                })
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    /// Lets every request through to [Doors], which know the handler and what it asks for. What is
    /// not a handler of ours (the health of the program apart) is closed here.
    @Bean
    SecurityFilterChain people(HttpSecurity http, Sessions sessions) {
        http.securityContext(
                        context -> context.securityContextRepository(new SessionContexts(sessions)))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                .headers(headers -> {
                    // the page shell writes the others
                    headers.defaultsDisabled();
                    headers.cacheControl(_ -> {});
                })
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator", "/actuator/**")
                                .denyAll()
                                .anyRequest()
                                .permitAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint((_, response, _) ->
                                        response.sendError(HttpServletResponse.SC_FORBIDDEN))
                                .accessDeniedHandler((_, response, _) ->
                                        response.sendError(HttpServletResponse.SC_FORBIDDEN)));
        return http.build();
    }

    /// The token of forms lives in a cookie and not in the session: a form filled in without an
    /// account needs none, and one that outlives its session still proves to be ours.
    private static CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("motcua-form");
        tokens.setCookieCustomizer(cookie -> cookie.path("/").httpOnly(true).sameSite(SAME_SITE));
        return tokens;
    }

    /// Nobody signs in through Spring Security itself: [SignIns] does it.
    @Bean
    AuthenticationManager nobody() {
        return _ -> {
            throw new BadCredentialsException("sign in by the page");
        };
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("motcua");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite(SAME_SITE);
        return cookie;
    }

    @Bean
    WebMvcConfigurer doors(Rights rights, ReturnTo returnTo, Journaled journal) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Doors(rights, returnTo, journal));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments(returnTo));
            }
        };
    }

    @Bean
    Forgetting forgetting(AttemptTable attempts, SessionTable sessions) {
        return new Forgetting(attempts, sessions);
    }

    /// Takes away what is past.
    record Forgetting(AttemptTable attempts, SessionTable sessions) {
        @Scheduled(cron = "0 17 * * * *")
        void hourly() {
            attempts.forgetOld();
        }

        @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
        void often() {
            sessions.forgetOver();
        }
    }
}
