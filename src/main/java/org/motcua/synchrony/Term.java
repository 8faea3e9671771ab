package org.motcua.synchrony;

import java.util.Locale;

/// What a message between houses has names for. Which names, the country says.
enum Term {
    // the envelope
    SESSION,
    UNIT,
    SERVICE,
    UPDATING,
    DATA,
    ERROR,
    MESSAGE,
    // a dossier
    CODE,
    PROCEDURE,
    PROCEDURE_NAME,
    CHANNEL,
    APPLICANT,
    SUBJECT_KIND,
    SUBJECT,
    OTHER,
    EMAIL,
    PHONE,
    SUMMARY,
    RECEIVED,
    DUE,
    STATE,
    RETURNED,
    FINISHED,
    AGENCY,
    FILES,
    FILE,
    FILE_NAME,
    PAPER,
    FILE_ADDRESS,
    FEES,
    PAID_ONLINE,
    SUPPLEMENTS,
    SUPPLEMENT,
    SUPPLEMENT_ITEMS,
    SUPPLEMENT_ASKED,
    RESULTS,
    RESULT,
    RESULT_NAME,
    RESULT_ADDRESS,
    // an entry of its progress
    OFFICER,
    ROLE,
    DONE_AT,
    OFFICE,
    WORK,
    PROGRESS_STATE,
    BEGAN,
    UNTIL,
    // what this installation adds
    NUMBER,
    HEARD,
    WANTED;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
