package org.motcua.server;

import java.util.List;
import java.util.stream.Collectors;
import org.motcua.country.Countries;
import org.motcua.country.Fault;
import org.motcua.country.Kind;
import org.motcua.country.Loading;
import org.motcua.store.StoreFault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/// The country whose definitions this program works by.
@Configuration
class CountryBeans {
    private static final int SHOWN = 20;

    /// Loads and checks the whole folder; a country with a fault does not start. While it is being
    /// read ahead, the database starts.
    @Bean
    @DependsOn("dataSource")
    Countries countries(HouseSettings settings, ObjectProvider<CountryAhead> ahead) {
        List<Kind<?>> kinds = Kinds.all();
        Loading loading =
                ahead.stream()
                        .findFirst()
                        .flatMap(begun -> begun.of(settings.country()))
                        .orElseGet(() -> Countries.load(settings.country(), kinds));
        return switch (loading) {
            case Loading.Loaded(var country) -> {
                ahead.ifAvailable(CountryAhead::remember);
                yield new Countries(country, kinds);
            }
            case Loading.Broken(var faults) ->
                    throw new StoreFault(
                            "The definitions under %s have %d faults (./motcua check lists them all):%n%s"
                                    .formatted(settings.country(), faults.size(), first(faults)));
        };
    }

    private static String first(List<Fault> faults) {
        return faults.stream().limit(SHOWN).map(Fault::toString).collect(Collectors.joining("\n"));
    }
}
