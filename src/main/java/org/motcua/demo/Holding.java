package org.motcua.demo;

import java.util.List;

/// What people hold beside what [Having] makes: cards and passports, fines, electricity, schooling,
/// work that ended, organisations with their seals.
///
/// Those who are to act hold all of it, the others by chance.
final class Holding {
    private Holding() {}

    private static String people(String salt) {
        return Having.people(salt)
                + """
                , holders as (
                    select *, case when :cast then 0 else dice end as luck,
                        substr(key, 2, 2) as province, key = fields ->> 'household' as heads,
                        fields ->> 'sex' = 'male' as man
                    from people)
                """;
    }

    /// As the law has it, cards are renewed at 25, 40 and 60; that of the last time is for good.
    private static final String IDENTITY_CARDS =
            "with "
                    + people("card")
                    + Having.INTO
                    + """
                    select uuidv7(), 'identity-cards', key,
                        jsonb_strip_nulls(jsonb_build_object('person_number', key,
                            'full_name', name, 'issued_on', (:today::date - 730)::text,
                            'valid_until', ((fields ->> 'birth_date')::date + make_interval(years =>
                                case when age < 23 then 25 when age < 38 then 40
                                    when age < 58 then 60 end))::date::text,
                            'biometrics_on', (:today::date - 740)::text, 'status', 'valid')),
                        daterange(:today::date - 730, null), :at, 'demo'
                    from holders where age >= 16 on conflict do nothing
                    """;

    private static final String PASSPORTS =
            "with "
                    + people("passport")
                    + Having.INTO
                    + """
                    select uuidv7(), 'passports', number,
                        jsonb_build_object('number', number, 'holder_number', key,
                            'holder_name', name, 'birth_date', fields ->> 'birth_date',
                            'chip', false, 'issued_on', (:today::date - 3600)::text,
                            'valid_until', (:today::date + 52)::text, 'status', 'valid'),
                        daterange(:today::date - 3600, null), :at, 'demo'
                    from holders, lateral (select 'P' || lpad((abs(hashtextextended(key, 7))
                        % 100000000)::text, 8, '0') as number) as n
                    where age >= 20 and luck < 250 on conflict do nothing
                    """;

    /// Of people without a licence, so that nobody's licence is blocked by chance.
    private static final String VIOLATIONS =
            "with "
                    + people("fined")
                    + Having.INTO
                    + """
                    select uuidv7(), 'traffic-violations', 'VP' || key,
                        jsonb_build_object('violator_number', key, 'violator_name', name,
                            'happened_on', (:today::date - 20)::text, 'place', province,
                            'violation', :violation, 'recorded_by', 'camera', 'fine', 5000000,
                            'points', 4, 'decided_on', (:today::date - 6)::text,
                            'pay_by', (:today::date + 4)::text, 'status', 'open'),
                        daterange(:today::date - 6, null), :at, 'demo'
                    from holders where age between 18 and 70 and luck < 30
                        and not exists (select 1 from registry.record l
                            where l.registry = 'driving-licences' and l.superseded_at is null
                                and l.fields @> jsonb_build_object('holder_number', key))
                    on conflict do nothing
                    """;

    private static final String ELECTRICITY =
            "with "
                    + people("power")
                    + Having.INTO
                    + """
                    select uuidv7(), 'electricity-contracts', 'PE' || substr(key, 2),
                        jsonb_build_object('holder_number', key, 'holder_name', name,
                            'address', fields -> 'residence', 'purpose', 'household', 'phases', 1,
                            'capacity', 5, 'arrears', case when luck % 20 = 1 then 412000 else 0 end,
                            'since', '2018-05-04', 'status', 'active'),
                        daterange('2018-05-04', null), :at, 'demo'
                    from holders where heads and luck < 900 on conflict do nothing
                    """;

    private static final String LEARNERS =
            "with "
                    + people("school")
                    + Having.INTO
                    + """
                    select uuidv7(), 'learners', key,
                        jsonb_strip_nulls(jsonb_build_object('person_number', key,
                            'full_name', name, 'school', replace(:school, '{0}',
                                (1 + dice % 9)::text), 'place', province,
                            'stage', case when age < 18 then 'in-grade-12' else 'graduated' end,
                            'finished_year', case when age >= 18
                                then extract(year from (fields ->> 'birth_date')::date)::int + 18 end,
                            'diploma', case when age >= 18 then 'TN-' || substr(key, 5) end)),
                        daterange(:today::date - 90, null), :at, 'demo'
                    from holders where age = 17 or (age between 18 and 60 and luck < 700)
                    on conflict do nothing
                    """;

