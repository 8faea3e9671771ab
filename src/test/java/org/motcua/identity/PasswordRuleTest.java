package org.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.identity.PasswordRule.Weakness.COMMON;
import static org.motcua.identity.PasswordRule.Weakness.TELLS_WHO_YOU_ARE;
import static org.motcua.identity.PasswordRule.Weakness.TOO_LONG;
import static org.motcua.identity.PasswordRule.Weakness.TOO_SHORT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final PasswordRule RULE = Vietnam.passwords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mật khẩu 123",
                "matkhau2026",
                "P@ssw0rd2026",
                "Anhyeuem1314",
                "0912345678",
                "1234567890",
                "qwertyuiop",
                "aaaaaaaaaaaa",
                "Vietnam@2026",
                "Admin@123456"
            })
    void whatManyTakeIsRefused(String password) {
        assertThat(RULE.weakness(password, List.of())).contains(COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trâu gõ mõ đêm", "correct horse battery staple", "gR7-xk2p-Zw9q"})
    void whatIsHardToGuessIsTaken(String password) {
        assertThat(RULE.weakness(password, List.of("079190123456", "Nguyễn Thị Hạnh"))).isEmpty();
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(RULE.weakness("ngắn quá", List.of())).contains(TOO_SHORT);
        assertThat(RULE.weakness("k7".repeat(101) + "xyz%", List.of())).contains(TOO_LONG);
    }

    @Test
    void whoIsInThePasswordIsGuessed() {
        var about = List.of("079190123456", "Nguyễn Thị Hạnh");
        assertThat(RULE.weakness("zz079190123456zz", about)).contains(TELLS_WHO_YOU_ARE);
        assertThat(RULE.weakness("xx-nguyen-thi-hanh-9", about)).contains(TELLS_WHO_YOU_ARE);
    }
}
