package vn.tienglang.pages.cap;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.cap.AlertSenderService;
import vn.tienglang.office.cap.CapParser;
import vn.tienglang.office.cap.CapServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.BodyLimits;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.MultipartFormReader;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of CAP alerts: list, upload, senders; and our own alerts as a feed for everybody. */
public final class CapRoutes {
    private static final String PAGE = BodyLimits.ALERT_UPLOAD;
    private static final String SENDERS = PAGE + "/nguon";
    private static final String FEED = "/cap/alerts.atom";
    private static final int LISTED = 100;

    private final CapServices cap;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public CapRoutes(
            CapServices cap,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.cap = cap;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PAGE, this::list, RouteAccess.READER);
        routes.post(
                PAGE,
                this::upload,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.UPLOAD));
        RouteAccess administer =
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY);
        routes.get(
                SENDERS,
                context -> senders(context, ""),
                RouteAccess.form(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
        routes.post(SENDERS, this::register, administer);
        routes.post(SENDERS + "/bo", this::remove, administer);
        routes.get(FEED, this::feed, RouteAccess.OPEN);
        routes.get("/cap/{id}", this::alert, RouteAccess.OPEN);
    }

    private void list(Context context) {
        list(context, List.of());
    }

    private void list(Context context, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/cap/incomingalerts.jte",
                new IncomingAlertsPage(
                        pages.frame(
                                context, words.text("cap.title"), notices.toArray(Notice[]::new)),
                        true,
                        cap.intake().latest(LISTED).stream()
                                .map(alert -> line(words, alert))
                                .toList()));
    }

    private IncomingAlertsPage.Line line(Messages words, IncomingAlert alert) {
        BadgeTone tone =
                switch (alert.outcome()) {
                    case DRAFT, CANCEL_WAITS -> BadgeTone.WAITING;
                    case DRAFT_DROPPED -> BadgeTone.PLAIN;
                    case REFUSED -> BadgeTone.WARNING;
                };
        LocalDate today = LocalDate.ofInstant(pages.now(), pages.zone());
        String from = alert.sender().isEmpty() ? words.text("cap.nobody") : alert.sender();
        String path = alert.emergency() == 0 ? "" : "/khan-cap/" + alert.emergency();
        boolean isDraft = alert.outcome() == IncomingAlert.Outcome.DRAFT;
        Stream<String> reasons =
                Stream.of(alert.reasons().split(" "))
                        .filter(reason -> !reason.isEmpty())
                        .map(reason -> words.text("cap.reason." + reason));
        return new IncomingAlertsPage.Line(
                alert.headline().isBlank() ? words.text("cap.unreadable") : alert.headline(),
                new Badge(tone, words.text("cap.outcome", alert.outcome())),
                words.text(
                        "cap.about",
                        from,
                        words.moment(alert.receivedAt(), pages.zone(), today),
                        words.text("cap.channel", alert.channel()),
                        alert.status() + " " + alert.type()),
                alert.detail().isEmpty()
                        ? reasons.toList()
                        : Stream.concat(reasons, Stream.of(alert.detail())).toList(),
                path,
                isDraft ? "/khan-cap/soan?from=" + alert.emergency() : "");
    }

    private void upload(Context context) {
        Optional<byte[]> file;
        try {
            String type = Optional.ofNullable(context.contentType()).orElse("");
            file =
                    MultipartFormReader.read(
                                    new MinimumRateInputStream(context.bodyInputStream()),
                                    type,
                                    part -> part.readNBytes(CapParser.BYTES_AT_MOST + 1))
                            .files()
                            .stream()
                            .findFirst();
        } catch (MultipartFormReader.Malformed e) {
            refuse(context, 400, "upload.malformed");
            return;
        } catch (IOException e) {
            var _ = problems.logOperatingFault(e, context);
            refuse(context, 400, "upload.broken");
            return;
        }
        if (file.isEmpty() || file.get().length == 0) {
            refuse(context, 422, "cap.file.none");
            return;
        }
        IncomingAlert alert =
                cap.intake()
                        .receive(
                                file.get(),
                                IncomingAlert.Channel.FILE,
                                Optional.empty(),
                                RequestUser.of(context).officer());
        if (alert.outcome() == IncomingAlert.Outcome.REFUSED) {
            context.status(422);
            list(context);
        } else {
            context.redirect(PAGE);
        }
    }

    private void refuse(Context context, int status, String key) {
        context.status(status);
        Messages words = RequestUser.of(context).words();
        list(context, List.of(Notice.of(BadgeTone.BAD, words.text(key))));
    }

    private void senders(Context context, String token, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/cap/alertsenders.jte",
                new AlertSendersPage(
                        pages.frame(context, words.text("cap.senders"), notices),
                        token,
                        cap.senders().senders().stream()
                                .map(sender -> line(words, sender))
                                .toList()));
    }

    private AlertSendersPage.Line line(Messages words, AlertSender sender) {
        LocalDate today = LocalDate.ofInstant(pages.now(), pages.zone());
        String unit =
                directory
                        .areas()
                        .find(sender.unit(), today)
                        .map(Area::name)
                        .orElse(sender.unit().value());
        return new AlertSendersPage.Line(
                sender.name(),
                sender.sender(),
                words.text(
                        "cap.sender.about",
                        unit,
                        sender.hourly(),
                        words.text(sender.signs() ? "cap.sender.signs" : "cap.sender.plain")));
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }

    private void register(Context context) {
        Officer officer = RequestUser.of(context).officer();
        Messages words = RequestUser.of(context).words();
        String unit = field(context, "unit");
        String hourly = field(context, "hourly");
        AlertSenderService.Result result =
                unit.matches("[a-z0-9-]{1,16}")
                        ? cap.senders()
                                .register(
                                        field(context, "sender"),
                                        field(context, "name"),
                                        new AreaCode(unit),
                                        field(context, "publicKey"),
                                        hourly.matches("[0-9]{1,4}") ? Integer.parseInt(hourly) : 0,
                                        officer)
                        : new AlertSenderService.Result.Wrong("unit");
        switch (result) {
            case AlertSenderService.Result.Registered(String token) -> senders(context, token);
            case AlertSenderService.Result.Wrong(String name) -> {
                context.status(422);
                senders(
                        context,
                        "",
                        Notice.of(BadgeTone.BAD, words.text("cap.sender.wrong." + name)));
            }
        }
    }

    private void remove(Context context) {
        cap.senders().remove(field(context, "sender"), RequestUser.of(context).officer());
        context.redirect(SENDERS);
    }

    private void alert(Context context) {
        String id = context.pathParam("id");
        Optional<String> xml =
                id.matches("[0-9]{1,18}") ? cap.feed().xml(Long.parseLong(id)) : Optional.empty();
        if (xml.isEmpty()) {
            problems.respond(context, 404, "emergency.unknown");
            return;
        }
        context.contentType("application/cap+xml; charset=utf-8");
        context.result(xml.get());
    }

    private void feed(Context context) {
        context.contentType("application/atom+xml; charset=utf-8");
        context.result(
                AlertFeedWriter.write(
                        cap.feed().current(),
                        context.scheme() + "://" + context.host(),
                        DateTimeFormatter.ISO_INSTANT.format(pages.now())));
    }
}
