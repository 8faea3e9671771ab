package org.motcua.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.motcua.country.Countries;
import org.motcua.dossier.PaperFile;
import org.motcua.dossier.Uploads;
import org.motcua.procedure.Paper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Takes in files that other systems send, for a draft or for a supplement.
@Component
class Receiving {
    private static final int LARGEST_PART = 2 << 20;

    private final Uploads uploads;
    private final Countries countries;

    Receiving(Uploads uploads, Countries countries) {
        this.uploads = uploads;
        this.countries = countries;
    }

    /// A file that is the body of a request.
    PaperFile whole(Uploads.Home home, Paper paper, String name, HttpServletRequest request)
            throws IOException {
        long size = request.getContentLengthLong();
        if (size < 0) {
            throw Trouble.of(Trouble.Kind.LENGTH_MISSING);
        }
        try (var content = request.getInputStream()) {
            return taken(uploads.whole(home, paper, name, size, content));
        }
    }

    PaperFile begin(Uploads.Home home, Paper paper, String name, long size, String sum) {
        return taken(uploads.begin(home, paper, name, size, sum));
    }

    /// The next part of a file that was announced.
    PaperFile append(PaperFile file, Paper paper, long offset, HttpServletRequest request)
            throws IOException {
        byte[] part;
        try (var content = request.getInputStream()) {
            part = content.readNBytes(LARGEST_PART + 1);
        }
        if (part.length > LARGEST_PART) {
            throw Trouble.of(Trouble.Kind.PART_TOO_LARGE);
        }
        return switch (uploads.append(file.id(), paper, offset, part)) {
            case Uploads.Arrived.Partly _ -> uploads.get(file.id());
            case Uploads.Arrived.Whole(var whole) -> taken(whole);
            case Uploads.Arrived.OutOfPlace(long received) ->
                    throw Trouble.of(Trouble.Kind.PART_OUT_OF_PLACE, received);
        };
    }

    void remove(PaperFile file) {
        uploads.remove(file.id());
    }

    static ResponseEntity<Parts.FilePart> answer(Speech speech, PaperFile file) {
        var part = Parts.file(speech, file);
        return ResponseEntity.ok().header(FileResources.OFFSET, "" + part.received()).body(part);
    }

    /// A file that cannot be taken is told at once and leaves nothing behind.
    private PaperFile taken(PaperFile file) {
        if (file.state() != PaperFile.State.REFUSED) {
            return file;
        }
        String fault = file.fault().orElse("damaged");
        var text = countries.active().words().find("dossier.file." + fault).orElseThrow();
        uploads.remove(file.id());
        throw Trouble.of(
                Trouble.Kind.FILE_REFUSED,
                List.of(new Trouble.Fault("papers." + file.paper(), fault, text)));
    }
}
