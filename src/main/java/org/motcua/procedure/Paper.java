package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// A paper that belongs to the request (thành phần hồ sơ).
///
/// @param code the code of the component in the national catalogue
/// @param cases the cases that need it; empty: all
/// @param when needed only if this holds
/// @param required without it the request cannot be filed
/// @param originals how many originals at the counter
/// @param show only shown at the counter, not kept (xuất trình)
/// @param formats file formats accepted online
/// @param replacedBy what makes the paper superfluous
/// @param alternatives other papers accepted in its place
public record Paper(
        String id,
        @Nullable String code,
        Text title,
        @Nullable Text hint,
        List<String> cases,
        @Nullable String when,
        boolean required,
        @Nullable Integer originals,
        @Nullable Integer copies,
        boolean show,
        List<Format> formats,
        @Nullable Integer maxMegabytes,
        @Nullable Integer maxFiles,
        List<Replacement> replacedBy,
        List<Alternative> alternatives,
        @Nullable String basis) {
    /// Formats that every paper accepts unless its definition says less.
    public static final List<Format> USUAL_FORMATS = List.of(Format.values());

    public static final int USUAL_MEGABYTES = 10;
    public static final int USUAL_FILES = 10;

    public Paper {
        cases = Given.list(cases);
        formats = Given.list(formats);
        replacedBy = Given.list(replacedBy);
        alternatives = Given.list(alternatives);
    }

    public enum Format {
        @JsonProperty("pdf")
        PDF,
        @JsonProperty("jpeg")
        JPEG,
        @JsonProperty("png")
        PNG,
        @JsonProperty("heic")
        HEIC,
        @JsonProperty("webp")
        WEBP
    }

    /// A registry record or an earlier result that stands for the paper, so that it is never asked.
    ///
    /// @param prefill id of the prefill whose found record replaces it
    /// @param result code of an earlier result in the person's wallet that replaces it
    /// @param when and only if this holds
    public record Replacement(
            @Nullable String prefill,
            @Nullable String result,
            @Nullable String when,
            Text because) {}

    /// Another paper accepted instead.
    public record Alternative(String id, Text title) {}

    public List<Format> acceptedFormats() {
        return formats.isEmpty() ? USUAL_FORMATS : formats;
    }

    public int acceptedMegabytes() {
        return maxMegabytes == null ? USUAL_MEGABYTES : maxMegabytes;
    }

    public int acceptedFiles() {
        return maxFiles == null ? USUAL_FILES : maxFiles;
    }

    /// A paper as one filing needs it.
    ///
    /// @param held why the state does not ask for it; null: the applicant hands it in
    public record Needed(Paper paper, boolean required, @Nullable Text held) {
        /// Must come from the applicant before the request can be filed.
        public boolean mandatory() {
            return required && held == null;
        }
    }
}
