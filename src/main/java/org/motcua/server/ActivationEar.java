package org.motcua.server;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.motcua.store.Ear;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Hears that another node activated a state of the country, and lets this node follow at once.
/// Where the line to the database breaks, it looks as soon as the line is back.
@Configuration
class ActivationEar {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    static Ear activationNews(DataSource source, Activations activations) {
        var hearer =
                new Ear.Hearer() {
                    @Override
                    public void connected() {
                        activations.followOthers();
                    }

                    @Override
                    public void heard(List<String> news) {
                        activations.followOthers();
                    }
                };
        return new Ear("activation ear", source, Activations.CHANNEL, PAUSE, hearer);
    }
}
