package org.motcua.portal.track;

import java.util.ArrayList;
import java.util.List;
import org.motcua.page.Field;
import org.motcua.page.Page;

/// The one question after a result, and room for words.
final class SurveyFields {
    private static final int BEST = 5;

    private SurveyFields() {}

    static List<Field> of(Page page) {
        var marks = new ArrayList<Field.Option>();
        for (int mark = BEST; mark > 0; mark--) {
            marks.add(new Field.Option("" + mark, page.w("portal.survey.mark." + mark)));
        }
        return List.of(
                Field.radio("mark", page.w("portal.survey.question"), marks),
                Field.longText("words", page.w("portal.survey.words")).mayBeEmpty());
    }
}
