package org.motcua.portal.data;

import java.util.HashMap;
import java.util.Map;
import org.motcua.country.Country;
import org.motcua.country.Definition;
import org.motcua.kernel.Text;
import org.motcua.mandate.MandateKind;
import org.motcua.proactive.Offering;
import org.motcua.procedure.Procedures;
import org.motcua.registry.Sharing;

/// What records were looked at for, in the words of the reader. The journal keeps the wording in
/// which the law is binding; where a definition still says it so, its other languages are known.
final class Purposes {
    private final Map<String, Text> byBinding = new HashMap<>();
    private final String binding;

    private Purposes(Country country) {
        binding = country.settings().binding();
        country.all(Procedures.KIND).stream()
                .flatMap(found -> found.value().prefill().stream())
                .forEach(one -> add(one.purpose()));
        country.all(Sharing.KIND).stream()
                .map(Definition::value)
                .forEach(one -> add(one.purpose()));
        country.all(Offering.KIND).stream().map(Definition::value).forEach(one -> add(one.title()));
        country.all(MandateKind.KIND).stream()
                .map(Definition::value)
                .forEach(one -> add(one.title()));
    }

    static Purposes of(Country country) {
        return country.view(Purposes.class, Purposes::new);
    }

    private void add(Text purpose) {
        byBinding.putIfAbsent(purpose.in(binding), purpose);
    }

    /// As it was written down where nobody says it so any more.
    String in(String language, String written) {
        var text = byBinding.get(written);
        return text == null ? written : text.in(language);
    }
}
