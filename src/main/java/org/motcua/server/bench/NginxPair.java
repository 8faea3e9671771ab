package org.motcua.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The yardstick: two nginx with mutual TLS 1.3 between them, no signature and no log.
final class NginxPair {
    private NginxPair() {}

    static Optional<Path> find(Optional<Path> named) {
        var places = new ArrayList<Path>();
        named.ifPresent(places::add);
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(folder, "nginx"));
        }
        places.add(Path.of("/usr/sbin/nginx"));
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /// @param keys a folder with `tls.key`, `tls.crt`, and the authority's certificate
    static Running start(
            Path nginx, Path folder, Path keys, Path authority, int front, int middle, int backend)
            throws IOException {
        String tls =
                """
                ssl_protocols TLSv1.3;
                ssl_certificate %1$s/tls.crt;
                ssl_certificate_key %1$s/tls.key;
                ssl_client_certificate %2$s;
                ssl_verify_client on;
                """
                        .formatted(keys, authority);
        String out =
                """
                proxy_ssl_protocols TLSv1.3;
                proxy_ssl_certificate %1$s/tls.crt;
                proxy_ssl_certificate_key %1$s/tls.key;
                proxy_ssl_trusted_certificate %2$s;
                proxy_ssl_verify on;
                proxy_ssl_name TRIAL/GOV/B1/gw1;
                """
                        .formatted(keys, authority);
        var processes = new ArrayList<Process>();
        processes.add(
                one(
                        nginx,
                        folder.resolve("front"),
                        front,
                        "",
                        "https",
                        middle,
                        out.replace("proxy_ssl_verify on;", "proxy_ssl_verify off;")));
        processes.add(one(nginx, folder.resolve("back"), middle, " ssl", "http", backend, tls));
        return new Running(processes);
    }

    private static Process one(
            Path nginx, Path folder, int port, String how, String scheme, int to, String more)
            throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Path file = folder.resolve("nginx.conf");
        Files.writeString(
                file,
                """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/logs/error.log crit;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    keepalive_requests 1000000000;
                    upstream next { server 127.0.0.1:%2$d; keepalive 128; keepalive_requests 1000000000; }
                    server {
                        listen 127.0.0.1:%3$d%4$s;
                        %5$s
                        location / {
                            proxy_pass %6$s://next;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                        }
                    }
                }
                """
                        .formatted(folder, to, port, how, more, scheme));
        return new ProcessBuilder(
                        List.of(
                                nginx.toString(),
                                "-p",
                                folder.toString(),
                                "-c",
                                file.toString(),
                                "-e",
                                folder.resolve("logs/start.log").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("logs/out.log").toFile())
                .start();
    }
}
