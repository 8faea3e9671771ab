package org.motcua.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.TestCountry;
import org.motcua.TestDatabase;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.identity.DemoAccounts;
import org.motcua.journal.Entry;
import org.motcua.journal.Follower;
import org.motcua.journal.Followers;
import org.motcua.journal.Journal;
import org.motcua.journal.Recorded;
import org.motcua.kernel.Actor;
import org.motcua.notice.Channel;
import org.motcua.notice.Message;
import org.motcua.notice.Notices;
import org.motcua.notice.Recipient;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Two whole programs on one database and one folder of definitions, as a province runs them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {
    private static final int ENTRIES = 300;
    private static final int MESSAGES = 40;

    @TempDir private static Path folder;
    private static ServletWebServerApplicationContext one;
    private static ServletWebServerApplicationContext other;
    private static JdbcClient sql;

    @BeforeAll
    static void start() throws IOException {
        Path country = folder.resolve("country");
        TestCountry.copyTo(country);
        var database = TestDatabase.freshAddress();
        sql = JdbcClient.create(TestDatabase.source(database));
        sql.sql("create table test_seen (node text, number bigint, subject text)").update();
        one = TestHouse.of(folder.resolve("one"), country, database, counting("one"));
        Path keys = Files.createDirectories(folder.resolve("other/keys"));
        Files.copy(folder.resolve("one/keys/identity.key"), keys.resolve("identity.key"));
        other = TestHouse.of(folder.resolve("other"), country, database, counting("other"));
    }

    @AfterAll
    static void stop() {
        other.close();
        if (one.isActive()) {
            one.close();
        }
    }

    /// A follower that writes down on which node it saw which entry, with nothing to keep it from
    /// writing one twice.
    private static ApplicationContextInitializer<ConfigurableApplicationContext> counting(
            String node) {
        return context ->
                context.getBeanFactory().registerSingleton("counting", new Counting(node));
    }

    private record Counting(String node) implements Follower {
        @Override
        public String name() {
            return "test.counting";
        }

        @Override
        public boolean follows(String fact) {
            return fact.equals("test.happened");
        }

        @Override
        public void apply(List<Recorded> batch) {
            var inside = context().getBean(JdbcClient.class);
            for (Recorded entry : batch) {
                inside.sql("insert into test_seen values (?, ?, ?)")
                        .params(node, entry.position(), entry.entry().subject())
                        .update();
            }
        }

        private ServletWebServerApplicationContext context() {
            return node.equals("one") ? one : other;
        }
    }

    @Test
    @Order(1)
    void aSessionThatBeganOnOneServesOnTheOther() {
        var visitor = signedIn("node-operator", "Phạm Thị Vận");
        assertThat(visitor.get("/account").body()).contains("Phạm Thị Vận");
        visitor.moveTo(TestHouse.address(other));
        assertThat(visitor.get("/account").body()).contains("Phạm Thị Vận");
        visitor.moveTo(TestHouse.address(one));
        visitor.get("/account");
        visitor.post("/sign-out", Map.of());
        visitor.moveTo(TestHouse.address(other));
        assertThat(visitor.look("/account").status())
                .as("signed out on one is signed out on all")
                .isNotEqualTo(200);
    }

    @Test
    @Order(2)
    void eachEntryIsFollowedOnceWhicheverNodeWroteIt() throws Exception {
        write(one, "a", ENTRIES / 2);
        write(other, "b", ENTRIES / 2);
        await(() -> seen() >= ENTRIES);
        assertThat(seen()).isEqualTo(ENTRIES);
        assertThat(count("select count(distinct subject) from test_seen")).isEqualTo(ENTRIES);
    }

    @Test
    @Order(3)
    void eachMessageGoesOutOnce() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            var house = i % 2 == 0 ? one : other;
            house.getBean(Notices.class).send(message("two-nodes-" + i));
            house.getBean(Notices.class).send(message("two-nodes-" + i));
        }
        await(() -> letters() >= MESSAGES);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(letters()).isEqualTo(MESSAGES);
        assertThat(count("select count(*) from journal.entry where fact = 'notice.sent'"))
                .isEqualTo(MESSAGES);
    }

    @Test
    @Order(4)
    void anOperatorSeesWhatAFolderWouldChangeAndActivatesItOnBoth() throws Exception {
        var visitor = signedIn("page-operator", "Đỗ Văn Hành");
        assertThat(visitor.get(DefinitionPages.PATH).body())
                .contains("Không có gì để áp dụng", "Hệ thống khi khởi động");
        Path words = folder.resolve("country/words/server.yaml");
        String before = Files.readString(words);
        String after = before.replace("en: Definitions in use", "en: Definitions in force");
        Files.writeString(words, after + "server.x: [\n");
        var broken = visitor.get(DefinitionPages.PATH).body();
        assertThat(broken).contains("words/server.yaml:").doesNotContain("name=\"state\"");

        Files.writeString(words, after);
        var shown = visitor.get(DefinitionPages.PATH).body();
        assertThat(shown).contains("words/server.yaml", "Đổi", "name=\"state\"");
        Files.writeString(words, after.replace("in force", "as they stand"));
        assertThat(visitor.post(DefinitionPages.PATH, Map.of()).body())
                .as("what was not shown is not activated")
                .contains("đã đổi từ lúc trang này hiện ra");
        assertThat(title(one)).isEqualTo("Definitions in use");

        var done = visitor.post(DefinitionPages.PATH, Map.of());
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("Đã áp dụng", "Đỗ Văn Hành");
        assertThat(title(one)).isEqualTo("Definitions as they stand");
        await(() -> title(other).equals("Definitions as they stand"));
        assertThat(title(other)).isEqualTo("Definitions as they stand");
        assertThat(visitor.get("/en" + DefinitionPages.PATH).body())
                .contains("There is nothing to activate");
    }

    @Test
    @Order(5)
    void theOtherGoesOnAloneWhenOneEnds() throws Exception {
        long before = seen();
        one.close();
        write(other, "c", 50);
        await(() -> seen() >= before + 50);
        assertThat(seen()).isEqualTo(before + 50);
        assertThat(
                        count(
                                "select count(*) from test_seen where subject like 'test:c%' and"
                                        + " node = 'other'"))
                .isEqualTo(50);
        other.getBean(Notices.class).send(message("after-one-ended"));
        await(() -> letters() >= MESSAGES + 1);
        assertThat(letters()).isEqualTo(MESSAGES + 1);
        var visitor = Visitor.to(TestHouse.address(other));
        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(other.getBean(Followers.class).states()).noneMatch(state -> state.stopped());
    }

    private static Visitor signedIn(String signIn, String name) {
        var demo = one.getBean(DemoAccounts.class);
        assertThat(demo.operator(signIn, name)).isPresent();
        var visitor = Visitor.to(TestHouse.address(one));
        visitor.get("/sign-in");
        visitor.post("/sign-in", Map.of("name", signIn, "password", demo.password()));
        visitor.post("/sign-in/code", Map.of("code", demo.presentCode()));
        return visitor;
    }

    private static void write(ServletWebServerApplicationContext house, String prefix, int count) {
        var transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        var journal = house.getBean(Journal.class);
        for (int i = 0; i < count; i++) {
            String subject = "test:" + prefix + i;
            transaction.executeWithoutResult(_ ->
                    journal.append(
                            Entry.of("test.happened", Actor.person("p"), subject, Map.of())));
        }
    }

    private static Message message(String key) {
        return new Message(
                key,
                "dossier",
                new Recipient(
                        Optional.empty(), "vi", Optional.of("lan@example.vn"), Optional.empty()),
                Map.of("title", "Khai sinh", "code", "H29.18-261124-0047", "text", key),
                "dossier:x",
                "/dossiers/x",
                java.util.Set.of(Channel.EMAIL));
    }

    private static String title(ServletWebServerApplicationContext house) {
        return house.getBean(Countries.class).active().words().of("server.definitions.title", "en");
    }

    private static long seen() {
        return count("select count(*) from test_seen");
    }

    private static long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /// The letters in the outboxes of both nodes.
    private static long letters() throws IOException {
        long found = 0;
        for (String node : List.of("one", "other")) {
            Path outbox = folder.resolve(node).resolve("outbox");
            if (Files.isDirectory(outbox)) {
                try (var all = Files.list(outbox)) {
                    found += all.count();
                }
            }
        }
        return found;
    }

    private static void await(Callable<Boolean> done) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done.call() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
