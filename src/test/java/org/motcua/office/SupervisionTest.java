package org.motcua.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.Officers;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.country.Countries;
import org.motcua.dossier.Casework;
import org.motcua.dossier.Dossier;
import org.motcua.dossier.Dossiers;
import org.motcua.dossier.State;
import org.motcua.dossier.Supervision;
import org.motcua.dossier.Taken;
import org.motcua.journal.Followers;
import org.motcua.office.Staff.Officer;
import org.motcua.payment.Order;
import org.motcua.payment.Payments;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What goes another way than straight on: cash, a check overruled, a step back, a later date,
/// another agency.
class SupervisionTest {
    private static final Officer RECEIVER =
            Staff.officer("Lê Văn Thu", Staff.SAIGON_WARD, "receiving-officer");
    private static final Officer SPECIALIST =
            Staff.officer("Phạm Thị Xét", Staff.SAIGON_WARD, "specialist");
    private static final Officer SIGNER =
            Staff.officer("Hoàng Văn Ký", Staff.SAIGON_WARD, "signing-leader");
    private static final Officer SUPERVISOR =
            Staff.officer("Bùi Văn Giám", Staff.SAIGON_WARD, "supervisor");
    private static final Officer ELSEWHERE =
            Staff.officer("Ngô Thị Bên", Staff.OTHER_WARD, "receiving-officer");

    private final Dossiers dossiers = TestHouse.bean(Dossiers.class);
    private final Payments payments = TestHouse.bean(Payments.class);

    @Test
    void aLateRegistrationIsPaidInCashAndItsCheckOverruledWithAReason() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Trễ", Staff.today().minusDays(100));
        var order = payments.about(dossier.code().value()).getFirst();
        assertThat(order.amount().amount()).isEqualTo(5000);
        var early = step(RECEIVER, dossier, "receive", Map.of());
        assertThat(early.status()).isEqualTo(422);
        var cash = Map.of("cash-order", order.id().toString());
        assertThat(step(RECEIVER, dossier, "cash", cash).status()).isEqualTo(303);
        assertThat(step(RECEIVER, dossier, "cash", cash).status()).isEqualTo(303);
        assertThat(payments.get(order.id()).state()).isEqualTo(Order.State.PAID);
        assertThat(payments.deposits(order.id())).hasSize(1);
        assertThat(payments.receipt(order.id())).isPresent();
        assertThat(step(RECEIVER, dossier, "receive", Map.of()).status()).isEqualTo(303);

