package org.motcua.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// As whom the PostgreSQL programs run. PostgreSQL refuses to run as root, so root steps down: into
/// a user namespace of its own where the kernel allows it, else to an unprivileged user that then
/// owns the data.
///
/// @param prefix what stands before each command
/// @param owner the user that must own the data directory; none where it is ours already
record ServerAccount(List<String> prefix, @Nullable String owner) {
    static ServerAccount choose(Path data) throws IOException {
        if (!isRoot()) {
            return new ServerAccount(List.of(), null);
        }
        String dataOwner = Files.exists(data) ? Files.getOwner(data).getName() : null;
        boolean namespaces = succeeds("sh", "-c", "test \"$(unshare -U id -u)\" != 0");
        if (namespaces && (dataOwner == null || dataOwner.equals("root"))) {
            return new ServerAccount(List.of("unshare", "-U"), null);
        }
        String user =
                dataOwner != null ? dataOwner : succeeds("id", "postgres") ? "postgres" : "nobody";
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), user);
    }

    /// A short command such as initdb or pg_ctl.
    List<String> command(Path program, List<String> arguments) {
        var words = new ArrayList<>(prefix);
        words.add(program.toString());
        words.addAll(arguments);
        return words;
    }

    /// The server itself, which the kernel interrupts when the thread that started it ends. It is
    /// no part of the terminal's group: Ctrl-C is for this program, which ends the server last.
    List<String> server(Path program, List<String> arguments) {
        var words = new ArrayList<>(prefix);
        if (succeeds("setsid", "true")) {
            words.add("setsid");
        }
        if (succeeds("setpriv", "--pdeathsig", "INT", "true")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        words.add(program.toString());
        words.addAll(arguments);
        return words;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getOwner(self).getName().equals("root");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
