package org.motcua.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.identity.Accounts;
import org.motcua.identity.Assignment;
import org.motcua.identity.DemoAccounts;
import org.motcua.kernel.AgencyCode;
import org.motcua.notice.Notice;
import org.motcua.notice.Notices;
import org.springframework.jdbc.core.JdbcTemplate;

/// Deadlines are told once to each who is to know, and again when they were moved.
class RemindersTest {
    @Test
    void theLeadIsRemindedAndThoseAboveAreToldOnce() {
        var lead = officer("leader", "H29.UB");
        var above = officer("task-monitor", "G22");
        var today = TestHouse.bean(Directives.class).today();
        var sql = TestHouse.bean(JdbcTemplate.class);
        var task = UUID.randomUUID();
        sql.update(
                """
                insert into directive.task (id, document, place, label, lead, text, ordered_kind,
                    kind, ordered_on, due, status)
                select ?, id, 900, ?, 'H29.UB', '{"vi": "Lát lại sân đình"}', 'on', 'on', ?, ?,
                    'OPEN'
                from directive.document limit 1
                """,
                task,
                "nhac-" + task,
                today.plusDays(7),
                today.plusDays(7));
        var reminders = TestHouse.bean(Reminders.class);
        reminders.remind();
        assertThat(titles(lead, task)).hasSize(1).allMatch(title -> title.contains("sắp đến hạn"));
        assertThat(titles(above, task)).isEmpty();
        reminders.remind();
        assertThat(titles(lead, task)).as("once").hasSize(1);

        sql.update("update directive.task set due = ? where id = ?", today.minusDays(20), task);
        reminders.remind();
        assertThat(titles(lead, task))
                .as("of the rules that speak at once only the last does")
                .hasSize(2)
                .anyMatch(title -> title.contains("quá hạn"));
        assertThat(titles(above, task)).hasSize(1);
        sql.update("update directive.task set status = 'DONE' where id = ?", task);
        sql.update("update directive.task set due = ? where id = ?", today.minusDays(2), task);
        reminders.remind();
        assertThat(titles(above, task)).as("what is done is late no more").hasSize(1);
    }

    private static List<String> titles(UUID account, UUID task) {
        return TestHouse.bean(Notices.class).of(account, 50).stream()
                .filter(notice -> notice.link().equals("/board/tasks/" + task))
                .map(Notice::title)
                .toList();
    }

    private static UUID officer(String role, String agency) {
        String name = "remind" + UUID.randomUUID().toString().substring(0, 8);
        TestHouse.bean(DemoAccounts.class)
                .officer(name, "Vũ Thị Na", List.of(new Assignment(role, new AgencyCode(agency))));
        return TestHouse.bean(Accounts.class).findBySignInName(name).orElseThrow().id();
    }
}
