package org.motcua.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.motcua.country.Countries;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.country.Kind;
import org.motcua.identity.Succession;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.Actor;
import org.motcua.kernel.Identifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The doorway to messages to people.
///
/// Journal facts, with the sending as subject: `notice.sent`, `notice.failed`, `notice.parked`,
/// `notice.resumed`, `notice.dismissed`.
@Component
public class Notices implements Succession {
    /// The messages of a country.
    public static final Kind<NoticeDefinition> KIND =
            Kind.of("notice", "notices/*.yaml", NoticeDefinition.class)
                    .checkedBy(NoticeChecks::check);

    private final JdbcClient sql;
    private final SendingTable sendings;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final Countries countries;
    private final Bell bell;
    private final Clock clock;
    private final String publicUrl;

    @Autowired
    Notices(
            DataSource source,
            PlatformTransactionManager transactions,
            Journal journal,
            Countries countries,
            Bell bell,
            Clock clock,
            @Value("${motcua.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        sql = JdbcClient.create(source);
        sendings = new SendingTable(source);
        transaction = new TransactionTemplate(transactions);
        this.journal = journal;
        this.countries = countries;
        this.bell = bell;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /// By itself, without couriers and the program around it: messages are written and wait.
    public static Notices standingAlone(DataSource source, Countries countries, Clock clock) {
        return new Notices(
                source,
                new JdbcTransactionManager(source),
                new Journal(source, clock),
                countries,
                new Bell(),
                clock,
                "http://localhost:8080");
    }

    /// Writes the message to the person's page and queues it for each channel that the template
    /// names and the recipient has, inside the caller's transaction: it goes out when that commits
    /// and never when it does not. The same key again is ignored.
    public void send(Message message) {
        Country country = countries.active();
        Instant now = clock.instant();
        LocalDate today = country.day(now);
        Definition<NoticeDefinition> definition = country.get(KIND, message.template(), today);
        transaction.executeWithoutResult(_ -> {
            if (write(message, definition, new Wording(country, message.to().language()), now)
                    && TransactionSynchronizationManager.isSynchronizationActive()) {
                ringAfterCommit();
            }
        });
    }

    private boolean write(
            Message message,
            Definition<NoticeDefinition> definition,
            Wording wording,
            Instant now) {
        NoticeDefinition words = definition.value();
        Map<String, Object> values = message.values();
        String title = wording.whole(words.title(), words.open(), values);
        String body = wording.whole(words.body(), words.open(), values);
        UUID id = Identifier.next();
        if (!insert(id, message, definition.hash(), wording.language(), title, body, now)) {
            return false;
        }
        Recipient to = message.to();
        if (words.byEmail() && message.by().contains(Channel.EMAIL) && to.email().isPresent()) {
            String letter = message.link().isEmpty() ? body : body + "\n\n" + address(message);
            sendings.queue(id, Channel.EMAIL, to.email().get(), letter, now);
        }
        if (words.sms() != null && message.by().contains(Channel.SMS) && to.phone().isPresent()) {
            String text = wording.brief(words.sms(), words.open(), values);
            sendings.queue(id, Channel.SMS, to.phone().get(), text, now);
        }
        return true;
    }

    private String address(Message message) {
        return publicUrl + message.link();
    }

    private boolean insert(
            UUID id,
            Message message,
            String definition,
            String language,
            String title,
            String body,
            Instant now) {
        return sql.sql(
                                """
                                insert into notice.notice (id, key, account, template, definition,
                                    language, title, body, subject, link, at)
                                values (:id, :key, :account, :template, :definition, :language,
                                    :title, :body, :subject, :link, :at)
                                on conflict (key) do nothing
                                """)
                        .param("id", id)
                        .param("key", message.key())
                        .param("account", message.to().account().orElse(null), java.sql.Types.OTHER)
                        .param("template", message.template())
                        .param("definition", definition)
                        .param("language", language)
                        .param("title", title)
                        .param("body", body)
                        .param("subject", message.subject())
                        .param("link", message.link())
                        .param("at", Timestamp.from(now))
                        .update()
                == 1;
    }

    private void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        bell.ring();
                    }
                });
    }

    /// What a person was told, the newest first.
    public List<Notice> of(UUID account, int limit) {
        return sql.sql(
                        """
                        select id, template, title, body, language, subject, link, at, read_at
                        from notice.notice where account = ? order by id desc limit ?
                        """)
                .params(account, limit)
                .query((row, _) -> read(row))
                .list();
    }

    /// What was told about one subject, "dossier:…", to whomever; the oldest first.
    public List<Notice> about(String subject) {
        return sql.sql(
                        """
                        select id, template, title, body, language, subject, link, at, read_at
                        from notice.notice where subject = ? order by id
                        """)
                .param(subject)
                .query((row, _) -> read(row))
                .list();
    }

    public int unread(UUID account) {
        return sql.sql("select count(*) from notice.notice where account = ? and read_at is null")
                .param(account)
                .query(Integer.class)
                .single();
    }

    /// What was told to somebody before they had proved who they are becomes theirs.
    @Override
    public void pass(UUID from, UUID to) {
        sql.sql("update notice.notice set account = ? where account = ?").params(to, from).update();
    }

    /// Marks one as read. Somebody else's notice is left alone.
    public void read(UUID account, UUID notice) {
        sql.sql(
                        """
                        update notice.notice set read_at = ?
                        where id = ? and account = ? and read_at is null
                        """)
                .params(Timestamp.from(clock.instant()), notice, account)
                .update();
    }

    /// Sendings that wait for an operator.
    public List<Parked> parked() {
        return sendings.parked();
    }

    /// Tries a parked sending again: the operator's word that it has not gone out.
    public void resume(UUID sending, Actor operator) {
        transaction.executeWithoutResult(_ -> {
            if (sendings.resume(sending, clock.instant())) {
                tell("notice.resumed", operator, sending);
                ringAfterCommit();
            }
        });
    }

    /// Closes a parked sending without sending it.
    public void dismiss(UUID sending, Actor operator) {
        transaction.executeWithoutResult(_ -> {
            if (sendings.fail(sending, clock.instant(), "dismissed")) {
                tell("notice.dismissed", operator, sending);
            }
        });
    }

    private void tell(String fact, Actor operator, UUID sending) {
        journal.append(Entry.of(fact, operator, "notice:" + sending, Map.of()));
    }

    private static Notice read(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                row.getString("template"),
                row.getString("title"),
                row.getString("body"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("link"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getTimestamp("read_at")).isPresent());
    }
}
