package org.motcua.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/// The files that pages refer to: stylesheet, scripts, fonts, pictures.
///
/// Read, named by their content and compressed once at the start, then served from memory. The name
/// changes with the content, so a browser never has to ask again.
public final class Assets {
    /// Files in order: one that refers to others stands behind them. htmx comes from its webjar.
    private static final List<String> OWN =
            List.of(
                    "be-vietnam-pro-400.woff2",
                    "be-vietnam-pro-600.woff2",
                    "icon.svg",
                    "motcua.css",
                    "wall.css",
                    "motcua.js",
                    "upload.js",
                    "live.js");

    private static final String HTMX = "htmx.js";
    private static final String HTMX_FILE =
            "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Asset> byFile = new HashMap<>();

    /// One file as it is served.
    static final class Asset {
        private final String type;
        private final byte[] plain;
        private final byte @Nullable [] compressed;

        Asset(String type, byte[] plain, byte @Nullable [] compressed) {
            this.type = type;
            this.plain = plain;
            this.compressed = compressed;
        }

        void answer(boolean gzip, boolean withBody, HttpServletResponse response)
                throws IOException {
            response.setContentType(type);
            byte[] body = plain;
            if (gzip && compressed != null) {
                response.setHeader("Content-Encoding", "gzip");
                body = compressed;
            }
            response.setContentLength(body.length);
            if (withBody) {
                response.getOutputStream().write(body);
            }
        }
    }

    Assets() {
        for (String name : OWN) {
            add(name, read("assets/" + name));
        }
        add(HTMX, read(HTMX_FILE));
    }

    /// The address of a file by its plain name, such as "motcua.css".
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset named " + name);
        }
        return address;
    }

    Optional<Asset> find(String file) {
        return Optional.ofNullable(byFile.get(file));
    }

    private void add(String name, byte[] plain) {
        byte[] content = name.endsWith(".css") ? withAddresses(plain) : plain;
        int dot = name.lastIndexOf('.');
        String file = name.substring(0, dot) + "." + hash(content) + name.substring(dot);
        addresses.put(name, AssetFilter.FOLDER + file);
        byFile.put(file, new Asset(type(name), content, compressed(name, content)));
    }

    /// Fonts in the stylesheet get their lasting names; line ends and indents go.
    private byte[] withAddresses(byte[] css) {
        String text =
                new String(css, StandardCharsets.UTF_8)
                        .replaceAll("(?s)/\\*.*?\\*/", "")
                        .replaceAll("\\s*\\n\\s*", "")
                        .replaceAll("\\s*([{};,])\\s*", "$1")
                        .replace(": ", ":")
                        .replace(";}", "}");
        for (Map.Entry<String, String> known : addresses.entrySet()) {
            text = text.replace("url(" + known.getKey() + ")", "url(" + known.getValue() + ")");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the program lacks its file " + path, e);
        }
    }

    /// Fonts are compressed in themselves.
    private static byte @Nullable [] compressed(String name, byte[] content) {
        if (name.endsWith(".woff2")) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException("what type is " + name + "?");
        };
    }
}
