package org.motcua.payment.statement;

import com.prowidesoftware.swift.model.MxNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.payment.statement.BankFile.Balance;
import org.motcua.payment.statement.BankFile.Entry;
import org.motcua.payment.statement.BankFile.Kind;
import org.motcua.payment.statement.BankFile.Statement;
import org.motcua.payment.statement.BankFile.Trouble;
import org.motcua.payment.statement.BankFile.Unreadable;

/// Reads ISO 20022 camt.053 (statement) and camt.054 (notification).
///
/// Banks run different versions of these messages at the same time (001.02 to 001.13). What is
/// needed here has kept its place in all of them but for the status, so the tree is read instead of
/// one version's classes, and everything needed is checked by hand.
public final class BankFiles {
    private BankFiles() {}

    /// @param most the largest size in bytes
    public static BankFile read(InputStream file, long most) throws IOException, Unreadable {
        byte[] bytes = Gate.bytes(file, most);
        String text = Gate.text(bytes);
        MxNode root = MxNode.parse(text);
        if (root == null) {
            throw new Unreadable(Trouble.BROKEN, "it is not XML");
        }
        for (var kind : Kind.values()) {
            MxNode message = root.findFirstByName(element(kind));
            if (message != null) {
                return new BankFile(sum(bytes), kind, statements(message, kind));
            }
        }
        throw new Unreadable(Trouble.UNKNOWN_MESSAGE, "neither camt.053 nor camt.054");
    }

    private static String element(Kind kind) {
        return switch (kind) {
            case STATEMENT -> "BkToCstmrStmt";
            case NOTIFICATION -> "BkToCstmrDbtCdtNtfctn";
        };
    }

    private static List<Statement> statements(MxNode message, Kind kind) throws Unreadable {
        var all = new ArrayList<Statement>();
        String name = kind == Kind.STATEMENT ? "Stmt" : "Ntfctn";
        for (MxNode statement : children(message, name)) {
            all.add(statement(statement));
        }
        if (all.isEmpty()) {
            throw new Unreadable(Trouble.INCOMPLETE, "no " + name + " in it");
        }
        return all;
    }

    private static Statement statement(MxNode node) throws Unreadable {
        String id = need(node, "Id", "a statement");
        String account =
                find(node, "Acct", "Id", "IBAN")
                        .or(() -> find(node, "Acct", "Id", "Othr", "Id"))
                        .orElseThrow(() -> missing("Acct/Id", "the statement " + id));
        var entries = new ArrayList<Entry>();
        for (MxNode entry : children(node, "Ntry")) {
            if (booked(entry)) {
                entries.addAll(entries(entry, id));
            }
        }
        return new Statement(
                id,
                account,
                day(node, id),
                balance(node, "OPBD").or(() -> balance(node, "PRCD")).orElse(null),
                balance(node, "CLBD").orElse(null),
                entries);
    }

    /// The day that it covers; without a period, the day on which it was made.
    private static LocalDate day(MxNode statement, String id) throws Unreadable {
        String where = "the statement " + id;
        String text =
                find(statement, "FrToDt", "FrDtTm")
                        .or(() -> find(statement, "CreDtTm"))
                        .orElseThrow(() -> missing("FrToDt or CreDtTm", where));
        return date(text.substring(0, Math.min(10, text.length())), where);
    }

    private static Optional<Balance> balance(MxNode statement, String code) {
        return children(statement, "Bal").stream()
                .filter(balance ->
                        find(balance, "Tp", "CdOrPrtry", "Cd").filter(code::equals).isPresent())
                .findFirst()
                .flatMap(BankFiles::balance);
    }

    private static Optional<Balance> balance(MxNode balance) {
        return child(balance, "Amt")
                .flatMap(amount ->
                        find(balance, "CdtDbtInd")
                                .map(sign ->
                                        new Balance(
                                                value(amount),
                                                currency(amount),
                                                sign.equals("CRDT"))));
    }

    /// A pending movement (PDNG) is none yet. The status is a text in version 02, a code within
    /// later.
    private static boolean booked(MxNode entry) {
        return find(entry, "Sts", "Cd")
                .or(() -> find(entry, "Sts"))
                .filter(status -> !status.isBlank())
                .map("BOOK"::equals)
                .orElse(true);
    }