    private static final String UNEMPLOYMENT =
            "with "
                    + people("insured")
                    + Having.INTO
                    + """
                    select uuidv7(), 'unemployment-insurance', key,
                        jsonb_strip_nulls(jsonb_build_object('person_number', key,
                            'full_name', name, 'unit', unit,
                            'employer', replace(:enterprise, '{0}',
                                split_part(name, ' ', 1)),
                            'months', 14 + dice % 120, 'average_wage', 7000000 + 20000 * dice,
                            'regional_minimum', 5310000,
                            'work_ended_on', case when luck < 15 then (:today::date - 24)::text end,
                            'end_reason', case when luck < 15 then 'term-over' end,
                            'status', case when luck < 15 then 'ended' else 'paying' end)),
                        daterange(:today::date - 24, null), :at, 'demo'
                    from holders where age between 18 and 60 and luck < 450 on conflict do nothing
                    """;

    private static final String ORGANISATIONS =
            "with "
                    + people("organisation")
                    + Having.INTO
                    + """
                    select uuidv7(), 'organisations', 'HKH.' || key,
                        jsonb_build_object('code', 'HKH.' || key,
                            'name', replace(:association, '{0}', name), 'kind', 'association',
                            'founding_decision', '12/' || substr(key, 7),
                            'founded_on', '2019-03-12', 'representative_number', key,
                            'representative_name', name, 'address', fields -> 'residence',
                            'status', 'active'),
                        daterange('2019-03-12', null), :at, 'demo'
                    from holders where age >= 20 and luck < 6 on conflict do nothing
                    """;

    /// Some organisations have a seal, the others are about to get one.
    private static final String SEALS =
            "with "
                    + people("organisation")
                    + """
                    , chosen as (
                        select *, 'MD' || extract(year from :today::date) || '-' as prefix
                        from holders where age >= 20 and luck < 6 and man),
                    """
                    + Having.numbered("seals")
                    + Having.INTO
                    + """
                    select uuidv7(), 'seals', prefix || lpad(number::text, 7, '0'),
                        jsonb_build_object('number', prefix || lpad(number::text, 7, '0'),
                            'organisation', 'HKH.' || key, 'main_of', 'HKH.' || key,
                            'organisation_name', replace(:association, '{0}', name), 'kind', 'ink',
                            'unit', unit, 'registered_on', '2019-04-02', 'status', 'in-use'),
                        daterange('2019-04-02', null), :at, 'demo'
                    from numbered on conflict do nothing
                    """;

    private static final String NEW_VEHICLES =
            "with "
                    + people("new vehicle")
                    + Having.INTO
                    + """
                    select uuidv7(), 'new-vehicles', 'NEW' || key,
                        jsonb_build_object('kind', 'motorcycle', 'make', :make,
                            'colour', (:colours::text[])[1 + dice
                                % cardinality(:colours::text[])],
                            'engine_number', 'E' || substr(key, 3), 'made_in_year',
                            extract(year from :today::date)::int, 'domestic', true,
                            'quality_slip', 'XX' || substr(key, 3), 'invoice',
                            'HD' || substr(key, 5),
                            'price', 18000000 + 20000 * dice, 'buyer_number', key,
                            'duty_paid', true),
                        daterange(:today::date - 5, null), :at, 'demo'
                    from holders where age between 18 and 65 and luck < 12 on conflict do nothing
                    """;

    /// Of women: the plays of men begin a business.
    private static final String BUSINESSES =
            "with "
                    + people("business")
                    + Having.INTO
                    + """
                    select uuidv7(), 'household-businesses', key,
                        jsonb_build_object('code', key, 'owner_number', key, 'owner_name', name,
                            'name', :make || ' ' || split_part(name, ' ', -1),
                            'address', fields -> 'residence', 'unit', unit, 'trade', :make,
                            'capital', 50000000, 'workers', 1,
                            'started', (:today::date - 3)::text, 'status', 'active'),
                        daterange(:today::date - 3, null), :at, 'demo'
                    from holders where not man and age between 20 and 65 and luck < 10
                    on conflict do nothing
                    """;

    static final List<String> ALL =
            List.of(
                    IDENTITY_CARDS,
                    PASSPORTS,
                    VIOLATIONS,
                    ELECTRICITY,
                    LEARNERS,
                    UNEMPLOYMENT,
                    ORGANISATIONS,
                    SEALS,
                    NEW_VEHICLES,
                    BUSINESSES);
}
