package org.motcua.page;

import java.util.List;
import org.motcua.country.Countries;
import org.motcua.identity.Rights;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the page shell into Spring MVC. Headers come before everything, then files, then the
/// language; sessions and rights see the path without it.
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Pages pages(
            Countries countries,
            Assets assets,
            ObjectProvider<Menu> menus,
            ObjectProvider<Rights> rights) {
        return new Pages(
                countries,
                assets,
                menus.orderedStream().toList(),
                (who, right) -> rights.getObject().allows(who, right));
    }

    @Bean
    @ConditionalOnProperty("motcua.samples")
    SampleBoards sampleBoards(Countries countries) {
        return new SampleBoards(countries);
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return inOrder(new SecurityHeaders(), FIRST);
    }

    @Bean
    FilterRegistrationBean<AssetFilter> assetFilter(Assets assets) {
        return inOrder(new AssetFilter(assets), FIRST + 1);
    }

    @Bean
    FilterRegistrationBean<LanguageFilter> languageFilter(Countries countries) {
        return inOrder(new LanguageFilter(() -> countries.active().settings().tags()), FIRST + 2);
    }

    @Bean
    FilterRegistrationBean<RequestLimit> requestLimit(
            @Value("${spring.servlet.multipart.max-request-size:32MB}") DataSize most,
            ObjectProvider<LargeRequests> larger) {
        var limit = new RequestLimit(most.toBytes(), larger.orderedStream().toList());
        return inOrder(limit, FIRST + 3);
    }

    @Bean
    WebMvcConfigurer htmlAnswers(ObjectProvider<Pages> pages) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new HtmlAnswers(pages.getObject()));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new HtmlAnswers(pages.getObject()));
            }
        };
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> inOrder(
            F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
