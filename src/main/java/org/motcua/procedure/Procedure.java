package org.motcua.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;

/// One procedure of the national catalogue (thủ tục hành chính) as its definition file says it.
///
/// It only holds what was written; [Rulebook] answers questions about it. Every expression is CEL
/// over the form's fields (see docs/reference/procedure-definition.md).
///
/// @param field id of the field of administration (lĩnh vực)
/// @param name the official name
/// @param title the name in plain words, as people say it
/// @param receives what the person gets in the end
/// @param searchWords other words that people use for it, per language
/// @param lifeEvents ids of the life events under which people find it
/// @param subjects ids of the kinds of subject that may apply (đối tượng thực hiện, ĐT1 ...)
/// @param mandates who may file for somebody else, in words; empty: only the applicant
/// @param cases the situations that need different papers; exactly one applies
/// @param results what a granted request gives; the first that applies
/// @param checks what the program examines by itself and shows to the officer
/// @param refusals the only grounds on which the request may be refused
/// @param supplements what may be asked for in a request to supplement
public record Procedure(
        ProcedureCode code,
        String field,
        Text name,
        Text title,
        Text receives,
        Map<String, List<String>> searchWords,
        List<String> lifeEvents,
        List<Audience> audience,
        List<String> subjects,
        List<Text> mandates,
        Competence competence,
        List<ChannelOffer> channels,
        List<Case> cases,
        Form form,
        List<Prefill> prefill,
        List<Paper> papers,
        List<Fee> fees,
        List<Deadline> deadlines,
        List<ProcessStep> process,
        List<Examination> checks,
        List<Decision> decisions,
        List<Result> results,
        List<RegistryChange> changes,
        List<Message> messages,
        List<LegalBasis> legalBasis,
        List<Ground> refusals,
        List<Ground> supplements,
        List<Example> examples) {

    public Procedure {
        searchWords = Given.map(searchWords);
        lifeEvents = Given.list(lifeEvents);
        audience = Given.list(audience);
        subjects = Given.list(subjects);
        mandates = Given.list(mandates);
        channels = Given.list(channels);
        cases = Given.list(cases);
        prefill = Given.list(prefill);
        papers = Given.list(papers);
        fees = Given.list(fees);
        deadlines = Given.list(deadlines);
        process = Given.list(process);
        checks = Given.list(checks);
        decisions = Given.list(decisions);
        results = Given.list(results);
        changes = Given.list(changes);
        messages = Given.list(messages);
        legalBasis = Given.list(legalBasis);
        refusals = Given.list(refusals);
        supplements = Given.list(supplements);
        examples = Given.list(examples);
    }

    /// For whom the portal lists it.
    public enum Audience {
        @JsonProperty("citizen")
        CITIZEN,
        @JsonProperty("business")
        BUSINESS
    }

    /// A way to file, and how far it goes.
    ///
    /// @param full the whole matter can be done this way without coming in person (toàn trình)
    /// @param reason why it is only partly possible; required when `full` is false for online
    ///   (Decree 224/2026, article 14)
    public record ChannelOffer(Channel channel, boolean full, @Nullable Text reason) {}

    /// A situation with its own papers. The first whose condition holds applies.
    ///
    /// @param when condition in CEL; empty: always
    public record Case(String id, Text title, @Nullable String when) {}

    /// A legal text on which the procedure rests.
    public record LegalBasis(
            String id, Text title, @Nullable String article, @Nullable String url) {}

    /// A reason from a closed list: to refuse, or to ask for more.
    public record Ground(String id, Text text, @Nullable String basis) {}

    public boolean offers(Channel channel) {
        return channels.stream().anyMatch(offer -> offer.channel() == channel);
    }

    public boolean fullyOnline() {
        return channels.stream()
                .anyMatch(offer -> offer.channel() == Channel.ONLINE && offer.full());
    }
}
