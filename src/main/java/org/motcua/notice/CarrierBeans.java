package org.motcua.notice;

import java.net.URI;
import java.time.Clock;
import org.motcua.store.VarFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/// Chooses the carriers.
@Configuration
@EnableConfigurationProperties(CarrierSettings.class)
class CarrierBeans {
    @Bean
    MailPost mailPost(
            ObjectProvider<JavaMailSender> sender,
            CarrierSettings settings,
            VarFolder folder,
            Clock clock) {
        JavaMailSender smtp = sender.getIfAvailable();
        return smtp == null ? outbox(folder) : new SmtpPost(smtp, settings.from(), clock);
    }

    @Bean
    SmsGateway smsGateway(CarrierSettings settings, VarFolder folder) {
        URI url = settings.smsUrl();
        return url == null || url.toString().isBlank()
                ? outbox(folder)
                : new HttpSmsGateway(url, settings.smsToken(), settings.smsFrom());
    }

    private static OutboxPost outbox(VarFolder folder) {
        return new OutboxPost(folder.path().resolve("outbox"));
    }
}
