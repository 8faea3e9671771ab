package org.motcua.board.indicators;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Rows as a file (RFC 4180) with the mark of UTF-8, without which spreadsheets garble letters.
final class Files {
    private static final char MARK = '\uFEFF';

    private Files() {}

    static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        String text =
                rows.stream()
                        .map(row -> row.stream().map(Files::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", String.valueOf(MARK), "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A cell that begins like a formula would be computed by a spreadsheet: it is made plain.
    private static String cell(String text) {
        String plain = text.matches("[=+@\\t].*") ? "'" + text : text;
        return plain.matches("[^\",\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
