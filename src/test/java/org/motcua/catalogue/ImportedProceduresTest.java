package org.motcua.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.TestHouse;
import org.motcua.Visitor;
import org.motcua.kernel.Actor;
import org.motcua.procedure.Defect;
import org.motcua.procedure.Information;

/// What a national catalogue publishes becomes pages in a running program.
class ImportedProceduresTest {
    private static final Actor BY = Actor.operator("test");
    private static final List<String> WORDS =
            List.of(
                    "cấp", "giấy", "phép", "đăng", "ký", "kinh", "doanh", "thuốc", "xây", "dựng",
                    "thẩm", "định", "hồ", "sơ", "công", "nhận", "chứng", "chỉ", "hành", "nghề",
                    "môi", "trường", "đất", "đai", "khai", "thác", "khoáng", "sản", "vận", "tải");

    private static Information record(String code, String name, Defect... defects) {
        return new Information(
                code,
                name,
                null,
                "Lĩnh vực thử",
                null,
                List.of("province"),
                List.of("ĐT1"),
                false,
                false,
                List.of(),
                "Nộp hồ sơ.",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Set.of(defects));
    }

    /// Invented names of procedures, as long as real ones.
    private static List<Information> thousands(int many) {
        var random = new java.util.Random(11);
        var records = new ArrayList<Information>();
        for (int i = 0; i < many; i++) {
            var name = new StringBuilder("Thủ tục");
            for (int word = 0; word < 12; word++) {
                name.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            records.add(record("8.%06d".formatted(i), name.toString(), Defect.REQUIRED_NEVER_SET));
        }
        return records;
    }

    @Test
    void appearWithoutRestartAndTheSameAgainChangesNothing() throws Exception {
        var imported = TestHouse.bean(ImportedProcedures.class);
        var catalogues = TestHouse.bean(Catalogues.class);
        var records = thousands(5_665);
        var first = imported.keep(records, BY, _ -> {});
        assertThat(first.added()).isEqualTo(5_665);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (catalogues.today().find("8.005664").isEmpty()) {
            assertThat(System.nanoTime()).as("seen by the running program").isLessThan(end);
            Thread.sleep(100);
        }
        var again = imported.keep(records, BY, _ -> {});
        assertThat(again).isEqualTo(new ImportedProcedures.Kept(0, 0, 5_665, List.of()));
        var changed =
                imported.keep(
                        List.of(record("8.000000", "Tên khác", Defect.NO_METHOD)), BY, _ -> {});
        assertThat(changed.changed()).isEqualTo(1);
        assertThat(changed.missing()).hasSize(5_664).contains("8.000001");
        assertThat(imported.defects()).contains(new ImportedProcedures.Count(Defect.NO_METHOD, 1));
        assertThat(imported.with(Defect.NO_METHOD, 0, 10))
                .containsExactly(new ImportedProcedures.Named("8.000000", "Tên khác"));
        assertThat(new Visitor().get("/procedures/8.000001").status()).isEqualTo(200);
        // what can be filed here stands before thousands that are only described
        assertThat(catalogues.today().search("khai sinh", 2))
                .extracting(found -> found.code())
                .containsExactlyInAnyOrder("1.001193", "3.000722");
    }
}
