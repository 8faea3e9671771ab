package org.motcua.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.kernel.Text;

/// What a kind of unit is called: an entry of `units/types.yaml`. `{0}` stands for the proper name.
///
/// @param level the tier to which it belongs, the id of a [UnitLevel]
/// @param name how the name of such a unit is written
/// @param within the same in the middle of a sentence or after another word
/// @param numbered how it is written when the proper name is a number; none: as usual
/// @param shorts how people shorten the word when they type an address
public record UnitType(
        String id,
        String level,
        Text name,
        Text within,
        @Nullable Text numbered,
        List<String> shorts) {
    public UnitType {
        shorts = List.copyOf(shorts);
    }

    Text named(String proper) {
        return filled(numbered != null && isNumber(proper) ? numbered : name, proper);
    }

    Text namedWithin(String proper) {
        return filled(numbered != null && isNumber(proper) ? numbered : within, proper);
    }

    private static boolean isNumber(String proper) {
        return Character.isDigit(proper.charAt(0));
    }

    static Text filled(Text pattern, String proper) {
        var words = new java.util.LinkedHashMap<String, String>();
        pattern.byLanguage()
                .forEach((language, text) -> words.put(language, text.replace("{0}", proper)));
        return new Text(words);
    }
}
