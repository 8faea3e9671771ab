package org.motcua.agreement;

import java.util.Collection;
import org.motcua.exchange.Directory.Grade;
import org.motcua.registry.Registry;

/// The classes of registry fields as the exchange knows them.
final class Classes {
    private Classes() {}

    static Grade of(Registry.Field field) {
        var secret = field.secret();
        if (secret != null) {
            return switch (secret) {
                case SECRET -> Grade.CONFIDENTIAL;
                case TOP_SECRET -> Grade.SECRET;
                case UTMOST_SECRET -> Grade.TOP_SECRET;
            };
        }
        return switch (field.personal()) {
            case NONE -> Grade.INTERNAL;
            case BASIC -> Grade.PERSONAL;
            case SENSITIVE -> Grade.SENSITIVE;
        };
    }

    /// The class of the whole, where only what is no secret ever leaves.
    static Grade highest(Collection<Grade> grades) {
        var highest = Grade.INTERNAL;
        for (var grade : grades) {
            if (!grade.secret() && grade.compareTo(highest) > 0) {
                highest = grade;
            }
        }
        return highest;
    }
}
