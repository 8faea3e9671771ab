package org.motcua.server.bench;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts what the program sends to its database: by the request that a client is at, by the line
/// of the program that sent it, and by the statement itself. Only there while it is asked for.
final class Statements implements BeanPostProcessor {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final int SHOWN = 60;

    private final Map<Sent, LongAdder> sent = new ConcurrentHashMap<>();
    private volatile String request = "";

    /// One kind of sending. Begin and end of a transaction are trips to the database too.
    ///
    /// @param request what the only client is at, or the program's own threads
    private record Sent(String request, String caller, String statement) {}

    /// What the client is at from now on.
    void at(String kind) {
        request = kind;
    }

    void forget() {
        sent.clear();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counting(source) : bean;
    }

    private final class Counting extends DelegatingDataSource {
        Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(Connection.class, super.getConnection(), null);
        }
    }

    private <T> T counted(Class<T> type, T target, @Nullable String prepared) {
        return type.cast(
                Proxy.newProxyInstance(
                        Statements.class.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, given) -> {
                            String name = method.getName();
                            String text = text(given, prepared);
                            if (name.startsWith("execute")) {
                                count(text);
                            } else if (name.equals("commit") || name.equals("rollback")) {
                                count(name);
                            }
                            try {
                                Object answer = method.invoke(target, given);
                                return answer instanceof Statement statement
                                                && !name.equals("getStatement")
                                        ? counted(kind(statement), statement, text)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        }));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<Statement> kind(Statement statement) {
        return (Class)
                (statement instanceof CallableStatement
                        ? CallableStatement.class
                        : statement instanceof PreparedStatement
                                ? PreparedStatement.class
                                : Statement.class);
    }

    private static String text(Object @Nullable [] given, @Nullable String prepared) {
        if (given != null && given.length > 0 && given[0] instanceof String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
        return prepared == null ? "" : prepared;
    }

    private void count(String statement) {
        boolean asked = Thread.currentThread().getName().startsWith("tomcat");
        sent.computeIfAbsent(
                        new Sent(asked ? request : "(own threads)", caller(), statement),
                        _ -> new LongAdder())
                .increment();
    }

    private static String caller() {
        List<String> ours =
                STACK.walk(frames ->
                        frames.map(StackWalker.StackFrame::toStackTraceElement)
                                .filter(frame ->
                                        frame.getClassName().startsWith("org.motcua")
                                                && !frame.getClassName().contains(".bench.")
                                                && !frame.getClassName().contains("$$"))
                                .limit(3)
                                .map(frame ->
                                        frame.getClassName()
                                                        .substring(
                                                                frame.getClassName()
                                                                                .lastIndexOf('.')
                                                                        + 1)
                                                + ":"
                                                + frame.getLineNumber())
                                .toList());
        return String.join(" < ", ours);
    }

    /// Per life: the requests, and the lines that send most.
    void print(PrintWriter out, double lives) {
        out.printf(Locale.ROOT, "%nstatements of a life: %.0f%n", sum(sent) / lives);
        List.of(
                        new View("by request", Sent::request),
                        new View("by kind", Statements::verb),
                        new View("by caller", one -> one.caller() + "  " + start(one.statement())),
                        new View(
                                "by request and caller",
                                one ->
                                        one.request()
                                                + " | "
                                                + one.caller()
                                                + "  "
                                                + start(one.statement())))
                .forEach(view -> print(out, view, lives));
        out.flush();
    }

    /// Begins to let the database itself say what its work goes to.
    static void watch(JdbcTemplate sql) {
        sql.execute("create extension if not exists pg_stat_statements");
        sql.execute("set pg_stat_statements.track_planning = on");
        sql.query("select pg_stat_statements_reset()", _ -> {});
    }

    /// What the database spent its time on since then.
    static void print(JdbcTemplate sql, PrintWriter out, double lives) {
        out.printf("%8s %8s %8s  %s%n", "calls", "ms", "plan ms", "statement, per life");
        sql.query(
                """
                select calls, total_exec_time as ms, total_plan_time as plan,
                    sum(calls) over () as all_calls, sum(total_exec_time) over () as all_ms,
                    left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 150) as query
                from pg_stat_statements order by total_exec_time desc limit 40
                """,
                row -> {
                    if (row.isFirst()) {
                        out.printf(
                                Locale.ROOT,
                                "%8.1f %8.2f %8s  all%n",
                                row.getDouble("all_calls") / lives,
                                row.getDouble("all_ms") / lives,
                                "");
                    }
                    out.printf(
                            Locale.ROOT,
                            "%8.1f %8.2f %8.2f  %s%n",
                            row.getDouble("calls") / lives,
                            row.getDouble("ms") / lives,
                            row.getDouble("plan") / lives,
                            row.getString("query"));
                });
        out.flush();
    }

    private record View(String name, java.util.function.Function<Sent, String> key) {}

    private void print(PrintWriter out, View view, double lives) {
        out.printf("-- %s%n", view.name());
        sent.entrySet().stream()
                .collect(
                        Collectors.groupingBy(
                                one -> view.key().apply(one.getKey()),
                                Collectors.summingLong(one -> one.getValue().sum())))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(view.name().contains("and") ? SHOWN * 10 : SHOWN)
                .forEach(line ->
                        out.printf(
                                Locale.ROOT,
                                "%8.1f  %s%n",
                                line.getValue() / lives,
                                line.getKey()));
    }

    private static double sum(Map<Sent, LongAdder> all) {
        return all.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static String verb(Sent one) {
        return Arrays.stream(one.statement().split("[ (]", 2)).findFirst().orElse("");
    }

    private static String start(String statement) {
        return statement.substring(0, Math.min(statement.length(), 110));
    }
}