    private static List<Entry> entries(MxNode entry, String statement) throws Unreadable {
        var details =
                children(entry, "NtryDtls").stream()
                        .flatMap(it -> children(it, "TxDtls").stream())
                        .toList();
        if (details.size() <= 1) {
            return List.of(single(entry, details.isEmpty() ? null : details.get(0), statement));
        }
        var all = new ArrayList<Entry>();
        for (MxNode detail : details) {
            all.add(single(entry, detail, statement));
        }
        return all;
    }

    private static Entry single(MxNode entry, @Nullable MxNode detail, String statement)
            throws Unreadable {
        String where = "an entry of the statement " + statement;
        Optional<MxNode> inside = Optional.ofNullable(detail);
        String transaction =
                inside.flatMap(it -> find(it, "Refs", "AcctSvcrRef"))
                        .or(() -> find(entry, "AcctSvcrRef"))
                        .or(() -> inside.flatMap(it -> find(it, "Refs", "TxId")))
                        .orElseThrow(() -> missing("AcctSvcrRef", where));
        MxNode amount =
                inside.flatMap(it -> child(it, "Amt"))
                        .or(() -> inside.flatMap(it -> path(it, "AmtDtls", "TxAmt", "Amt")))
                        .or(() -> child(entry, "Amt"))
                        .orElseThrow(() -> missing("Amt", where));
        String sign =
                inside.flatMap(it -> find(it, "CdtDbtInd"))
                        .or(() -> find(entry, "CdtDbtInd"))
                        .orElseThrow(() -> missing("CdtDbtInd", where));
        Optional<String> time = find(entry, "BookgDt", "DtTm");
        String day =
                find(entry, "BookgDt", "Dt")
                        .or(() -> time.map(it -> it.substring(0, Math.min(10, it.length()))))
                        .orElseThrow(() -> missing("BookgDt", where));
        return new Entry(
                transaction,
                inside.flatMap(it -> find(it, "Refs", "EndToEndId")).orElse(""),
                text(entry, inside),
                credit(sign, where),
                find(entry, "RvslInd").filter("true"::equals).isPresent(),
                value(amount),
                currency(amount),
                date(day, where),
                time.flatMap(BankFiles::instant).orElse(null));
    }

    private static boolean credit(String sign, String where) throws Unreadable {
        return switch (sign) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw new Unreadable(Trouble.INCOMPLETE, "CdtDbtInd in " + where);
        };
    }

    /// Wherever a bank may put what the payer wrote.
    private static String text(MxNode entry, Optional<MxNode> detail) {
        Stream<String> lines =
                detail.stream()
                        .flatMap(it -> children(it, "RmtInf").stream())
                        .flatMap(it ->
                                Stream.concat(
                                        children(it, "Ustrd").stream().map(BankFiles::value),
                                        children(it, "Strd").stream()
                                                .flatMap(strd ->
                                                        find(strd, "CdtrRefInf", "Ref").stream())));
        String text =
                Stream.concat(
                                lines,
                                Stream.of(
                                                detail.flatMap(it -> find(it, "AddtlTxInf")),
                                                find(entry, "AddtlNtryInf"))
                                        .flatMap(Optional::stream))
                        .collect(Collectors.joining(" "));
        return text.substring(0, Math.min(1000, text.length()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate date(String text, String where) throws Unreadable {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new Unreadable(Trouble.INCOMPLETE, "a date in " + where);
        }
    }

    private static String need(MxNode node, String name, String where) throws Unreadable {
        return find(node, name).orElseThrow(() -> missing(name, where));
    }

    private static Unreadable missing(String name, String where) {
        return new Unreadable(Trouble.INCOMPLETE, name + " is missing in " + where);
    }

    private static List<MxNode> children(MxNode node, String name) {
        return node.getChildren().stream().filter(it -> name.equals(it.getLocalName())).toList();
    }

    private static Optional<MxNode> child(MxNode node, String name) {
        return children(node, name).stream().findFirst();
    }

    private static Optional<MxNode> path(MxNode node, String... names) {
        Optional<MxNode> at = Optional.of(node);
        for (String name : names) {
            at = at.flatMap(it -> child(it, name));
        }
        return at;
    }

    private static Optional<String> find(MxNode node, String... names) {
        return path(node, names).map(BankFiles::value).filter(value -> !value.isEmpty());
    }

    private static String value(MxNode node) {
        String value = node.getValue();
        return value == null ? "" : value.strip();
    }

    private static String currency(MxNode amount) {
        String currency = amount.getAttribute("Ccy");
        return currency == null ? "" : currency;
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