        var silent = step(SPECIALIST, dossier, "overrule", Map.of("check", "in-time"));
        assertThat(silent.status()).isEqualTo(422);
        var overruled =
                step(
                        SPECIALIST,
                        dossier,
                        "overrule",
                        Map.of("check", "in-time", "reason-in-time", "Cha mẹ ở xa mới về"));
        assertThat(overruled.status()).as(overruled.body()).isEqualTo(303);
        assertThat(SPECIALIST.browser().get(path(dossier)).body())
                .contains("Cha mẹ ở xa mới về", "Phạm Thị Xét");
        var proposed =
                step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        assertThat(proposed.status()).isEqualTo(303);
    }

    @Test
    void whoSignsMayHandBackWithAReason() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Lui");
        step(RECEIVER, dossier, "receive", Map.of());
        step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        var back =
                step(
                        SIGNER,
                        dossier,
                        "back",
                        Map.of("back-step", "check", "back-reason", "Xem lại nơi sinh"));
        assertThat(back.status()).as(back.body()).isEqualTo(303);
        var now = dossiers.get(dossier.id());
        assertThat(now.turn().orElseThrow().step()).isEqualTo("check");
        assertThat(SPECIALIST.browser().get(path(dossier)).body()).contains("Xem lại nơi sinh");
    }

    @Test
    void aLaterDateIsPromisedOnceWithAnApology() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Hẹn");
        step(RECEIVER, dossier, "receive", Map.of());
        // whatever time of the day it is: the cut-off at 15:00 gives a day more
        dueIn(dossier, 0);
        var tooLate = day("reappoint", Staff.today().plusDays(14));
        tooLate.put("reappoint-reason", "Phải xác minh ở nơi khác");
        var onTheLastDay = step(SUPERVISOR, dossier, "reappoint", tooLate);
        assertThat(onTheLastDay.status()).isEqualTo(422);
        assertThat(onTheLastDay.body()).contains("phải báo trước ít nhất một ngày");
        dueIn(dossier, 4);
        var due = dossiers.get(dossier.id()).dates().due().orElseThrow();
        var later = day("reappoint", Staff.today().plusDays(14));
        later.put("reappoint-reason", "Phải xác minh ở nơi khác");
        var promised = step(SUPERVISOR, dossier, "reappoint", later);
        assertThat(promised.status()).as(promised.body()).isEqualTo(303);
        assertThat(dossiers.get(dossier.id()).dates().due().orElseThrow()).isAfter(due);
        assertThat(SUPERVISOR.browser().get(path(dossier)).body())
                .contains("Phiếu xin lỗi và hẹn lại ngày trả kết quả");
        var again = step(SUPERVISOR, dossier, "reappoint", later);
        assertThat(again.status()).isEqualTo(422);
    }

    /// A leader's board names the agency, the step and the officer who has what is late.
    @Test
    void whoHasALateDossierStandsOnTheBoardOfWhoLeads() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Chậm");
        step(RECEIVER, dossier, "receive", Map.of());
        var given =
                TestHouse.bean(Supervision.class)
                        .assign(
                                new Casework.Seen(
                                        dossier.id(), dossiers.get(dossier.id()).version()),
                                Staff.hired("Đỗ Thị Giao", Staff.SAIGON_WARD, "head-of-division")
                                        .who(),
                                SPECIALIST.who().account());
        assertThat(given).isInstanceOf(Taken.Done.class);
        TestHouse.bean(Followers.class).catchUp();
        // the oldest of the ward, whatever other tests left there
        TestHouse.bean(JdbcClient.class)
                .sql(
                        "update board.dossier set measured_due = now() - interval '9 years' where id = ?")
                .param(dossier.id())
                .update();
        String place = "/board/units/" + Staff.SAIGON_WARD;
        assertThat(Officers.signedIn("leader", "H29.UB").get(place).body())
                .contains(dossier.code().value(), "Thẩm tra, ghi sổ đăng ký · Phạm Thị Xét")
                .doesNotContain("Lê Hoài Chậm");
        TestHouse.bean(JdbcClient.class)
                .sql("update board.dossier set measured_due = null where id = ?")
                .param(dossier.id())
                .update();
    }

    /// Due at the end of a day from today on.
    private static void dueIn(Dossier dossier, int days) {
        var zone = TestHouse.bean(Countries.class).active().settings().zone();
        TestHouse.bean(JdbcClient.class)
                .sql("update dossier.dossier set due_at = ? where id = ?")
                .param(Staff.today().plusDays(days).atTime(23, 59).atZone(zone).toOffsetDateTime())
                .param(dossier.id())
                .update();
    }

    @Test
    void aDossierGoesToTheAgencyThatTookOver() {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Chuyển");
        step(RECEIVER, dossier, "receive", Map.of());
        String to = Staff.agency(Staff.OTHER_WARD).value();
        var nowhere =
                step(
                        SUPERVISOR,
                        dossier,
                        "transfer",
                        Map.of("transfer-to", "Cung trăng", "transfer-reason", "x"));
        assertThat(nowhere.status()).isEqualTo(422);
        var moved =
                step(
                        SUPERVISOR,
                        dossier,
                        "transfer",
                        Map.of("transfer-to", to, "transfer-reason", "Thuộc phường bên"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(303);
        assertThat(dossiers.get(dossier.id()).agency().value()).isEqualTo(to);
        assertThat(dossiers.get(dossier.id()).state()).isNotEqualTo(State.STOPPED);
        assertThat(SPECIALIST.browser().look(path(dossier)).status()).isEqualTo(404);
        assertThat(ELSEWHERE.browser().get(path(dossier)).body()).contains("Lê Hoài Chuyển");
    }

    @Test
    void moneyThatIsKnownOnlyLaterIsAskedForAndTheDossierWaits() throws InterruptedException {
        var dossier = Staff.filed(RECEIVER, "Lê Hoài Thuế");
        step(RECEIVER, dossier, "receive", Map.of());
        var nothing = step(SPECIALIST, dossier, "payment", Map.of("payment-amount", "nhiều"));
        assertThat(nothing.status()).isEqualTo(422);
        var silent = step(SPECIALIST, dossier, "payment", Map.of("payment-amount", "250.000"));
        assertThat(silent.status()).isEqualTo(422);
        var asked =
                step(
                        SPECIALIST,
                        dossier,
                        "payment",
                        Map.of("payment-amount", "250.000", "payment-what", "Lệ phí trước bạ"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
        assertThat(dossiers.get(dossier.id()).state()).isEqualTo(State.PAYMENT_REQUESTED);
        var order = payments.about(dossier.code().value()).getLast();
        assertThat(order.amount().amount()).isEqualTo(250_000);
        var early = step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        assertThat(early.status()).isEqualTo(409);
        step(RECEIVER, dossier, "cash", Map.of("cash-order", order.id().toString()));
        for (int i = 0; i < 100 && waits(dossier); i++) {
            Thread.sleep(100);
        }
        assertThat(dossiers.get(dossier.id()).state()).isEqualTo(State.IN_PROCESS);
        var proposed =
                step(SPECIALIST, dossier, "propose", Map.of("propose-decision", "registered"));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(303);
    }

    private boolean waits(Dossier dossier) {
        return dossiers.get(dossier.id()).state() == State.PAYMENT_REQUESTED;
    }

    private static Map<String, String> day(String name, LocalDate day) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(name + "-day", String.valueOf(day.getDayOfMonth()));
        fields.put(name + "-month", String.valueOf(day.getMonthValue()));
        fields.put(name + "-year", String.valueOf(day.getYear()));
        return fields;
    }

    private static Visitor.Answer step(
            Officer officer, Dossier dossier, String act, Map<String, String> fields) {
        officer.browser().get(path(dossier));
        return officer.browser().send(path(dossier) + "/" + act, fields);
    }

    private static String path(Dossier dossier) {
        return "/office/dossiers/" + dossier.id();
    }
}
