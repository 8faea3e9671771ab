package org.motcua.procedure;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.motcua.calendar.Span;
import org.motcua.country.Kind;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;

/// Procedures that follow from one event in a life or a business and are asked for as one (thủ tục
/// liên thông), as the definition file says it: a graph of steps, each an ordinary procedure.
///
/// It stands in the national catalogue with a code of its own, and to a person it looks like any
/// procedure: the forms of its steps made into one (see [BundlePlan#whole()]).
///
/// @param system the portal's digits before the date in the code that the person gets
/// @param once CEL over the answers: names the event, so that nobody asks for it twice; empty text:
///   nothing to compare
/// @param acknowledge within how much working time each agency takes its part in or turns it away
/// @param synchroniseMinutes within how many minutes a part reaches its agency once it can
/// @param deadlines for the whole
/// @param messages what the person is told of the whole; each agency tells of its part
public record Bundle(
        ProcedureCode code,
        String system,
        String field,
        Text name,
        Text title,
        Text receives,
        Map<String, List<String>> searchWords,
        List<String> lifeEvents,
        List<Procedure.Audience> audience,
        List<String> subjects,
        List<Text> mandates,
        List<Procedure.ChannelOffer> channels,
        String once,
        Span acknowledge,
        int synchroniseMinutes,
        List<Deadline> deadlines,
        List<BundleStep> steps,
        List<Message> messages,
        List<Procedure.LegalBasis> legalBasis,
        List<Example> examples) {
    public static final Kind<Bundle> KIND =
            Kind.of("bundle", "bundles/*.yaml", Bundle.class)
                    .identifiedBy("code")
                    .checkedBy(new BundleProof());

    public Bundle {
        searchWords = Given.map(searchWords);
        lifeEvents = Given.list(lifeEvents);
        audience = Given.list(audience);
        subjects = Given.list(subjects);
        mandates = Given.list(mandates);
        channels = Given.list(channels);
        deadlines = Given.list(deadlines);
        steps = Given.list(steps);
        messages = Given.list(messages);
        legalBasis = Given.list(legalBasis);
        examples = Given.list(examples);
    }

    /// @throws NoSuchElementException where there is no such step
    public BundleStep step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no step " + id));
    }
}
