package org.motcua.proactive;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.country.Countries;
import org.motcua.country.Definition;
import org.motcua.identity.SignedIn;
import org.motcua.journal.Entry;
import org.motcua.journal.Journal;
import org.motcua.kernel.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who does not want to be offered something (Decree 224/2026/NĐ-CP, Article 17): one kind, or
/// everything. Facts, subject `account:…`: `proactive.opted-out`, `proactive.opted-in`.
@Component
public class OptOuts {
    /// Stands for every kind.
    public static final String ALL = "*";

    private final JdbcClient sql;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Countries countries;
    private final Clock clock;

    OptOuts(
            JdbcClient sql,
            Journal journal,
            TransactionTemplate transaction,
            Countries countries,
            Clock clock) {
        this.sql = sql;
        this.journal = journal;
        this.transaction = transaction;
        this.countries = countries;
        this.clock = clock;
    }

    /// What is offered in this country today.
    public List<Offering> kinds() {
        return countries.active().all(Offering.KIND, countries.today(clock)).stream()
                .map(Definition::value)
                .toList();
    }

    /// What somebody does not want.
    public Set<String> of(PersonNumber person) {
        return new HashSet<>(
                sql.sql("select offering from proactive.opt_out where person = ?")
                        .param(person.value())
                        .query(String.class)
                        .list());
    }

    /// Who of some people does not want a kind.
    Set<String> among(String offering, Collection<String> people) {
        return new HashSet<>(
                sql.sql(
                                """
                                select person from proactive.opt_out
                                where person = any(?) and offering in (?, '*')
                                """)
                        .param(people.toArray(String[]::new))
                        .param(offering)
                        .query(String.class)
                        .list());
    }

    /// Keeps what somebody wants no more, and what again.
    public void set(SignedIn who, PersonNumber person, Set<String> unwanted) {
        transaction.executeWithoutResult(_ -> {
            var before = of(person);
            for (String one : unwanted) {
                if (!before.contains(one)) {
                    out(who, person, one);
                }
            }
            for (String one : before) {
                if (!unwanted.contains(one)) {
                    sql.sql("delete from proactive.opt_out where person = ? and offering = ?")
                            .param(person.value())
                            .param(one)
                            .update();
                    tell(who, "proactive.opted-in", one);
                }
            }
        });
    }

    /// No more of one kind.
    public void out(SignedIn who, PersonNumber person, String offering) {
        transaction.executeWithoutResult(_ -> {
            int added =
                    sql.sql(
                                    """
                                    insert into proactive.opt_out (person, offering, at)
                                    values (?, ?, ?) on conflict do nothing
                                    """)
                            .param(person.value())
                            .param(offering)
                            .param(OfferTable.time(clock.instant()))
                            .update();
            if (added == 1) {
                tell(who, "proactive.opted-out", offering);
            }
        });
    }

    private void tell(SignedIn who, String fact, String offering) {
        journal.append(
                Entry.of(
                        fact,
                        who.actor(),
                        "account:" + who.account(),
                        Map.of("offering", offering)));
    }
}
