package org.motcua.demo;

import java.util.List;

/// Statements that make what belongs to some people, each from the records of the people
/// themselves.
///
/// Chances are drawn from the personal number, so that the same people always have the same.
final class Having {
    private Having() {}

    static final String INTO =
            """
            insert into registry.record (entity, registry, key, fields, valid, recorded_at, cause)
            """;

    /// Grown-up or not, where they live, and a throw of the dice for each registry.
    static String people(String salt) {
        return """
        people as (
            select key, fields, fields ->> 'full_name' as name,
                fields -> 'residence' ->> 'unit' as unit, fields -> 'residence' ->> 'line' as line,
                extract(year from age(:today::date, (fields ->> 'birth_date')::date))::int as age,
                abs(hashtext(key || '%s')) %% 1000 as dice
            from registry.record
            where registry = 'population' and superseded_at is null
                and key = any(:keys::text[]))
        """
                .formatted(salt);
    }

    /// Numbers rows by the running number of their prefix; `chosen` has `prefix` and `key`.
    static String numbered(String registry) {
        return """
        ordered as (
            select *, row_number() over (partition by prefix order by key) as n,
                count(*) over (partition by prefix) as of_prefix
            from chosen),
        counted as (
            insert into registry.counter as c (registry, prefix, last)
            select '%s', prefix, count(*) from chosen group by prefix
            on conflict (registry, prefix) do update set last = c.last + excluded.last
            returning prefix, last),
        numbered as (
            select o.*, c.last - o.of_prefix + o.n as number
            from ordered o join counted c using (prefix))
        """
                .formatted(registry);
    }

    private static final String INSURANCE =
            "with "
                    + people("insured")
                    + INTO
                    + """
                    select uuidv7(), 'social-insurance', key,
                        jsonb_build_object('person_number', key, 'full_name', name,
                            'birth_date', fields ->> 'birth_date', 'unit', unit,
                            'kind', case when dice < 450 then 'compulsory' else 'voluntary' end,
                            'status', case when age >= 60 then 'pensioner'
                                when dice % 10 = 0 then 'reserved' else 'paying' end,
                            'months_paid', least((age - 17) * 9, 400)),
                        daterange(:today::date - 300, null), :at, 'demo'
                    from people where age >= 18 and (dice < 550 or :cast)
                    on conflict do nothing
                    """;

    private static final String CARDS =
            "with "
                    + people("insured")
                    + INTO
                    + """
                    select uuidv7(), 'health-cards', key,
                        jsonb_strip_nulls(jsonb_build_object('person_number', key,
                            'full_name', name, 'birth_date', fields ->> 'birth_date', 'unit', unit,
                            'group', case when age < 6 then 'child-under-6'
                                when age < 18 then 'student' when age >= 60 then 'pensioner'
                                when dice < 450 and not :cast then 'worker' else 'family' end,
                            'family_order', case when age between 18 and 59
                                    and (dice >= 450 or :cast)
                                then case when key = fields ->> 'household' then 1 else 2 end end,
                            'guardian_number', case when age < 6 then
                                coalesce(fields ->> 'mother_number', fields ->> 'father_number') end,
                            'facility', lpad((79001 + dice
                                % cardinality(:hospitals::text[]))::text, 5, '0'),
                            'issued_on', (:today::date - 300)::text,
                            'valid_from', date_trunc('year', :today::date)::date::text,
                            'valid_until', (date_trunc('year', :today::date)
                                + interval '1 year - 1 day')::date::text)),
                        daterange(:today::date - 300, null), :at, 'demo'
                    from people on conflict do nothing
                    """;

    private static final String TAXES =
            "with "
                    + people("taxed")
                    + INTO
                    + """
                    select uuidv7(), 'tax-numbers', key,
                        jsonb_build_object('kind', 'person', 'person_number', key, 'name', name,
                            'unit', unit, 'registered_on', '2025-07-01',
                            'status', case when dice < 30 then 'awaiting-update' else 'active' end),
                        daterange('2025-07-01', null), :at, 'demo'
                    from people where age between 18 and 75 and dice < 700
                    on conflict do nothing
                    """;

