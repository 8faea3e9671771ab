package org.motcua.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.motcua.TestCountry;
import org.motcua.country.Countries;
import org.motcua.country.Words;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The page shell with its sample pages and nothing else of the house: no database, no accounts.
/// Started once for all test classes of this room.
final class SampleServer {
    private static final ServletWebServerApplicationContext CONTEXT = start();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SampleServer() {}

    static String address() {
        return "http://127.0.0.1:"
                + java.util.Objects.requireNonNull(CONTEXT.getWebServer()).getPort();
    }

    static Countries countries() {
        return CONTEXT.getBean(Countries.class);
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private static ServletWebServerApplicationContext start() {
        System.setProperty(Words.STRICT, "true");
        var context =
                new SpringApplicationBuilder(House.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(
                                "server.port=0",
                                "motcua.samples=true",
                                "logging.level.org.apache.catalina.core.ContainerBase=off",
                                "spring.config.import=",
                                "spring.session.store-type=none")
                        .run("--server.port=0", "--motcua.sample-server=true");
        return (ServletWebServerApplicationContext) context;
    }

    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration"
            })
    @Import({PageConfiguration.class, SamplePages.class, FailurePages.class})
    @ConditionalOnProperty("motcua.sample-server")
    static class House {
        @Bean
        Countries countries() {
            return TestCountry.countries();
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
        }
    }
}
