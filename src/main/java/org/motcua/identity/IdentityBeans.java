package org.motcua.identity;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.journal.Journal;
import org.motcua.store.Ear;
import org.motcua.store.VarFolder;
import org.motcua.unit.Agencies;
import org.motcua.unit.Units;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the room.
@Configuration(proxyBeanMethods = false)
class IdentityBeans {
    @Bean
    Vault identityVault(
            @Value("${motcua.identity.key:}") String key, VarFolder var, JdbcClient sql) {
        return new VaultKey(key, var.path().resolve("keys").resolve("identity.key")).open(sql);
    }

    @Bean
    CountryRules countryRules(Countries countries, Clock clock) {
        return new CountryRules(countries, clock);
    }

    @Bean
    Journaled journaled(Journal journal, PlatformTransactionManager transactions) {
        return new Journaled(journal, new TransactionTemplate(transactions));
    }

    @Bean
    Remembered<UUID, Account> rememberedAccounts() {
        return new Remembered<>();
    }

    @Bean
    Remembered<String, SessionTable.Row> rememberedSessions() {
        return new Remembered<>();
    }

    @Bean
    Ear identityNews(
            DataSource source,
            Remembered<String, SessionTable.Row> sessions,
            Remembered<UUID, Account> accounts) {
        return News.ear(source, sessions, accounts);
    }

    @Bean
    SessionTable sessionTable(JdbcClient sql, Remembered<String, SessionTable.Row> remembered) {
        return new SessionTable(sql, remembered);
    }

    @Bean
    AccountTable accountTable(JdbcClient sql, Remembered<UUID, Account> remembered) {
        return new AccountTable(sql, remembered);
    }

    @Bean
    SecretTable secretTable(JdbcClient sql, Remembered<UUID, Account> accounts) {
        return new SecretTable(sql, accounts);
    }

    @Bean
    AttemptTable attemptTable(JdbcClient sql, Vault vault, Clock clock) {
        return new AttemptTable(sql, vault, clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Accounts accounts(
            AccountTable table,
            Passwords passwords,
            CountryRules rules,
            Journaled journal,
            Clock clock,
            Represented represented) {
        return new Accounts(table, passwords, rules, journal, clock, represented);
    }

    @Bean
    Represented represented(
            AccountTable table,
            Journaled journal,
            Clock clock,
            ObjectProvider<Succession> successions) {
        return new Represented(table, journal, clock, () -> successions.orderedStream().toList());
    }

    @Bean
    Systems systems(
            AccountTable accounts,
            JdbcClient sql,
            CountryRules rules,
            Journaled journal,
            Clock clock) {
        return new Systems(accounts, new SystemKeyTable(sql), rules, journal, clock);
    }

    @Bean
    SecondFactor secondFactor(
            AccountTable accounts,
            SecretTable secrets,
            Vault vault,
            Journaled journal,
            Clock clock) {
        return new SecondFactor(accounts, secrets, vault, journal, clock);
    }

    @Bean
    SignIns signIns(
            AccountTable accounts,
            SecretTable secrets,
            AttemptTable attempts,
            Passwords passwords,
            SecondFactor factor,
            CountryRules rules,
            Journaled journal,
            Clock clock) {
        return new SignIns(accounts, secrets, attempts, passwords, factor, rules, journal, clock);
    }

    @Bean
    Sessions sessions(
            SessionTable repository,
            AccountTable accounts,
            Acting acting,
            CountryRules rules,
            SignIns signIns,
            Journaled journal,
            Clock clock) {
        return new Sessions(repository, accounts, acting, rules, signIns, journal, clock);
    }

    @Bean
    Acting acting(
            AccountTable accounts,
            CountryRules rules,
            ObjectProvider<Representation> representation) {
        return new Acting(accounts, rules, representation);
    }

    @Bean
    ReturnTo returnTo(JdbcClient sql, CountryRules rules, Clock clock) {
        return new ReturnTo(new HeldTable(sql, clock), rules::languages);
    }

    @Bean
    Rights rights(CountryRules rules, Countries countries) {
        return new Rights(
                rules::roles,
                new Territory(
                        () -> Units.of(countries.active()),
                        () -> Agencies.of(countries.active()),
                        rules::today));
    }

    @Bean
    DemoAccounts demoAccounts(
            AccountTable table,
            Accounts accounts,
            SecondFactor factor,
            Passwords passwords,
            Vault vault,
            Journaled journal,
            Clock clock) {
        return new DemoAccounts(table, accounts, factor, passwords, vault, journal, clock);
    }
}