    /// Nine digits and their check digit (Thông tư 86/2024/TT-BTC); no province begins with 99.
    private static final String ENTERPRISES =
            "with "
                    + people("founded")
                    + """
                    , drawn as (
                        select *, '99' || lpad((abs(hashtextextended(key, 9)) % 10000000)::text, 7, '0')
                            as nine
                        from people where age between 25 and 65 and dice < 20),
                    weighed as (
                        select *, (select sum(w * substr(nine, n::int, 1)::int)
                            from unnest(array[31, 29, 23, 19, 17, 13, 7, 5, 3]) with ordinality
                                as t (w, n)) % 11 as rest
                        from drawn),
                    coded as (
                        select *, nine || (10 - rest) as code, '2024-03-15' as since
                        from weighed where rest > 0),
                    registered as (
                    """
                    + INTO
                    + """
                    select uuidv7(), 'enterprises', code,
                        jsonb_build_object('name', replace(:enterprise, '{0}', name),
                            'representative_number', key, 'representative_name', name,
                            'unit', unit, 'address', jsonb_build_object('unit', unit, 'line', line),
                            'capital', 100000000 * (1 + dice), 'registered_on', since,
                            'status', 'active'),
                        daterange(since::date, null), :at, 'demo'
                    from coded on conflict do nothing)
                    """
                    + INTO
                    + """
                    select uuidv7(), 'tax-numbers', code,
                        jsonb_build_object('kind', 'enterprise', 'enterprise', code,
                            'tax_code', code, 'name', replace(:enterprise, '{0}', name),
                            'unit', unit, 'registered_on', since, 'status', 'active'),
                        daterange(since::date, null), :at, 'demo'
                    from coded on conflict do nothing
                    """;

    private static final String MERITS =
            "with "
                    + people("merit")
                    + INTO
                    + """
                    select uuidv7(), 'meritorious-persons', 'CC' || key,
                        jsonb_build_object('person_number', key, 'full_name', name,
                            'category', (:merits::text[])[1 + dice % cardinality(:merits::text[])],
                            'relation', 'self', 'decided_on', '2001-05-02',
                            'allowance', 2000000 + 10000 * dice, 'unit', unit,
                            'status', 'receiving'),
                        daterange('2001-05-02', null), :at, 'demo'
                    from people where age >= 60 and dice < 80 on conflict do nothing
                    """;

    private static final String PROTECTED =
            "with "
                    + people("protected")
                    + INTO
                    + """
                    select uuidv7(), 'social-protection', 'BT' || key,
                        jsonb_build_object('person_number', key, 'full_name', name,
                            'category', (:protections::text[])
                                [1 + dice % cardinality(:protections::text[])],
                            'from_date', (:today::date - 400)::text,
                            'allowance', 500000, 'unit', unit, 'status', 'receiving'),
                        daterange(:today::date - 400, null), :at, 'demo'
                    from people where dice < 8 or (age >= 75 and dice < 500)
                    on conflict do nothing
                    """;

    private static final String POOR =
            "with "
                    + people("poor")
                    + """
                    , chosen as (
                        select p.*, h.fields -> 'members' as members,
                            'HN' || p.unit || '-' || extract(year from :today::date) || '-' as prefix
                        from people p join registry.record h
                            on h.registry = 'households' and h.key = p.key
                            and h.superseded_at is null
                        where dice < 50),
                    """
                    + numbered("poor-households")
                    + INTO
                    + """
                    select uuidv7(), 'poor-households', prefix || lpad(number::text, 5, '0'),
                        jsonb_build_object('head_number', key, 'head_name', name,
                            'household', key, 'members', members,
                            'class', case when dice < 20 then 'poor' else 'near-poor' end,
                            'unit', unit, 'year', extract(year from :today::date)::int,
                            'decided_on', date_trunc('year', :today::date)::date::text),
                        daterange(date_trunc('year', :today::date)::date, null), :at, 'demo'
                    from numbered on conflict do nothing
                    """;

