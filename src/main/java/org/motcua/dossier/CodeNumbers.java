package org.motcua.dossier;

import java.time.LocalDate;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives dossier codes their running numbers: unique under concurrency, from 1 again every day.
///
/// A number is taken in a short transaction of its own, so that filers do not wait for one
/// another's whole filing; a filing that fails leaves a gap, which the law allows. That transaction
/// need not reach the disk by itself: the filing that uses the number commits after it in the same
/// log.
@Component
class CodeNumbers {
    private final JdbcClient sql;
    private final TransactionTemplate apart;

    CodeNumbers(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// The next code of a system and agency on a day.
    DossierCode next(CodeForm form, AgencyCode agency, LocalDate day) {
        String series = form.system() + "/" + agency.value();
        Long number = apart.execute(_ -> take(series, day));
        if (number == null) {
            throw new IllegalStateException("no number for " + series);
        }
        return form.write(agency, day, number);
    }

    private long take(String series, LocalDate day) {
        sql.sql("set local synchronous_commit = off").update();
        return sql.sql(
                        """
                        insert into dossier.number (series, day, last) values (?, ?, 1)
                        on conflict (series, day) do update set last = dossier.number.last + 1
                        returning last
                        """)
                .param(series)
                .param(day)
                .query(Long.class)
                .single();
    }
}
