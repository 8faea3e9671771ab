package org.motcua.demo;

import java.nio.charset.StandardCharsets;

/// An empty page as a PDF, which stands for a paper that somebody hands in.
final class Sheet {
    private Sheet() {}

    static byte[] blank() {
        var text = new StringBuilder("%PDF-1.4\n");
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>"
        };
        var table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(text.length()));
            text.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects[i]));
        }
        int at = text.length();
        text.append(table)
                .append("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(at));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
