package org.motcua.server.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.motcua.linking.Functions;
import org.motcua.linking.LinkRule;
import org.motcua.linking.Linking;
import org.motcua.linking.Measure;
import org.motcua.linking.Model;
import org.motcua.linking.NameReading;

/// DuckDB with two threads: the linking in plain SQL, and the check of the kernel's pairs.
@SuppressWarnings("InlineFormatString") // the statements read better by themselves
public final class DuckDbRival implements LinkRival {
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(?:\\n|$)");

    private static final String FILES =
            """
            create table persons_raw as
            select row_number() over () - 1 as id, *
            from read_csv('%1$s/persons.tsv', delim = '\\t', header = false, quote = '', escape = '',
                all_varchar = true, nullstr = '\\N',
                names = ['name', 'number', 'old_number', 'birth', 'sex', 'place', 'died']);
            create table records_raw as
            select row_number() over () - 1 as id, *
            from read_csv('%1$s/records.tsv', delim = '\\t', header = false, quote = '', escape = '',
                all_varchar = true, nullstr = '\\N',
                names = ['owner', 'number', 'birth', 'place', 'made', 'truth']);
            create table units as select distinct *
            from read_csv('%1$s/units.tsv', delim = '\\t', header = false, all_varchar = true,
                names = ['code', 'unit', 'province']);
            """;

    private static final String NORMALISED =
            """
            create table persons as
            select id, exact, bare, array_to_string(list_sort(string_split(bare, ' ')), ' ') as bag,
                split_part(bare, ' ', 1) || ' ' || split_part(bare, ' ', -1) as ends,
                nullif(number, '') as number, nullif(old_number, '') as old_number,
                birth::date as birth, year(birth::date) as year, sex, place, u.province
            from (select *, lower(nfc_normalize(name)) as exact,
                    strip_accents(replace(lower(nfc_normalize(name)), 'đ', 'd')) as bare
                from persons_raw) p
            left join (select distinct unit, province from units) u on u.unit = p.place;
            create table owners as
            with split as (
                select id, truth, place, made,
                    unnest(regexp_split_to_array(
                        regexp_replace(lower(nfc_normalize(replace(replace(owner, 'Ð', 'Đ'), 'ð', 'đ'))),
                            '\\([^)]*\\)|:', '', 'g'), '%2$s')) as owner,
                    generate_subscripts(regexp_split_to_array(
                        regexp_replace(lower(nfc_normalize(replace(replace(owner, 'Ð', 'Đ'), 'ð', 'đ'))),
                            '\\([^)]*\\)|:', '', 'g'), '%2$s'), 1) as nth,
                    number, birth
                from records_raw),
            cleaned as (
                select id, nth, place, made, split_part(truth, ';', nth::int) as truth,
                    trim(regexp_replace(owner, '^\\s*(%1$s)\\s+', '')) as exact,
                    regexp_replace(split_part(number, ';', nth::int), '[ .-]', '', 'g') as number,
                    trim(split_part(birth, ';', nth::int)) as birth
                from split)
            select row_number() over () - 1 as owner, id, nth, truth, exact, bare,
                array_to_string(list_sort(string_split(bare, ' ')), ' ') as bag,
                split_part(bare, ' ', 1) || ' ' || split_part(bare, ' ', -1) as ends,
                case when length(number) in (11, 12) then lpad(number, 12, '0') end as number,
                case when length(number) in (8, 9) then lpad(number, 9, '0') end as old_number,
                try_strptime(birth, '%%d/%%m/%%Y')::date as birth,
                try_cast(right(birth, 4) as int) as year, place
            from (select *, strip_accents(replace(exact, 'đ', 'd')) as bare from cleaned);
            create table owner_units as
            select owner, unit, province from owners join units on code = place;
            create table exact_count as
            select exact, count(*) / sum(count(*)) over () as f from persons group by exact;
            create table bare_count as
            select bare, count(*) / sum(count(*)) over () as f from persons group by bare;
            create table pairs as
            select o.owner, p.id from owners o join persons p on o.number = p.number
            union select o.owner, p.id from owners o join persons p on o.old_number = p.old_number
            union select o.owner, p.id from owners o join owner_units u using (owner)
                join persons p on o.bag = p.bag and u.unit = p.place and o.year = p.year
            union select o.owner, p.id from owners o
                join persons p on o.bag = p.bag and o.birth = p.birth
            union select o.owner, p.id from owners o join owner_units u using (owner)
                join persons p on o.bag = p.bag and u.unit = p.place
            union select o.owner, p.id from owners o join owner_units u using (owner)
                join persons p on o.birth = p.birth and u.unit = p.place
            union select o.owner, p.id from owners o join owner_units u using (owner)
                join persons p on o.ends = p.ends and o.year = p.year and u.unit = p.place
            union select o.owner, p.id from owners o
                join (select distinct owner, province from owner_units) u using (owner)
                join persons p on o.bag = p.bag and o.year = p.year and u.province = p.province;
            """;

