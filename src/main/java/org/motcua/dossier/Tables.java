package org.motcua.dossier;

import org.springframework.stereotype.Component;

/// All tables of this room, for the doorways that write several of them in one transaction.
@Component
record Tables(
        DraftTable drafts,
        DossierTable dossiers,
        FileTable files,
        FindingTable findings,
        EffectTable effects,
        LetterTable letters,
        PauseTable pauses,
        TurnTable turns,
        SupplementTable supplements,
        MaterialTable material) {}
