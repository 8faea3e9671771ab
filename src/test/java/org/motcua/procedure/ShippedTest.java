package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.motcua.country.Countries;
import org.motcua.country.Loading;

/// Every shipped procedure proves itself, its examples included.
class ShippedTest {
    @Test
    void everyShippedProcedureProvesItself() {
        Loading loading = Countries.load(Path.of("country/vietnam"), Shipped.KINDS);
        if (loading instanceof Loading.Broken(var faults)) {
            assertThat(faults.stream().map(String::valueOf)).isEmpty();
        }
        assertThat(loading).isInstanceOf(Loading.Loaded.class);
    }
}
