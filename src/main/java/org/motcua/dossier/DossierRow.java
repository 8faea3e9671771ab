package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.DossierCode;
import org.motcua.kernel.Money;
import org.motcua.kernel.PersonNumber;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.UnitCode;
import org.motcua.procedure.Channel;

/// Reads a dossier from its row.
final class DossierRow {
    private DossierRow() {}

    static Dossier of(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        var state = State.of(row.getInt("state"));
        var standing =
                new Standing(
                        state,
                        row.getString("turn"),
                        row.getString("outcome"),
                        row.getInt("supplements"),
                        columns.time("due_at").orElse(null),
                        row.getBoolean("reappointed"));
        return new Dossier(
                columns.id("id"),
                new DossierCode(row.getString("code")),
                new ProcedureCode(row.getString("procedure")),
                row.getString("definition"),
                row.getString("case_id"),
                new AgencyCode(row.getString("agency")),
                columns.text("unit").map(UnitCode::new),
                Channel.of(row.getString("channel")),
                row.getString("language"),
                standing,
                turn(columns),
                row.getInt("version"),
                applicant(columns),
                Json.map(row.getString("answers")),
                Json.facts(row.getString("facts")),
                new Money(row.getLong("fee")),
                dates(columns),
                columns.text("ground"),
                columns.text("proposal"),
                columns.uuid("result"),
                Json.list(row.getString("unavailable")),
                partner(columns));
    }

    private static Optional<Dossier.Partner> partner(Columns columns) throws SQLException {
        var house = columns.text("partner");
        return house.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Dossier.Partner(
                                house.get(),
                                Dossier.Side.valueOf(columns.row().getString("partner_side")),
                                columns.row().getBoolean("partner_paid")));
    }

    private static Optional<Dossier.Turn> turn(Columns columns) throws SQLException {
        var step = columns.text("turn");
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Dossier.Turn(
                        step.get(),
                        columns.text("turn_role").orElse(""),
                        columns.instant("turn_since"),
                        columns.time("turn_due"),
                        columns.uuid("assignee")));
    }

    private static Applicant applicant(Columns columns) throws SQLException {
        return new Applicant(
                columns.uuid("account"),
                columns.row().getString("subject"),
                columns.text("applicant_number").map(PersonNumber::new),
                columns.row().getString("applicant_name"),
                columns.text("phone"),
                columns.text("email"),
                columns.uuid("helper"),
                agent(columns));
    }

    private static Optional<Applicant.Agent> agent(Columns columns) throws SQLException {
        var mandate = columns.uuid("mandate");
        return mandate.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Applicant.Agent(
                                columns.id("agent"),
                                columns.row().getString("agent_name"),
                                Json.words(columns.row().getString("agent_role")),
                                mandate.get(),
                                columns.row().getString("mandate_kind")));
    }

    private static Dossier.Dates dates(Columns columns) throws SQLException {
        return new Dossier.Dates(
                columns.instant("filed_at"),
                columns.time("received_at"),
                columns.time("clock_from"),
                columns.time("due_at"),
                columns.time("measured_due_at"),
                columns.time("first_due_at"),
                columns.time("finished_at"),
                columns.time("ended_at"));
    }
}
