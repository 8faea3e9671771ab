package org.motcua.server.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.motcua.linking.Brief;
import org.motcua.linking.Cells.Column;
import org.motcua.linking.Linking;
import org.motcua.linking.Model;

/// Holds every pair and weight of the kernel against those of a Spark job on the same files: in one
/// process, and on a standalone master with two workers, each a process of its own.
final class SparkCheck {
    private static final List<String> OPENED =
            List.of(
                    "java.base/java.lang",
                    "java.base/java.lang.invoke",
                    "java.base/java.nio",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.base/sun.nio.ch",
                    "java.base/sun.security.action");
    private static final long LONGEST_MINUTES = 30;

    private final Path home;
    private final Path folder;

    /// @param home of the program, where link-spark was built
    /// @param folder of the trial's lists
    SparkCheck(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /// @param pairs of the kernel
    /// @param missing pairs that only one side has
    /// @param unequal pairs with different weights
    /// @param seconds that the job took, its start included
    record Differences(long pairs, long missing, long unequal, double seconds) {}

    /// Writes what the job reads.
    void handOut(Brief brief) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("spark/brief.bin"))) {
            brief.write(out);
        }
    }

    void rows(LinkFiles files) throws IOException {
        Files.createDirectories(folder.resolve("spark"));
        rewrite(files.persons(), "persons.tsv", List.of(Column.values()));
        rewrite(
                files.records(),
                "records.tsv",
                List.of(Column.NAME, Column.NUMBER, Column.BIRTH, Column.PLACE, Column.DAY));
    }

    private void rewrite(Path from, String name, List<Column> cells) throws IOException {
        try (var lines = Files.lines(from);
                var out = Files.newBufferedWriter(folder.resolve("spark").resolve(name))) {
            long number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                String[] found = line.split("\t", -1);
                var row = new String[Column.values().length];
                java.util.Arrays.fill(row, "");
                for (int at = 0; at < cells.size(); at++) {
                    row[cells.get(at).index()] = found[at];
                }
                out.write(number + "\t" + number + "\t" + String.join("\t", row) + "\n");
                number++;
            }
        }
    }

    /// Both threads in one process.
    Differences local(Linking linking, Model model) throws IOException, InterruptedException {
        return compared("local", "local[2]", linking, model);
    }

    /// A master and two workers of one core each.
    Differences cluster(Linking linking, Model model) throws IOException, InterruptedException {
        int port = freePort();
        var started = new ArrayList<Process>();
        try {
            String master = "spark://127.0.0.1:" + port;
            started.add(
                    daemon(
                            "org.apache.spark.deploy.master.Master",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port),
                            "--webui-port",
                            "0"));
            for (int worker = 0; worker < 2; worker++) {
                started.add(
                        daemon(
                                "org.apache.spark.deploy.worker.Worker",
                                "--host",
                                "127.0.0.1",
                                "--cores",
                                "1",
                                "--memory",
                                "1500m",
                                "--webui-port",
                                "0",
                                "--work-dir",
                                folder.resolve("work" + worker).toString(),
                                master));
            }
            return compared("cluster", master, linking, model);
        } finally {
            started.forEach(Process::destroyForcibly);
            for (var process : started) {
                process.waitFor();
            }
        }
    }

    private Differences compared(String name, String master, Linking linking, Model model)
            throws IOException, InterruptedException {
        var out = folder.resolve("spark-" + name);
        long begin = System.nanoTime();
        var job =
                java(
                        "-Dspark.master=" + master,
                        "-Dspark.jars=" + jars(),
                        "-Dspark.executor.extraJavaOptions=" + String.join(" ", opened()),
                        "-Dspark.executor.memory=1g",
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.driver.bindAddress=127.0.0.1",
                        "-Dspark.ui.enabled=false",
                        "-cp",
                        classPath(),
                        "org.motcua.spark.LinkJob",
                        folder.resolve("spark").toString(),
                        out.toString(),
                        "--pairs");
        var process = start(job, folder.resolve("job-" + name + ".log"));
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "the Spark job failed:\n" + tail(folder.resolve("job-" + name + ".log")));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return differences(pairs(out.resolve("pairs")), linking, model, seconds);
    }

    private record Pair(int row, int nth, int person) {}

    private static Map<Pair, Integer> pairs(Path folder) throws IOException {
        var found = new HashMap<Pair, Integer>();
        try (var parts = Files.list(folder)) {
            for (Path part :
                    parts.filter(file -> file.getFileName().toString().startsWith("part-"))
                            .toList()) {
                for (String line : Files.readAllLines(part)) {
                    String[] cells = line.split("\t", -1);
                    found.put(
                            new Pair(
                                    Integer.parseInt(cells[0]),
                                    Integer.parseInt(cells[1]),
                                    Integer.parseInt(cells[2])),
                            Integer.parseInt(cells[3]));
                }
            }
        }
        return found;
    }

    private static Differences differences(
            Map<Pair, Integer> theirs, Linking linking, Model model, double seconds) {
        long[] counts = new long[3];
        linking.pairs(
                model,
                (owner, person, _, weight) -> {
                    int row = linking.row(owner);
                    int nth = owner > 0 && linking.row(owner - 1) == row ? 1 : 0;
                    Integer other = theirs.remove(new Pair(row, nth, person));
                    counts[0]++;
                    counts[1] += other == null ? 1 : 0;
                    counts[2] += other != null && other != weight ? 1 : 0;
                });
        return new Differences(counts[0], counts[1] + theirs.size(), counts[2], seconds);
    }

    private Process daemon(String main, String... arguments) throws IOException {
        var command = java("-Xmx512m", "-cp", classPath(), main);
        command.addAll(List.of(arguments));
        String name = main.substring(main.lastIndexOf('.') + 1);
        return start(command, folder.resolve(name + System.nanoTime() + ".log"));
    }

    private Process start(List<String> command, Path log) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.directory(folder.toFile());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_HOME", sparkHome().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.start();
    }

    /// A worker starts its executors with what lies in the folder `jars` of a home.
    private Path sparkHome() throws IOException {
        var spark = folder.resolve("spark-home");
        if (Files.notExists(spark)) {
            Files.createDirectories(spark);
            Files.createSymbolicLink(
                    spark.resolve("jars"), home.resolve("link-spark/target/lib").toAbsolutePath());
        }
        return spark;
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opened());
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> opened() {
        var options = new ArrayList<String>();
        OPENED.forEach(each -> options.add("--add-opens=" + each + "=ALL-UNNAMED"));
        options.add("--enable-native-access=ALL-UNNAMED");
        options.add("--sun-misc-unsafe-memory-access=allow");
        return options;
    }

    private String classPath() {
        return jars().replace(",", ":") + ":" + home.resolve("link-spark/target/lib") + "/*";
    }

    private String jars() {
        return home.resolve("link-spark/target/link-spark.jar").toAbsolutePath()
                + ","
                + home.resolve("target/motcua.jar").toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        }
    }
}
