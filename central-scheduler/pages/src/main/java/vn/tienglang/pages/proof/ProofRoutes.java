package vn.tienglang.pages.proof;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.office.proof.ProofExport;
import vn.tienglang.office.proof.ProofServices;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCheckpoint;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of the page of the proof log, and of the bundle to download. */
public final class ProofRoutes {
    private static final String PATH = "/bang-chung";
    private static final int CHECKPOINTS = 24;
    private static final int STATIONS_SHOWN = 50;
    private static final int STATIONS_MOST = 20_000;

    private final ProofServices proof;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ProofRoutes(
            ProofServices proof,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.proof = proof;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, RouteAccess.READER);
        routes.get(PATH + "/tai-ve", this::download, RouteAccess.READER);
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        List<StoredCheckpoint> latest = proof.checkpoints().checkpoints(CHECKPOINTS);
        List<StationId> contested = proof.checkpoints().contested(STATIONS_SHOWN);
        pages.render(
                context,
                "vn/tienglang/pages/proof/proof.jte",
                new ProofPage(
                        pages.frame(context, words.text("proof.title")),
                        state(words, latest),
                        about(words, latest),
                        latest.stream().map(one -> line(words, one)).toList(),
                        directory.stations(contested).stream()
                                .map(one -> new PageLink("/dai/" + one.id() + "#chuoi", one.name()))
                                .toList(),
                        YearMonth.from(pages.today()).toString(),
                        proof.checkpoints().key().text(),
                        proof.checkpoints().witnesses().stream().map(NoteKey::text).toList()));
    }

    private static Badge state(Messages words, List<StoredCheckpoint> latest) {
        if (latest.isEmpty()) {
            return new Badge(BadgeTone.WAITING, words.text("proof.state.none"));
        }
        return latest.stream().anyMatch(one -> !one.cosignatures().isEmpty())
                ? new Badge(BadgeTone.GOOD, words.text("proof.state.witnessed"))
                : new Badge(BadgeTone.WARNING, words.text("proof.state.alone"));
    }

    private String about(Messages words, List<StoredCheckpoint> latest) {
        if (latest.isEmpty()) {
            return words.text("proof.about.none");
        }
        Optional<StoredCheckpoint> witnessed =
                latest.stream().filter(one -> !one.cosignatures().isEmpty()).findFirst();
        return witnessed
                .map(one -> words.text("proof.about.witnessed", who(one), moment(words, one)))
                .orElseGet(() -> words.text("proof.about.alone"));
    }

    private static String who(StoredCheckpoint one) {
        return one.cosignatures().stream()
                .map(line -> line.witness())
                .collect(Collectors.joining(", "));
    }

    private String moment(Messages words, StoredCheckpoint one) {
        return words.moment(one.madeAt(), pages.zone(), pages.today());
    }

    private ProofPage.Line line(Messages words, StoredCheckpoint one) {
        return new ProofPage.Line(
                moment(words, one),
                words.text("proof.leaves", words.number(one.size())),
                one.cosignatures().isEmpty()
                        ? new Badge(BadgeTone.WAITING, words.text("proof.waiting"))
                        : new Badge(BadgeTone.GOOD, words.text("proof.by", who(one))),
                PATH + "/checkpoint/" + one.size());
    }

    private void download(Context context) throws IOException {
        String scope = Optional.ofNullable(context.queryParam("scope")).orElse("").strip();
        String month = Optional.ofNullable(context.queryParam("month")).orElse("").strip();
        Optional<YearMonth> wanted = month(month);
        if (wanted.isEmpty()) {
            problems.respond(context, 400, "proof.problem.month");
            return;
        }
        List<StationId> stations = stations(scope);
        Optional<ProofExport.Prepared> prepared =
                stations.isEmpty()
                        ? Optional.empty()
                        : proof.export().prepare(scope, stations, wanted.get());
        if (prepared.isEmpty()) {
            problems.respond(context, 404, "proof.problem.nothing");
            return;
        }
        context.contentType("application/zip");
        context.header(
                "Content-Disposition",
                "attachment; filename=\"" + prepared.get().fileName() + "\"");
        try (var zip = new ZipOutputStream(context.outputStream())) {
            proof.export()
                    .write(
                            prepared.get(),
                            (name, content) -> {
                                var entry = new ZipEntry(name);
                                // The same bundle is the same file, whenever it is made.
                                entry.setTimeLocal(wanted.get().atDay(1).atStartOfDay());
                                zip.putNextEntry(entry);
                                zip.write(content);
                                zip.closeEntry();
                            });
        }
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The station with this id, or those of the unit with this code. */
    private List<StationId> stations(String scope) {
        if (PlainText.isName(scope, 3, 32) && directory.station(new StationId(scope)).isPresent()) {
            return List.of(new StationId(scope));
        }
        return PlainText.isName(scope, 1, 16)
                ? directory.stationsIn(new AreaCode(scope), STATIONS_MOST).stream()
                        .map(Station::id)
                        .sorted()
                        .toList()
                : List.of();
    }
}
