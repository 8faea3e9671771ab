package org.motcua.board.reports;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Reports as files.
final class ReportFiles {
    private static final MediaType XLSX =
            MediaType.parseMediaType(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private ReportFiles() {}

    static ResponseEntity<byte[]> workbook(byte[] content, String name) {
        return file(content, XLSX, name + ".xlsx");
    }

    static ResponseEntity<byte[]> paper(byte[] content, String name) {
        return file(content, MediaType.APPLICATION_PDF, name + ".pdf");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
