package org.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// Records of a national catalogue are read with their defects; the records here are invented.
class InformationReaderTest {
    private static final InformationReader READER = new InformationReader(Set.of("G13"));

    @Test
    void aPoorRecordIsReadAndItsDefectsAreNamed() throws Exception {
        Information record =
                READER.read(
                        """
                        {"code": "9.1", "name": "Thử", "isFullProcess": false,
                         "category": {"code": "G13-XX", "name": "X"},
                         "subjectTypesDetails": [{"code": "DT12"}],
                         "executionMethods": [
                          {"submissionMethod": "ONLINE", "processingTime": 18,
                           "processingTimeUnit": "WORKING_DAY",
                           "fees": [{"type": "FEE", "value": 0, "description": "theo luật"}]},
                          {"submissionMethod": "POSTAL", "processingTime": 4,
                           "processingTimeUnit": "WORKING_DAY"}],
                         "executionCases": [{"name": "A", "profileComponents": [
                          {"name": "Giấy", "originalQty": 0, "copyQty": 0, "required": false}]}]}
                        """);
        assertThat(record.defects())
                .contains(
                        Defect.ONLINE_NOT_FULL,
                        Defect.FEE_ONLY_IN_TEXT,
                        Defect.TIMES_DIFFER,
                        Defect.ZERO_QUANTITY,
                        Defect.REQUIRED_NEVER_SET,
                        Defect.LEGACY_AGENCY,
                        Defect.SUBJECT_CODE_SPELLING,
                        Defect.NO_LEVEL)
                .doesNotContain(Defect.NO_CATEGORY, Defect.FULL_NOT_ONLINE);
        assertThat(record.subjects()).containsExactly("ĐT12");
    }

    @Test
    void whatIsNoRecordIsRefusedWithAReason() {
        assertThatThrownBy(() -> READER.read("{\"name\": \"x\"}")).hasMessageContaining("code");
        assertThatThrownBy(() -> READER.read("nonsense")).hasMessageContaining("not JSON");
    }
}
