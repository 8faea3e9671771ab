package org.motcua.synchrony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.motcua.credential.Credentials;
import org.motcua.credential.Verification;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.dossier.Taken;

/// Many houses, one door: what is filed at the national portal is handled in the province, and its
/// states come back, whatever happens to the link.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoHousesTest {
    private static final int DRILL = Integer.getInteger("houses.drill", 8);
    private static TwoHouses houses;

    @BeforeAll
    static void start() throws IOException {
        houses = new TwoHouses();
    }

    @AfterAll
    static void stop() {
        houses.close();
    }

    @Test
    @Order(1)
    void whatIsFiledAtTheDoorIsHandledAtTheDeskAndItsSignedResultComesBack() throws Exception {
        var person = houses.person(10_001);
        var filed = houses.filed(person);
        assertThat(filed.handledElsewhere()).isTrue();
        await(() -> houses.atDesk(filed).isPresent());
        var there = houses.atDesk(filed).orElseThrow();
        assertThat(there.code()).isEqualTo(filed.code());
        assertThat(there.applicant().number()).isEqualTo(filed.applicant().number());
        assertThat(there.answers()).isEqualTo(houses.atDoor(filed.id()).answers());
        assertThat(houses.desk.getBean(Dossiers.class).files(there))
                .extracting(file -> file.sha256())
                .isEqualTo(
                        houses.door.getBean(Dossiers.class).files(filed).stream()
                                .map(file -> file.sha256())
                                .toList());
        done(houses.casework().receive(seen(there.id()), houses.officer("receiving-officer")));
        await(() -> houses.atDoor(filed.id()).state() == State.RECEIVED);
        assertThat(houses.atDoor(filed.id()).dates().due()).isPresent();
        handle(there.id());
        await(() -> houses.atDoor(filed.id()).state() == State.RETURNED);
        var credentials = houses.door.getBean(Credentials.class);
        var result = credentials.get(houses.atDoor(filed.id()).result().orElseThrow());
        try (var file = credentials.open(result)) {
            assertThat(credentials.verify(file.readAllBytes()))
                    .isInstanceOf(Verification.Valid.class);
        }
        assertThat(credentials.verify(result.code())).isInstanceOf(Verification.Known.class);
    }

    @Test
    @Order(2)
    void aSupplementAndAWithdrawalGoThereAndComeBack() throws Exception {
        var person = houses.person(10_002);
        var filed = houses.filed(person);
        await(() -> houses.atDesk(filed).isPresent());
        UUID there = houses.atDesk(filed).orElseThrow().id();
        done(
                houses.casework()
                        .askForMore(
                                seen(there),
                                houses.officer("receiving-officer"),
                                List.of("Ảnh mờ, cần chụp lại.")));
        await(() -> houses.atDoor(filed.id()).state() == State.SUPPLEMENT_REQUESTED);
        var atDoor = houses.door.getBean(Dossiers.class);
        assertThat(atDoor.supplements(houses.atDoor(filed.id())).getLast().items())
                .containsExactly("Ảnh mờ, cần chụp lại.");
        done(atDoor.supply(filed.id(), person, Map.of("child_name", "Lê Hoài Ân")));
        await(() -> houses.atDoor(filed.id()).state() == State.IN_PROCESS);
        assertThat(houses.atDesk(filed).orElseThrow().answers())
                .containsEntry("child_name", "Lê Hoài Ân")
                .isEqualTo(houses.atDoor(filed.id()).answers());
        // while the link is down, the person reads that the wish is on its way
        houses.cut("national");
        done(atDoor.withdraw(filed.id(), person, "Đổi ý"));
        String page =
                TwoHouses.visitor(houses.door, "079196610002")
                        .get("/dossiers/" + filed.id())
                        .body();
        assertThat(page)
                .contains("Yêu cầu rút hồ sơ đã gửi đến")
                .doesNotContain("/dossiers/" + filed.id() + "/withdraw");
        houses.connect("national");
        await(() -> houses.atDoor(filed.id()).state() == State.WITHDRAWN);
        assertThat(houses.atDesk(filed).orElseThrow().state()).isEqualTo(State.WITHDRAWN);
        assertThat(atDoor.wishes(houses.atDoor(filed.id()))).noneMatch(wish -> wish.open());
    }

    @Test
    @Order(3)
    void whatCannotBeTakenIsLaidAsideAloneWithWhy() throws Exception {
        var bad = houses.filed(houses.person(10_003));
        // what the province does not know: as if its definitions were older
        houses.cut("national");
        var worse = houses.filed(houses.person(10_004));
        await(() -> said(worse) == 1);
        houses.sql(houses.door)
                .sql(
                        """
                        update synchrony.said
                        set item = jsonb_set(item, '{MaTTHC}', '"9.999999"') where code = ?
                        """)
                .param(worse.code().value())
                .update();
        var good = houses.filed(houses.person(10_005));
        houses.connect("national");
        await(() -> houses.atDesk(good).isPresent() && houses.atDesk(bad).isPresent());
        await(() -> fault(worse).equals("02"));
        assertThat(houses.atDesk(worse)).isEmpty();
        assertThat(
                        houses.sql(houses.desk)
                                .sql("select fault from synchrony.refused where code = ?")
                                .param(worse.code().value())
                                .query(String.class)
                                .list())
                .containsExactly("02");
        var operator = TwoHouses.operator(houses.door);
        assertThat(operator.get("/operator/houses").body())
                .contains("Bên nhận không có thủ tục này.", worse.code().value());
        assertThat(TwoHouses.operator(houses.desk).get("/operator/houses").body())
                .contains("Cổng quốc gia gửi đến", worse.code().value());
        // mended, it goes on
        houses.sql(houses.door)
                .sql(
                        """
                        update synchrony.said
                        set item = jsonb_set(item, '{MaTTHC}', '"1.001193"') where code = ?
                        """)
                .param(worse.code().value())
                .update();
        assertThat(operator.post("/operator/houses/again", Map.of("house", "province")).body())
                .contains("Đang gửi lại.");
        await(() -> houses.atDesk(worse).isPresent());
    }

    @Test
    @Order(4)
    void whatAHouseLostIsSaidAgainOnceTheyCompare() throws Exception {
        houses.cut("national");
        var lost = houses.filed(houses.person(10_006));
        await(() -> said(lost) == 1);
        // as if the province had heard it and was then restored from an older copy
        houses.sql(houses.door)
                .sql("update synchrony.stream set acknowledged = 1 where code = ?")
                .param(lost.code().value())
                .update();
        houses.connect("national");
        houses.door.getBean(Comparison.class).compare(houses.house("province"));
        await(() -> houses.atDesk(lost).isPresent());
    }

    private static int said(Dossier dossier) {
        return houses.sql(houses.door)
                .sql("select coalesce(max(said), 0) from synchrony.stream where code = ?")
                .param(dossier.code().value())
                .query(Integer.class)
                .single();
    }

    private static String fault(Dossier dossier) {
        return houses.sql(houses.door)
                .sql(
                        "select coalesce(max(fault), '') from synchrony.stream where code = ? and parked")
                .param(dossier.code().value())
                .query(String.class)
                .single();
    }

    @Test
    @Order(5)
    void withLinksCutAtRandomNoDossierIsLostAndNoneDoubled() throws Exception {
        var filed = new ArrayList<Dossier>();
        var cutting = new AtomicBoolean(true);
        var cutter =
                Thread.ofPlatform()
                        .start(() -> {
                            var random = new Random(42);
                            while (cutting.get()) {
                                String gateway = random.nextBoolean() ? "national" : "province";
                                houses.cut(gateway);
                                pause(100 + random.nextInt(400));
                                houses.connect(gateway);
                                pause(300 + random.nextInt(900));
                            }
                        });
        for (int i = 0; i < DRILL; i++) {
            filed.add(houses.filed(houses.person(20_000 + i)));
        }
        var random = new Random(7);
        for (var one : filed) {
            await(() -> houses.atDesk(one).isPresent());
            UUID there = houses.atDesk(one).orElseThrow().id();
            switch (random.nextInt(5)) {
                case 0 ->
                        done(
                                houses.door
                                        .getBean(Dossiers.class)
                                        .withdraw(
                                                one.id(),
                                                houses.person(20_000 + filed.indexOf(one)),
                                                ""));
                case 1 -> done(receive(there));
                default -> {
                    done(receive(there));
                    handle(there);
                }
            }
        }
        cutting.set(false);
        cutter.join();
        await(() -> waiting(houses.door) + waiting(houses.desk) == 0);
        for (var one : filed) {
            var here = houses.atDoor(one.id());
            var there = houses.atDesk(one).orElseThrow();
            assertThat(here.state()).as(one.code().value()).isEqualTo(there.state());
            assertThat(here.version()).as(one.code().value()).isEqualTo(there.version());
            assertThat(here.result()).isEqualTo(there.result());
        }
        assertThat(count(houses.desk)).isEqualTo(count(houses.door));
    }

    private static Taken receive(UUID there) {
        return houses.casework().receive(seen(there), houses.officer("receiving-officer"));
    }

    private static int waiting(
            org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext
                    house) {
        return houses.sql(house)
                .sql("select count(*) from synchrony.stream where said > acknowledged")
                .query(Integer.class)
                .single();
    }

    private static int count(
            org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext
                    house) {
        return houses.sql(house)
                .sql("select count(*) from dossier.dossier")
                .query(Integer.class)
                .single();
    }

    private static void handle(UUID id) {
        done(
                houses.casework()
                        .propose(
                                seen(id),
                                houses.officer("specialist"),
                                "registered",
                                Optional.empty(),
                                ""));
        done(
                houses.casework()
                        .decide(
                                seen(id),
                                houses.officer("signing-leader"),
                                "registered",
                                Optional.empty(),
                                ""));
        done(houses.casework().pass(seen(id), houses.officer("clerk"), ""));
    }

    private static Casework.Seen seen(UUID id) {
        return new Casework.Seen(id, houses.desk.getBean(Dossiers.class).get(id).version());
    }

    private static void done(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Done.class);
    }

    private static void await(BooleanSupplier there) {
        for (int i = 0; i < 1200 && !there.getAsBoolean(); i++) {
            pause(50);
        }
        assertThat(there.getAsBoolean()).as(TwoHousesTest::open).isTrue();
    }

    /// What waits at either side, and why.
    private static String open() {
        var told = new StringBuilder("nothing happens any more");
        for (String house : List.of("door", "desk")) {
            told.append("\n").append(house);
            var context = house.equals("door") ? houses.door : houses.desk;
            houses.sql(context)
                    .sql(
                            """
                            select code || ' said ' || said || ' acknowledged ' || acknowledged
                                || ' ' || coalesce(fault, '') || ' ' || coalesce(message, '')
                            from synchrony.stream where said > acknowledged or parked
                            """)
                    .query(String.class)
                    .list()
                    .forEach(line -> told.append("\n  ").append(line));
            for (String other : List.of("national", "province")) {
                told.append("\n  ")
                        .append(context.getBean(HouseSender.class).rest(other).orElse(null));
            }
            houses.sql(context)
                    .sql("select name || ': ' || error from journal.follower where stopped")
                    .query(String.class)
                    .list()
                    .forEach(line -> told.append("\n  ").append(line));
        }
        return told.toString();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
