package org.motcua.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sets the web up: who is behind a request, forms that are ours, doors before every handler,
/// sessions in the database.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableJdbcHttpSession(tableName = "identity.session")
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

    /// That a session was used is written at most once a minute: otherwise every page that is only
    /// read would end with a write to the disk.
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionQueries() {
        var upserts = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return repository -> {
            upserts.customize(repository);
            repository.setUpdateSessionQuery(
                    """
                    update identity.session s
                    set session_id = n.session_id, last_access_time = n.used,
                        max_inactive_interval = n.idle, expiry_time = n.expiry,
                        principal_name = n.principal
                    from (values (?, ?::bigint, ?::int, ?::bigint, ?, ?))
                        as n (session_id, used, idle, expiry, principal, id)
                    where s.primary_id = n.id
                      and (n.used >= s.last_access_time + 60000
                        or n.session_id <> s.session_id
                        or n.idle <> s.max_inactive_interval
                        or n.principal is distinct from s.principal_name)
                    """);
        };
    }

    /// Sessions are kept outside of transactions: each read of one would cost two statements more,
    /// and a half-written one opens no door.
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations() {
        return TransactionOperations.withoutTransaction();
    }

    @Bean
    WebMvcConfigurer doors(Rights rights, ReturnTo returnTo) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Doors(rights, returnTo));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments(returnTo));
            }
        };
    }

    @Bean
    Forgetting forgetting(AttemptTable attempts) {
        return new Forgetting(attempts);
    }

    /// Takes away what is past.
    record Forgetting(AttemptTable attempts) {
        @Scheduled(cron = "0 17 * * * *")
        void hourly() {
            attempts.forgetOld();
        }
    }
}
