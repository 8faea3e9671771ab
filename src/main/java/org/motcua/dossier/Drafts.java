package org.motcua.dossier;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.motcua.identity.SignedIn;
import org.motcua.kernel.Actor;
import org.motcua.kernel.AgencyCode;
import org.motcua.kernel.Identifier;
import org.motcua.kernel.ProcedureCode;
import org.motcua.procedure.Channel;
import org.motcua.procedure.FormFault;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/// The doorway to drafts: what somebody is filling in, with or without an account.
///
/// Every answer is kept as it was typed, also one that cannot be taken yet. A draft lives thirty
/// days from the last answer.
@Component
public class Drafts {
    static final Duration LIFE = Duration.ofDays(30);

    private final DraftTable table;
    private final FileTable files;
    private final Prefilling prefilling;
    private final DraftRules rules;
    private final Belongings belongings;
    private final Ground ground;
    private final TransactionTemplate transaction;

    Drafts(
            DraftTable table,
            FileTable files,
            Prefilling prefilling,
            DraftRules rules,
            Belongings belongings,
            Ground ground,
            TransactionTemplate transaction) {
        this.table = table;
        this.files = files;
        this.prefilling = prefilling;
        this.rules = rules;
        this.belongings = belongings;
        this.ground = ground;
        this.transaction = transaction;
    }

    /// A draft that was begun, and the secret that opens it again without an account.
    public record Begun(Draft draft, String secret) {}

    /// Begins to file.
    ///
    /// @return empty where the procedure cannot be filed this way today
    public Optional<Begun> begin(
            ProcedureCode code, Channel channel, String language, Optional<SignedIn> who) {
        who.ifPresent(one -> belongings.require(one, Belongings.APPLY, code));
        return begun(code, channel, language, who)
                .map(draft -> {
                    String secret = stored(draft);
                    return new Begun(save(prefilling.complete(draft, who)), secret);
                });
    }

    private Optional<Draft> begun(
            ProcedureCode code, Channel channel, String language, Optional<SignedIn> who) {
        var now = ground.now();
        return ground.rulebook(code)
                .filter(rulebook -> rulebook.procedure().offers(channel))
                .filter(_ -> who.flatMap(SignedIn::system).isEmpty() || !ground.joins(code))
                .map(rulebook ->
                        new Draft(
                                Identifier.next(),
                                DraftSecrets.newCode(),
                                code,
                                rulebook.hash(),
                                channel,
                                language,
                                helper(channel, who),
                                Draft.Content.of(person(who)),
                                new Draft.Times(now, now, now.plus(LIFE)),
                                Optional.empty()));
    }

    /// Prepares a draft for somebody who has not asked: what is told, and what registries say of
    /// them. Only they open it.
    ///
    /// @param whom somebody whose identity is proved
    /// @param by who looks and prepares
    /// @return empty where the procedure cannot be filed online today
    public Optional<Draft> prepare(
            ProcedureCode code,
            String language,
            SignedIn whom,
            Map<String, Object> answers,
            Actor by) {
        return begun(code, Channel.ONLINE, language, Optional.of(whom))
                .map(draft -> {
                    stored(draft);
                    table.prepared(draft.id());
                    var told = typed(draft, answers);
                    return save(prefilling.complete(told, Optional.of(whom), Optional.of(by)));
                });
    }

    /// Removes a draft that became nothing.
    public void discard(UUID draft) {
        table.discard(draft);
    }

    private String stored(Draft draft) {
        String secret = DraftSecrets.newSecret();
        table.insert(draft, DraftSecrets.sum(secret));
        return secret;
    }

    private static Optional<UUID> person(Optional<SignedIn> who) {
        return who.filter(Drafts::holdsDrafts).map(SignedIn::account);
    }

    private static boolean holdsDrafts(SignedIn who) {
        return who.person().isPresent() || who.behalf().isPresent();
    }

    private static Optional<Draft.Assistant> helper(Channel channel, Optional<SignedIn> who) {
        return who.filter(signedIn ->
                        signedIn.system().isPresent()
                                || (channel != Channel.ONLINE && signedIn.officer()))
                .filter(signedIn -> !signedIn.assignments().isEmpty())
                .map(signedIn ->
                        new Draft.Assistant(
                                signedIn.account(), signedIn.assignments().getFirst().agency()));
    }

    /// Opens a draft for who may: its person, its helper, or the holder of its secret while no
    /// person has claimed it. To everybody else it does not exist.
    public Optional<Draft> open(UUID id, Optional<String> secret, Optional<SignedIn> who) {
        return table.find(id)
                .filter(draft -> ground.now().isBefore(draft.expiresAt()))
                .filter(draft -> opens(draft, secret, who));
    }

    /// Whether a draft that does not open is there for somebody who has only to sign in.
    public boolean opensAfterSigningIn(UUID id) {
        return table.find(id)
                .filter(draft -> ground.now().isBefore(draft.expiresAt()))
                .filter(draft -> draft.account().isPresent() && draft.helper().isEmpty())
                .isPresent();
    }

