package org.motcua.portal.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.calendar.Span;
import org.motcua.country.Countries;
import org.motcua.page.Page;
import org.motcua.procedure.Channel;
import org.motcua.procedure.Fee;
import org.motcua.procedure.Paper;
import org.motcua.procedure.Procedure;
import org.motcua.procedure.Procedures;
import org.motcua.procedure.Tariff;
import org.springframework.stereotype.Component;

/// Says in words what the definition of a procedure lays down: time, money, papers.
@Component
class Outlines {
    private final Countries countries;
    private final Clock clock;

    Outlines(Countries countries, Clock clock) {
        this.countries = countries;
        this.clock = clock;
    }

    Outline of(Page page, Procedure procedure) {
        return new Outline(
                times(page, procedure),
                procedure.fees().stream().map(fee -> cost(page, fee)).toList(),
                procedure.papers().stream().map(paper -> need(page, procedure, paper)).toList());
    }

    private static List<String> times(Page page, Procedure procedure) {
        var times = new ArrayList<String>();
        for (var deadline : procedure.deadlines()) {
            String span = span(page, deadline.span());
            String cutOff =
                    deadline.cutOff() == null
                            ? ""
                            : " "
                                    + page.w(
                                            "portal.cut-off",
                                            page.format().time(deadline.cutOff().time()));
            String cases = cases(page, procedure, deadline.cases());
            times.add((cases.isEmpty() ? "" : cases + ": ") + span + cutOff);
        }
        return times.stream().distinct().toList();
    }

    private static String span(Page page, Span span) {
        return switch (span) {
            case Span.WorkingDays days when days.halves() == 0 -> page.w("portal.span.same-day");
            case Span.WorkingDays days when days.halves() % 2 == 0 ->
                    many(page, "working-days", days.halves() / 2);
            case Span.WorkingDays days -> many(page, "working-hours", days.halves() * 4);
            case Span.WorkingHours hours ->
                    many(page, "working-hours", (hours.minutes() + 59) / 60);
            case Span.CalendarDays days -> many(page, "days", days.days());
            case Span.CalendarMonths months -> many(page, "months", months.months());
            case Span.CalendarYears years -> many(page, "years", years.years());
        };
    }

    private static String many(Page page, String unit, int number) {
        return page.w("portal.span." + unit + (number == 1 ? ".one" : ""), number);
    }

    private Outline.Cost cost(Page page, Fee fee) {
        var online = price(fee, Channel.ONLINE);
        var counter = price(fee, Channel.COUNTER);
        String how =
                online.isEmpty()
                        ? page.w("portal.fee.local")
                        : made(page, fee, online.get())
                                + (counter.isPresent()
                                                && !counter.get()
                                                        .amount()
                                                        .equals(online.get().amount())
                                        ? " "
                                                + page.w(
                                                        "portal.fee.counter",
                                                        page.format().money(counter.get().amount()))
                                        : "");
        return new Outline.Cost(
                page.t(fee.title()),
                how,
                fee.reliefs().stream().map(relief -> page.t(relief.title())).toList());
    }

    /// How a charge is made up; what depends on answers stands as a letter.
    private static String made(Page page, Fee fee, Tariff.Row row) {
        String price = page.format().number(row.amount().amount());
        String plain =
                fee.how() == null
                        ? page.format().money(row.amount())
                        : page.t(fee.how()).replace("{price}", price).replaceAll("\\{[^}]*}", "n");
        return row.assumed() ? plain + " " + page.w("portal.fee.assumed") : plain;
    }

    private Optional<Tariff.Row> price(Fee fee, Channel channel) {
        var country = countries.active();
        return Optional.ofNullable(fee.tariff())
                .flatMap(id -> country.find(Procedures.TARIFFS, id, countries.today(clock)))
                .flatMap(tariff -> tariff.value().row(null, channel, countries.today(clock)));
    }

    private static Outline.Need need(Page page, Procedure procedure, Paper paper) {
        String when = cases(page, procedure, paper.cases());
        boolean depends = when.isEmpty() && (paper.when() != null || !paper.required());
        return new Outline.Need(
                page.t(paper.title()),
                depends ? page.w("portal.procedure.need.depends") : when,
                paper.replacedBy().stream()
                        .map(replacement -> page.t(replacement.because()))
                        .toList());
    }

    private static String cases(Page page, Procedure procedure, List<String> cases) {
        if (cases.isEmpty() || cases.size() == procedure.cases().size()) {
            return "";
        }
        return String.join(
                ", ",
                procedure.cases().stream()
                        .filter(one -> cases.contains(one.id()))
                        .map(one -> page.t(one.title()))
                        .toList());
    }
}
