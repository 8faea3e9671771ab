package org.motcua.dossier;

import java.time.LocalDate;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.store.ShortTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives dossier codes their running numbers: unique under concurrency, from 1 again every day.
///
/// A number is taken in a short transaction of its own, so that filers do not wait for one
/// another's whole filing; a filing that fails leaves a gap, which the law allows.
@Component
class CodeNumbers {
    private final ShortTransactions apart;

    CodeNumbers(ShortTransactions apart) {
        this.apart = apart;
    }

    /// The next code of a system and agency on a day.
    DossierCode next(CodeForm form, AgencyCode agency, LocalDate day) {
        String series = form.system() + "/" + agency.value();
        return form.write(agency, day, apart.take(sql -> next(sql, series, day)));
    }

    private static long next(JdbcClient sql, String series, LocalDate day) {
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