    private boolean opens(Draft draft, Optional<String> secret, Optional<SignedIn> who) {
        if (draft.helper().isPresent() || draft.account().isPresent()) {
            return who.filter(one -> belongings.files(draft, one)).isPresent();
        }
        return secret.isPresent() && knows(draft.id(), secret.get());
    }

    private boolean knows(UUID draft, String secret) {
        return table.secret(draft)
                .map(kept -> MessageDigest.isEqual(kept, DraftSecrets.sum(secret)))
                .orElse(false);
    }

    /// The person who signed in takes the draft over; from now on only they open it.
    public Draft claim(Draft draft, SignedIn who) {
        if (draft.account().isPresent() || draft.helper().isPresent() || !holdsDrafts(who)) {
            return draft;
        }
        belongings.require(who, Belongings.APPLY, draft.procedure());
        var mine = draft.of(who.account());
        return save(prefilling.complete(mine, Optional.of(who)));
    }

    /// Finds a draft again by its code and the phone number that was left with it.
    public Optional<Begun> resume(String typedCode, String phone) {
        String code = typedCode.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return table.byCode(code, phone.replaceAll("[^0-9+]", ""), ground.now())
                .filter(draft -> draft.account().isEmpty())
                .map(draft -> {
                    String secret = DraftSecrets.newSecret();
                    table.newSecret(draft.id(), DraftSecrets.sum(secret));
                    return new Begun(draft, secret);
                });
    }

    /// What came of answering a page: what is kept, and what has to be mended before going on.
    public record Answered(Draft draft, List<FormFault> faults) {}

    /// Keeps the answers of a page as typed, asks registries what follows from them, and examines
    /// the page.
    public Answered answer(
            Draft draft, String page, Map<String, Object> typed, Optional<SignedIn> who) {
        var answers = new LinkedHashMap<>(draft.answers());
        var form = ground.rulebook(draft).procedure().form();
        form.page(page).orElseThrow().fields().forEach(answers::remove);
        typed.forEach((field, value) -> {
            if (form.pageOf(field).filter(at -> at.id().equals(page)).isPresent()) {
                answers.put(field, value);
            }
        });
        var saved = save(prefilling.complete(draft.with(answers), who));
        return new Answered(saved, rules.faults(saved, page, who));
    }

    /// Keeps answers as they stand, without judging them: autosave. It may arrive while another
    /// page of the same draft is being answered, and must take nothing of that away.
    public Draft keep(Draft draft, Map<String, Object> typed) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    var now = table.lock(draft.id()).orElseThrow();
                    return now.filedAs().isPresent() ? now : save(typed(now, typed));
                }));
    }

    /// The draft as its pages would show it if this had been typed; nothing is kept.
    public DraftView preview(Draft draft, Map<String, Object> typed, Optional<SignedIn> who) {
        return view(typed(draft, typed), who);
    }

    private Draft typed(Draft draft, Map<String, Object> typed) {
        var form = ground.rulebook(draft).procedure().form();
        var answers = new LinkedHashMap<>(draft.answers());
        typed.forEach((field, value) -> {
            if (form.properties().containsKey(field)) {
                answers.put(field, value);
            }
        });
        return draft.with(answers);
    }

    /// The agency that the person chose.
    public Draft choose(Draft draft, AgencyCode agency) {
        return save(draft.at(agency));
    }

    /// The phone number by which the draft is found again.
    public Draft reachable(Draft draft, String phone) {
        return save(draft.reachedBy(phone.replaceAll("[^0-9+]", "")));
    }

    /// Asks the registries again that did not answer.
    public Draft retry(Draft draft, Optional<SignedIn> who) {
        return save(prefilling.complete(draft, who));
    }

    private Draft save(Draft draft) {
        Instant now = ground.now();
        return table.save(draft, now, now.plus(LIFE));
    }

    /// Everything that the pages of a draft show.
    public DraftView view(Draft draft, Optional<SignedIn> who) {
        var rulebook = ground.rulebook(draft);
        var filing = rules.filing(draft, who);
        var look = rulebook.look(filing, rules.wallet(rulebook, draft.account()), rules);
        var form = rulebook.procedure().form();
        var unfinished = new HashSet<String>();
        for (FormFault fault : look.faults()) {
            String field = fault.field().split("\\.", 2)[0];
            form.pageOf(field).ifPresent(page -> unfinished.add(page.id()));
        }
        var agencies =
                draft.agency()
                        .filter(chosen -> ground.mayReceive(rulebook, filing, chosen))
                        .flatMap(ground::agency)
                        .map(List::of)
                        .orElseGet(() -> ground.competent(look.competent()));
        var handed = SingletonSupplier.of(() -> List.copyOf(files.ofDraft(draft.id())));
        return new DraftView(
                draft,
                rulebook.procedure(),
                look.pages(),
                look.faults(),
                unfinished,
                look.papers(),
                handed::obtain,
                look.bill(),
                agencies);
    }

    /// The drafts of a person that are not filed yet, as far as whoever asks may go on with them.
    public List<Draft> of(SignedIn who) {
        return table.ofAccount(who.account(), ground.now()).stream()
                .filter(draft -> belongings.within(who, Belongings.APPLY, draft.procedure()))
                .toList();
    }
}
