package org.motcua.linking;

import java.time.LocalDate;
import org.motcua.TestCountry;
import org.motcua.country.Definition;
import org.motcua.unit.Units;

/// The shipped linking, and pairs written as in life.
final class Vietnam {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Definition<LinkRule> DEFINITION =
            TestCountry.COUNTRY.get(LinkRule.KIND, "land-population", TODAY);
    static final LinkRule RULE = DEFINITION.value();
    static final NameReading READING =
            TestCountry.COUNTRY.get(NameReading.KIND, "vietnamese", TODAY).value();

    private Vietnam() {}

    static Places places() {
        return Places.of(Units.of(TestCountry.COUNTRY), TODAY);
    }

    /// The level on which a measure of two rows stands, "none" where one does not say it.
    static String level(Measure measure, Cells record, Cells person) {
        var reader = new Reader(RULE, READING, places());
        var records = new People(2);
        var persons = new People(1);
        reader.owners(0, record, records);
        reader.person(0, person, persons);
        int level =
                measure.at(
                        new Compare(reader.names(), reader.places())
                                .levels(records, 0, persons, 0));
        return level == 0 ? "none" : measure.levels().get(level - 1);
    }

    static Cells named(String name) {
        return Cells.of(name);
    }

    static Cells numbered(String number) {
        return Cells.of(null, number);
    }

    static Cells born(String birth) {
        return Cells.of(null, null, null, birth);
    }

    static Cells living(String place) {
        return Cells.of(null, null, null, null, null, place);
    }
}
