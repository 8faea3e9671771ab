package org.motcua.indicator;

import java.util.concurrent.TimeUnit;
import org.motcua.country.Countries;
import org.motcua.journal.Followers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets everything be counted anew once the definitions changed what is counted. Meanwhile pages
/// say that the numbers are not complete.
@Component("indicatorSchemeWatch")
class SchemeWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SchemeWatch.class);

    private final Followers followers;
    private final CountTable table;
    private final Countries countries;

    SchemeWatch(Followers followers, CountTable table, Countries countries) {
        this.followers = followers;
        this.table = table;
        this.countries = countries;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        String hash = Scheme.of(countries.active()).hash();
        table.kept()
                .filter(kept -> !kept.hash().equals(hash))
                .ifPresent(_ -> {
                    LOG.info("The indicators were defined anew: everything is counted again");
                    followers.rebuild(IndicatorFollower.NAME);
                });
    }
}