    @Override
    public String name() {
        return "DuckDB";
    }

    private static Connection open(Path folder) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        run(
                connection,
                "set threads = 2; set memory_limit = '6GB'; set temp_directory = '%s/spill'; set preserve_insertion_order = true;"
                        .formatted(folder));
        run(connection, FILES.formatted(folder));
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String one : STATEMENT_END.splitAsStream(sql).toList()) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public Sum link(Path folder, LinkRule rule, NameReading reading, Model model) throws Exception {
        double begin = LinkTurn.cpu();
        try (var connection = open(folder)) {
            double read = LinkTurn.cpu();
            run(
                    connection,
                    NORMALISED.formatted(
                            words(reading.titles()),
                            "\\s*[;,]\\s*|\\s+(?:" + words(reading.joiners()) + ")\\s+"));
            run(connection, scored(rule, model));
            long linked = count(connection, "select count(*) from links");
            long right =
                    count(
                            connection,
                            "select count(*) from links join owners using (owner) where truth = id_1::varchar"
                                    .replace("id_1", "links.id"));
            long pairs = count(connection, "select count(*) from pairs");
            return new Sum(read - begin, LinkTurn.cpu() - read, pairs, linked, right);
        }
    }

    private static String words(List<NameReading.Phrase> phrases) {
        return phrases.stream()
                .map(NameReading.Phrase::words)
                .flatMap(words -> Stream.of(words, bare(words)))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd');
    }

    private static String bits(Model model, Measure measure, String level) {
        int at = measure.levels().indexOf(level);
        double ratio =
                model.m().get(measure.index()).get(at) / model.u().get(measure.index()).get(at);
        return String.format(Locale.ROOT, "%.3f", Math.log(ratio) / Math.log(2));
    }

    private static String scored(LinkRule rule, Model model) {
        return """
        create table scored as
        select s.owner, s.id,
            case when o.exact = p.exact then -log2(e.f) - 0.3
                when o.bare = p.bare then -log2(b.f) - 3
                when jaro_winkler_similarity(o.bare, p.bare) > 0.94 then %s
                when o.bag = p.bag then -log2(b.f) - 5
                when o.ends = p.ends then %s
                else %s end
            + case when o.number is null then 0 when o.number = p.number then %s
                when damerau_levenshtein(o.number, p.number) = 1 then %s else %s end
            + case when o.old_number is null or p.old_number is null then 0
                when o.old_number = p.old_number then %s
                when damerau_levenshtein(o.old_number, p.old_number) = 1 then %s else %s end
            + case when o.year is null then 0 when o.birth = p.birth then %s
                when o.year = p.year then %s when abs(o.year - p.year) = 1 then %s else %s end
            + case when o.place is null then 0
                when exists (select 1 from owner_units u where u.owner = s.owner and u.unit = p.place)
                    then %s
                when exists (select 1 from owner_units u
                    where u.owner = s.owner and u.province = p.province) then %s
                else %s end as bits
        from pairs s join owners o using (owner) join persons p on p.id = s.id
            left join exact_count e on e.exact = p.exact left join bare_count b on b.bare = p.bare;
        create table links as
        select owner, id, bits from (
            select *, pow(2, bits) * %s as odds, sum(pow(2, bits) * %s) over (partition by owner) as total,
                row_number() over (partition by owner order by bits desc, id) as place
            from scored)
        where place = 1 and odds / (total + %s) >= 0.999;
        """
                .formatted(
                        bits(model, Measure.NAME, "slips"),
                        bits(model, Measure.NAME, "middle-dropped"),
                        bits(model, Measure.NAME, "different"),
                        bits(model, Measure.NUMBER, "same"),
                        bits(model, Measure.NUMBER, "near"),
                        bits(model, Measure.NUMBER, "different"),
                        bits(model, Measure.OLD_NUMBER, "same"),
                        bits(model, Measure.OLD_NUMBER, "near"),
                        bits(model, Measure.OLD_NUMBER, "different"),
                        bits(model, Measure.BIRTH, "same-day"),
                        bits(model, Measure.BIRTH, "same-year"),
                        bits(model, Measure.BIRTH, "neighbouring-year"),
                        bits(model, Measure.BIRTH, "conflict"),
                        bits(model, Measure.PLACE, "same"),
                        bits(model, Measure.PLACE, "same-province"),
                        bits(model, Measure.PLACE, "elsewhere"),
                        rule.expected() / model.persons(),
                        rule.expected() / model.persons(),
                        1 - rule.expected());
    }

    @Override
    public Differences check(
            Path folder, LinkRule rule, Model model, Linking linking, Functions functions)
            throws Exception {
        try (var connection = open(folder)) {
            register(connection, functions);
            run(connection, "create table kernel (owner bigint, person bigint, weight bigint)");
            try (var rows =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "kernel")) {
                linking.pairs(
                        model,
                        (owner, person, _, weight) -> {
                            try {
                                rows.beginRow();
                                rows.append((long) owner);
                                rows.append((long) person);
                                rows.append((long) weight);
                                rows.endRow();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
            }
            run(connection, joined(rule));
            return new Differences(
                    count(connection, "select count(*) from kernel"),
                    count(
                            connection,
                            "select count(*) from kernel k full join theirs t using (owner, person) where k.weight is null or t.weight is null"),
                    count(
                            connection,
                            "select count(*) from kernel k join theirs t using (owner, person) where k.weight <> t.weight"));
        }
    }

    private static String joined(LinkRule rule) {
        String caps =
                rule.blocks().stream()
                        .map(block -> Integer.toString(block.cap()))
                        .collect(Collectors.joining(", ", "[", "]"));
        return """
        create table persons_text as
        select id, concat_ws('\t', name, number, old_number, birth, sex, place, died) as row
        from persons_raw;
        create table owners_text as
        select row_number() over (order by id, nth) - 1 as owner, nth, row
        from (select id, row, unnest(range(link_owners(row))) as nth
            from (select id, concat_ws('\t', owner, number, '', birth, '', place, made) as row
                from records_raw));
        create table person_keys as
        select block, id, key from (
            select block, id, link_person_key(block, row) as key
            from persons_text, range(%1$d) b(block)) where key <> 0
        qualify count(*) over (partition by block, key) <= (%2$s)[block + 1];
        create table owner_keys as
        select distinct block, owner, key from (
            select block, owner, link_owner_key(block * 10000 + nth * 1000 + part, row) as key
            from (select *, unnest(range(link_units(row))) as part from owners_text),
                range(%1$d) b(block)) where key <> 0;
        create table theirs as
        select p.owner, p.id as person, link_weight(o.nth || '\t' || o.row, t.row) as weight
        from (select distinct owner, id from owner_keys join person_keys using (block, key)) p
            join owners_text o using (owner) join persons_text t on t.id = p.id;
        """
                .formatted(rule.blocks().size(), caps);
    }

    private static void register(Connection connection, Functions functions) throws SQLException {
        text(connection, "link_owners", row -> (long) functions.owners(row));
        text(connection, "link_units", row -> (long) functions.units(row));
        numbered(
                connection,
                "link_person_key",
                (block, row) -> functions.personKey(block.intValue(), row));
        numbered(
                connection,
                "link_owner_key",
                (spec, row) -> {
                    int which = spec.intValue();
                    return functions.ownerKey(which / 10000, which / 1000 % 10, which % 1000, row);
                });
        try (var function = DuckDBFunctions.scalarFunction()) {
            function.withName("link_weight")
                    .withParameters(String.class, String.class)
                    .withReturnType(Long.class)
                    .withFunction((String record, String person) ->
                            (long)
                                    functions.weight(
                                            record.charAt(0) - '0', record.substring(2), person))
                    .register(connection);
        }
    }

    private static void text(
            Connection connection, String name, java.util.function.Function<String, Long> what)
            throws SQLException {
        try (var function = DuckDBFunctions.scalarFunction()) {
            function.withName(name)
                    .withParameters(String.class)
                    .withReturnType(Long.class)
                    .withFunction(what)
                    .register(connection);
        }
    }

    private static void numbered(
            Connection connection,
            String name,
            java.util.function.BiFunction<Long, String, Long> what)
            throws SQLException {
        try (var function = DuckDBFunctions.scalarFunction()) {
            function.withName(name)
                    .withParameters(Long.class, String.class)
                    .withReturnType(Long.class)
                    .withFunction(what)
                    .register(connection);
        }
    }
}