    private static final String VEHICLES =
            "with "
                    + people("vehicle")
                    + INTO
                    + """
                    select uuidv7(), 'vehicles',
                        (10 + dice % 89) || '-ZZ' || lpad((abs(hashtextextended(key, 3))
                            % 10000000)::text, 7, '0'),
                        jsonb_build_object('kind', case when dice < 80 then 'car'
                                else 'motorcycle' end,
                            'owner_number', key, 'owner_name', name,
                            'chassis_number', 'DEMO' || key, 'made_in_year', 2019,
                            'registered_on', '2019-08-12', 'unit', unit, 'status', 'in-use'),
                        daterange('2019-08-12', null), :at, 'demo'
                    from people where age between 25 and 70 and dice < 500 on conflict do nothing
                    """;

    private static final String SELLERS =
            "with "
                    + people("taxed")
                    + """
                    , chosen as (
                        select *, 'TM' || extract(year from :today::date) || '-' as prefix
                        from people where age between 18 and 60 and dice < 15),
                    """
                    + numbered("ecommerce-sellers")
                    + INTO
                    + """
                    select uuidv7(), 'ecommerce-sellers', prefix || lpad(number::text, 8, '0'),
                        jsonb_build_object('tax_number', key, 'person_number', key, 'name', name,
                            'platforms', to_jsonb((:platforms::text[])[1 : 1 + dice % 2]),
                            'unit', unit, 'resident', true, 'since', '2024-10-01',
                            'period', extract(year from :today::date) || '-Q1',
                            'turnover', 20000000 * (1 + dice), 'orders', 40 * (1 + dice)),
                        daterange('2024-10-01', null), :at, 'demo'
                    from numbered on conflict do nothing
                    """;

    private static final String ADDRESSES =
            "with "
                    + people("address")
                    + INTO
                    + """
                    select distinct on (unit, line) uuidv7(), 'digital-addresses',
                        'A' || lpad((abs(hashtextextended(unit || line, 5)) % 100000000000)::text,
                            11, '0'),
                        jsonb_build_object('version', 1, 'unit', unit,
                            'house_number', split_part(line, ' ', 1),
                            'street', substr(line, strpos(line, ' ') + 1), 'status', 'in-use'),
                        daterange('2025-07-01', null), :at, 'demo'
                    from people where line ~ '^[0-9]+ ' order by unit, line
                    on conflict do nothing
                    """;

    private static final String TRAINING =
            "with "
                    + people("trained")
                    + """
                    , chosen as (
                        select *, 'DT' || extract(year from :today::date) || '-' as prefix
                        from people where age between 22 and 60 and dice < 10),
                    """
                    + numbered("digital-training")
                    + INTO
                    + """
                    select uuidv7(), 'digital-training', prefix || lpad(number::text, 7, '0'),
                        jsonb_build_object('person_number', key, 'full_name', name, 'unit', unit,
                            'course', (:courses::text[])[1 + dice % cardinality(:courses::text[])],
                            'way', case when dice % 2 = 0 then 'class' else 'online' end,
                            'hours', 16, 'finished_on', (:today::date - 30 - dice)::text,
                            'passed', true),
                        daterange(:today::date - 30 - dice, null), :at, 'demo'
                    from numbered on conflict do nothing
                    """;

    static final List<String> ALL =
            List.of(
                    INSURANCE,
                    CARDS,
                    TAXES,
                    ENTERPRISES,
                    MERITS,
                    PROTECTED,
                    POOR,
                    VEHICLES,
                    SELLERS,
                    ADDRESSES,
                    TRAINING);
}
