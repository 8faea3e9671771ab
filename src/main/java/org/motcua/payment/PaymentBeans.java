package org.motcua.payment;

import java.nio.file.Path;
import org.motcua.country.Countries;
import org.motcua.payment.message.Keys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// What the room is put together from.
@Configuration
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentBeans {
    @Bean
    Keys paymentKeys(PaymentSettings settings, @Value("${motcua.var:var}") Path var) {
        Path own = settings.keys();
        return new Keys(own != null ? own : var.resolve("payment"));
    }

    @Bean
    PaymentRules.Source paymentRules(Countries countries, PaymentSettings settings) {
        return at -> PaymentRules.of(countries.active(), at, settings.at());
    }

    /// Banks have neither cookies nor a form of ours: no session, no CSRF token.
    @Bean
    @Order(10)
    SecurityFilterChain paymentCallbacks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/callbacks/payments/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .build();
    }
}
