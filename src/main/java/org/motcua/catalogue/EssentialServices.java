package org.motcua.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.kernel.ProcedureCode;
import org.motcua.kernel.Text;
import org.motcua.procedure.AskedPage;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Essential;
import org.motcua.procedure.Example;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Rehearsal;
import org.motcua.procedure.Rulebook;
import org.springframework.stereotype.Component;

/// The doorway to the essential services and how far each is, worked out from the definitions once
/// for a day and a state of the country's folder.
@Component
public class EssentialServices {
    private final Countries countries;
    private final Clock clock;
    private volatile @Nullable Made made;

    private record Made(String country, LocalDate day, List<Readiness> services) {}

    EssentialServices(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    /// All of them, in the order of their list.
    public List<Readiness> all() {
        var country = countries.active();
        var day = countries.today(clock);
        var last = made;
        if (last != null && last.country().equals(country.hash()) && last.day().equals(day)) {
            return last.services();
        }
        var procedures = Procedures.of(country);
        var services =
                country.all(Essential.KIND, day).stream()
                        .map(definition -> readiness(definition.value(), procedures, day))
                        .sorted(Comparator.comparingInt(one -> one.service().number()))
                        .toList();
        made = new Made(country.hash(), day, services);
        return services;
    }

    private static Readiness readiness(Essential service, Procedures procedures, LocalDate day) {
        var parts = new ArrayList<Readiness.Part>();
        var missing = new ArrayList<String>();
        var hindrances = new ArrayList<Text>();
        for (String code : service.procedures()) {
            Optional<Rulebook> rules = procedures.find(new ProcedureCode(code), day);
            if (rules.isEmpty()) {
                missing.add(code);
                continue;
            }
            parts.add(part(rules.get()));
            online(rules.get().procedure())
                    .filter(offer -> !offer.full())
                    .flatMap(offer -> Optional.ofNullable(offer.reason()))
                    .ifPresent(hindrances::add);
        }
        service.gaps().stream()
                .map(Essential.Gap::why)
                .filter(why -> !hindrances.contains(why))
                .forEach(hindrances::add);
        return new Readiness(service, parts, missing, hindrances);
    }

    private static Optional<Procedure.ChannelOffer> online(Procedure procedure) {
        return procedure.channels().stream()
                .filter(offer -> offer.channel() == Channel.ONLINE)
                .findFirst();
    }

    /// As its first worked example goes.
    private static Readiness.Part part(Rulebook rules) {
        var procedure = rules.procedure();
        int asked = 0;
        int known = 0;
        int papers = 0;
        int replaced = 0;
        for (Example example : procedure.examples().stream().limit(1).toList()) {
            var filing = Rehearsal.of(rules, example);
            for (AskedPage page : rules.pages(filing)) {
                for (AskedPage.Item item : page.items()) {
                    switch (item) {
                        case AskedPage.Item.Question _ -> asked++;
                        case AskedPage.Item.Known _ -> known++;
                    }
                }
            }
            for (var needed : rules.papers(filing, Set.copyOf(example.given().wallet()))) {
                if (needed.held() != null) {
                    replaced++;
                } else if (needed.required()) {
                    papers++;
                }
            }
        }
        return new Readiness.Part(
                procedure.code().value(), procedure.title(), asked, known, papers, replaced);
    }
}
