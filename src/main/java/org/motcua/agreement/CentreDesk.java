package org.motcua.agreement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.country.Countries;
import org.motcua.exchange.Centre;
import org.motcua.exchange.Directory;
import org.motcua.exchange.DirectoryCheck;
import org.motcua.exchange.ExchangeFault;
import org.motcua.kernel.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps the directory of the centre in step with the agreements: at once after a move, and every
/// few seconds whatever was missed, such as what was moved while the disk was full. An agreement
/// that does not fit the directory any more stays out by itself and holds no other up.
@Component
class CentreDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CentreDesk.class);

    private final @Nullable Path folder;
    private final AgreementTable table;
    private final Countries countries;
    private final Clock clock;
    private @Nullable Centre centre;
    private volatile @Nullable String trouble;

    CentreDesk(
            @Value("${motcua.exchange.centre:}") String folder,
            AgreementTable table,
            Countries countries,
            Clock clock) {
        this.folder = folder.isBlank() ? null : Path.of(folder);
        this.table = table;
        this.countries = countries;
        this.clock = clock;
    }

    /// The directory as it is now; nothing where this house keeps none, or it cannot be read.
    synchronized Optional<Directory> directory() {
        var place = folder;
        if (place == null || Files.notExists(place)) {
            centre = null;
            return Optional.empty();
        }
        try {
            var opened = centre == null ? Centre.open(place, clock) : centre;
            centre = opened;
            return Optional.of(opened.current());
        } catch (ExchangeFault e) {
            centre = null;
            trouble = e.getMessage();
            return Optional.empty();
        }
    }

    /// Why the directory does not follow at the moment, for the operator.
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Scheduled(initialDelay = 5000, fixedDelay = 5000)
    void inStep() {
        follow();
    }

    /// Lets the directory say what the agreements say.
    ///
    /// @return whether it does now
    synchronized boolean follow() {
        var now = directory();
        var open = centre;
        if (now.isEmpty() || open == null) {
            return false;
        }
        try {
            var wanted = fitting(now.get());
            if (!wanted.equals(now.get().agreements())) {
                var next = open.change(before -> before.withAgreements(fitting(before)));
                LOG.info("The directory follows the agreements: version {}.", next.version());
            }
            trouble = null;
            return true;
        } catch (ExchangeFault e) {
            LOG.warn("The directory does not follow the agreements: {}", e.getMessage());
            trouble = e.getMessage();
            return false;
        }
    }

    /// What others wrote into the directory, then those of this house that fit.
    private List<Directory.Agreement> fitting(Directory now) {
        var ours = table.standing();
        var ids = new LinkedHashSet<String>();
        ours.forEach(one -> ids.add(one.id()));
        var all = new ArrayList<Directory.Agreement>();
        now.agreements().stream().filter(one -> !ids.contains(one.id())).forEach(all::add);
        var whole = new ArrayList<>(all);
        ours.forEach(one -> whole.add(written(one)));
        if (DirectoryCheck.faults(now.withAgreements(whole)).isEmpty()) {
            ours.stream()
                    .filter(one -> one.unfit() != null)
                    .forEach(one -> table.unfit(one.id(), null));
            return whole;
        }
        for (var one : ours) {
            var faults = DirectoryCheck.faults(now.withAgreements(List.of(written(one))));
            table.unfit(one.id(), faults.isEmpty() ? null : String.join(" ", faults));
            if (faults.isEmpty()) {
                all.add(written(one));
            }
        }
        return all;
    }

    private Directory.Agreement written(Agreement one) {
        var terms = one.terms();
        return new Directory.Agreement(
                one.id(),
                1,
                terms.consumer(),
                terms.service(),
                terms.purpose(),
                text(terms.reason()),
                text(terms.legalBasis()),
                List.of(),
                terms.fields(),
                terms.asked(),
                Directory.Unnamed.REMOVE,
                terms.needs(),
                terms.storing(),
                terms.perSecond(),
                Math.max(10, 2 * terms.perSecond()),
                terms.from(),
                terms.until(),
                switch (one.state()) {
                    case ACTIVE -> Directory.State.ACTIVE;
                    case SUSPENDED -> Directory.State.SUSPENDED;
                    case ENDED, REFUSED -> Directory.State.ENDED;
                    case REQUESTED -> Directory.State.REQUESTED;
                });
    }

    private Text text(String words) {
        return new Text(Map.of(countries.active().settings().binding(), words));
    }
}
