package vn.tienglang.pages.obligation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.obligation.PeriodProgress;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationPeriod;

/** Builder of the pages of obligations. */
final class ObligationPageBuilder {
    /** Greatest number of stations shown; those below the obligation come first. */
    private static final int STATIONS_SHOWN = 120;

    private final Messages words;
    private final BulletinService bulletins;
    private final StationDirectory directory;
    private final LocalDate today;
    private final AreaLookup areas;

    ObligationPageBuilder(
            Messages words,
            BulletinService bulletins,
            StationDirectory directory,
            LocalDate today) {
        this.words = words;
        this.bulletins = bulletins;
        this.directory = directory;
        this.today = today;
        areas = new AreaLookup(words, directory, today);
    }

    /** The page of all obligations: the current ones, and the ended or withdrawn ones. */
    ObligationsPage list(PageFrame frame, List<PlanItemRevision> kept) {
        return new ObligationsPage(
                frame,
                kept.stream().filter(this::isCurrent).flatMap(one -> line(one).stream()).toList(),
                kept.stream()
                        .filter(one -> !isCurrent(one))
                        .flatMap(one -> line(one).stream())
                        .toList());
    }

    /**
     * The form of one obligation.
     *
     * @param theirs the version of somebody else, when there was a conflict
     */
    ObligationPage form(PageFrame frame, String path, Form form, List<String> theirs) {
        List<LanguageTag> chosen =
                PlanFormReader.parsed(form.value("language"), LanguageTag::new).stream().toList();
        return new ObligationPage(
                frame,
                form,
                path,
                areas.picker(form.value("unit"), form.value("search")),
                new LanguageChoices(words, bulletins.languages(), directory, today).groups(chosen),
                Stream.of(ObligationPeriod.values())
                        .map(term ->
                                new Choice(
                                        ApiMapper.kebabCase(term),
                                        words.text("term", term),
                                        form.has("term", ApiMapper.kebabCase(term))))
                        .toList(),
                bulletins.bulletins().stream()
                        .map(one -> one.bulletin().details().theme())
                        .filter(theme -> !theme.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                theirs);
    }

    /**
     * The page of the progress of an obligation.
     *
     * @param progress the running period, by station
     * @param closings the last closed periods, by station
     */
    ObligationProgressPage progress(
            PageFrame frame,
            Obligation owed,
            List<PeriodProgress> progress,
            List<PeriodClosing> closings) {
        List<PeriodProgress> running =
                progress.stream()
                        .sorted(Comparator.comparingLong(PeriodProgress::missing).reversed())
                        .toList();
        int more = Math.max(0, running.size() - STATIONS_SHOWN);
        return new ObligationProgressPage(
                frame,
                period(running),
                running.stream().limit(STATIONS_SHOWN).map(one -> line(one, owed)).toList(),
                more == 0 ? "" : words.text("stations.more", words.number(more)),
                closings.stream().map(one -> line(one, owed)).toList());
    }

    /** The page that asks before an obligation is withdrawn. */
    ConfirmActionPage confirmWithdrawal(PageFrame frame, Obligation owed, int revision) {
        return new ConfirmActionPage(
                frame,
                words.text("obligation.withdraw.question", title(owed), owed.paper()),
                ObligationRoutes.ALL + "/" + owed.id() + "/bo",
                words.text("obligation.withdraw"),
                ObligationRoutes.ALL,
                Integer.toString(revision));
    }

    private boolean isCurrent(PlanItemRevision kept) {
        return !kept.withdrawn() && kept.item().until().isAfter(today);
    }

    private Optional<ObligationsPage.Line> line(PlanItemRevision kept) {
        if (!(kept.item() instanceof PlanItem.OfObligation(Obligation owed))) {
            return Optional.empty();
        }
        String path = ObligationRoutes.ALL + "/" + owed.id();
        return Optional.of(
                new ObligationsPage.Line(
                        title(owed),
                        areas.path(owed.unit()),
                        owed.paper(),
                        state(kept, owed),
                        kept.withdrawn() ? "" : path,
                        path + "/tien-do",
                        kept.withdrawn() ? "" : path + "/bo"));
    }

    private ObligationProgressPage.Line line(PeriodProgress one, Obligation owed) {
        String about =
                words.text(
                        "progress.about",
                        amount(owed, one.owed()),
                        amount(owed, one.heard()),
                        amount(owed, one.planned()));
        return new ObligationProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing()));
    }

    private ObligationProgressPage.Line line(PeriodClosing one, Obligation owed) {
        String about =
                words.text(
                        "progress.closed.about",
                        words.date(one.period()),
                        amount(owed, one.owed()),
                        amount(owed, one.heard()));
        return new ObligationProgressPage.Line(
                areas.station(one.station()), about, missing(owed, one.missing()));
    }

    /** The obligation in one sentence. */
    String title(Obligation owed) {
        String amount =
                switch (owed.amount()) {
                    case Obligation.Amount.Time(Duration least) -> words.duration(least);
                    case Obligation.Amount.Airings(int least) ->
                            words.count("obligation.airings", least);
                };
        return words.text(
                "obligation.title",
                amount,
                words.text("term", owed.period()),
                words.language(owed.language()),
                owed.theme().isEmpty()
                        ? words.text("obligation.theme.any")
                        : words.text("obligation.theme.of", owed.theme()));
    }

    private Badge state(PlanItemRevision kept, Obligation owed) {
        if (kept.withdrawn()) {
            return new Badge(BadgeTone.PLAIN, words.text("policy.withdrawn"));
        }
        switch (kept.stage()) {
            case DRAFT, AWAITING -> {
                String waits = kept.revision() > 1 ? "obligation.pending" : "obligation.awaiting";
                return new Badge(BadgeTone.WAITING, words.text(waits));
            }
            case APPROVED, PUBLISHED, WITHDRAWN -> {}
        }
        String from = words.date(owed.from());
        String span =
                owed.until().equals(LocalDate.MAX)
                        ? words.text("policy.since", from)
                        : words.text("policy.span", from, words.date(owed.until().minusDays(1)));
        BadgeTone tone = owed.isOwedOn(today) ? BadgeTone.GOOD : BadgeTone.WAITING;
        return new Badge(isCurrent(kept) ? tone : BadgeTone.PLAIN, span);
    }

    /** The lines that show the version of somebody else. */
    List<String> otherVersion(PlanItemRevision present) {
        var theirs = new ArrayList<String>();
        line(present)
                .ifPresent(one ->
                        theirs.addAll(
                                List.of(one.title(), one.unit(), one.paper(), one.state().text())));
        return theirs;
    }

    private Badge period(List<PeriodProgress> running) {
        long missing = running.stream().filter(one -> one.missing() > 0).count();
        if (running.isEmpty()) {
            return new Badge(BadgeTone.PLAIN, words.text("progress.none"));
        }
        String until = words.date(running.getFirst().until().minusDays(1));
        String stations = words.count("board.stations", running.size());
        return missing == 0
                ? new Badge(BadgeTone.GOOD, words.text("progress.enough", until, stations))
                : new Badge(
                        BadgeTone.WARNING,
                        words.text("progress.short", until, words.number(missing), stations));
    }

    private Badge missing(Obligation owed, long missing) {
        return missing == 0
                ? new Badge(BadgeTone.GOOD, words.text("progress.full"))
                : new Badge(
                        BadgeTone.WARNING, words.text("progress.missing", amount(owed, missing)));
    }

    private String amount(Obligation owed, long units) {
        return switch (owed.amount()) {
            case Obligation.Amount.Time _ -> words.duration(Duration.ofMillis(units));
            case Obligation.Amount.Airings _ -> words.count("obligation.airings", units);
        };
    }
}
