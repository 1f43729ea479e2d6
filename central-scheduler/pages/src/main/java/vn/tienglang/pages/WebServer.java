package vn.tienglang.pages;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.tinylog.Logger;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.account.AccountServices;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SpeechDrafts;
import vn.tienglang.office.report.ReportingServices;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.pages.approval.ApprovalApi;
import vn.tienglang.pages.approval.ApprovalRoutes;
import vn.tienglang.pages.board.BoardApi;
import vn.tienglang.pages.board.BoardRoutes;
import vn.tienglang.pages.bulletin.BulletinApi;
import vn.tienglang.pages.bulletin.BulletinRoutes;
import vn.tienglang.pages.bulletin.ThemeRoutes;
import vn.tienglang.pages.cap.CapApi;
import vn.tienglang.pages.cap.CapRoutes;
import vn.tienglang.pages.delivery.UndeliverableRoutes;
import vn.tienglang.pages.emergency.EmergencyRoutes;
import vn.tienglang.pages.explain.ExplanationApi;
import vn.tienglang.pages.explain.ExplanationRoutes;
import vn.tienglang.pages.handover.HandOverApi;
import vn.tienglang.pages.handover.HandOverRoutes;
import vn.tienglang.pages.http.AccessCheck;
import vn.tienglang.pages.http.BodyLimits;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.FormKeeper;
import vn.tienglang.pages.http.HealthCheck;
import vn.tienglang.pages.http.HealthRoutes;
import vn.tienglang.pages.http.OpenApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestLimiter;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.http.SecurityFilter;
import vn.tienglang.pages.http.StaticFiles;
import vn.tienglang.pages.map.MapRoutes;
import vn.tienglang.pages.navigation.NavigationReader;
import vn.tienglang.pages.network.KnownHosts;
import vn.tienglang.pages.obligation.ObligationApi;
import vn.tienglang.pages.obligation.ObligationRoutes;
import vn.tienglang.pages.people.AuditRoutes;
import vn.tienglang.pages.people.FactorRoutes;
import vn.tienglang.pages.people.LinkRoutes;
import vn.tienglang.pages.people.PeopleRoutes;
import vn.tienglang.pages.people.SignInApi;
import vn.tienglang.pages.people.SignInRoutes;
import vn.tienglang.pages.plan.PlanApi;
import vn.tienglang.pages.plan.PlanDocumentApi;
import vn.tienglang.pages.plan.PlanImportRoutes;
import vn.tienglang.pages.policy.PolicyRoutes;
import vn.tienglang.pages.policy.PriorityRoutes;
import vn.tienglang.pages.proof.ProofFileRoutes;
import vn.tienglang.pages.proof.ProofRoutes;
import vn.tienglang.pages.recording.ClipApi;
import vn.tienglang.pages.recording.ClipRoutes;
import vn.tienglang.pages.recording.RecorderRoutes;
import vn.tienglang.pages.recording.RecordingApi;
import vn.tienglang.pages.recording.RecordingRoutes;
import vn.tienglang.pages.recording.RecordingUploads;
import vn.tienglang.pages.recording.UploadPieceApi;
import vn.tienglang.pages.report.ConfirmationApi;
import vn.tienglang.pages.report.ConfirmationRoutes;
import vn.tienglang.pages.report.FinalReportRoutes;
import vn.tienglang.pages.report.ReportApi;
import vn.tienglang.pages.report.ReportRoutes;
import vn.tienglang.pages.saved.SavedForms;
import vn.tienglang.pages.schedule.BookingApi;
import vn.tienglang.pages.schedule.BookingRoutes;
import vn.tienglang.pages.schedule.SlotApi;
import vn.tienglang.pages.schedule.SlotRoutes;
import vn.tienglang.pages.situation.PlaybookRoutes;
import vn.tienglang.pages.situation.SituationRoutes;
import vn.tienglang.pages.station.AreaApi;
import vn.tienglang.pages.station.StationRoutes;
import vn.tienglang.pages.station.enrolment.AcceptanceRoutes;
import vn.tienglang.pages.station.enrolment.EnrolmentApi;
import vn.tienglang.pages.station.enrolment.EnrolmentRoutes;
import vn.tienglang.pages.unit.UnitApi;
import vn.tienglang.pages.unit.UnitRoutes;
import vn.tienglang.pages.week.WeekRoutes;

/**
 * HTTP server of the pages and the API.
 *
 * <p>Each request has its own virtual thread, so a slow client does not block others. Scarce
 * resources (hashing, database connections) are limited where they are used, and computations that
 * may take seconds run in a {@link ComputationPool}.
 */
public final class WebServer implements AutoCloseable {
    private final WebSettings settings;
    private final Javalin javalin;
    private final ComputationPool computations;

    /**
     * Creates the server; {@link #start} makes it listen.
     *
     * @param services services that the pages call
     * @param random source of references of internal errors
     */
    public WebServer(
            WebSettings settings,
            OfficeServices services,
            RecordingService recordings,
            SpeechDrafts drafts,
            AccountServices accounts,
            HealthCheck healthCheck,
            InstantSource clock,
            SecureRandom random) {
        this.settings = settings;
        var files = new StaticFiles();
        var pages =
                new PageRenderer(
                        files,
                        clock,
                        settings.zone(),
                        new NavigationReader(services, clock),
                        healthCheck::isDiskFull);
        var problems = new ProblemResponses(pages, clock, random);
        var keeper = new FormKeeper(new SavedForms(random), clock);
        boolean secure = settings.tls().isPresent();
        var limiter = new RequestLimiter();
        computations = new ComputationPool(limiter);
        javalin =
                Javalin.create(config -> {
                    configure(config, limiter);
                    settings.tls().ifPresent(tls -> useTls(config, tls, settings));
                    var securityFilter =
                            new SecurityFilter(
                                    accounts.signIn(),
                                    settings.proxies(),
                                    new KnownHosts(settings.names()),
                                    new AccessCheck(services.access()),
                                    accounts.factors(),
                                    problems,
                                    keeper);
                    config.routes.before(SecurityFilter::putHeaders);
                    config.routes.beforeMatched(securityFilter::check);
                    config.routes.get("/tinh/{name}", files::serve, RouteAccess.OPEN);
                    new SignInRoutes(accounts.signIn(), pages, keeper, secure)
                            .register(config.routes);
                    new FactorRoutes(accounts.factors(), accounts.people(), pages)
                            .register(config.routes);
                    new LinkRoutes(accounts.people(), pages, problems).register(config.routes);
                    new PeopleRoutes(accounts.people(), services.directory(), pages, problems)
                            .register(config.routes);
                    new AuditRoutes(accounts.audit(), pages).register(config.routes);
                    new BoardRoutes(services, pages).register(config.routes);
                    new MapRoutes().register(config.routes);
                    new UndeliverableRoutes(services.deadLetters(), pages, problems)
                            .register(config.routes);
                    new CapRoutes(services.cap(), services.directory(), pages, problems)
                            .register(config.routes);
                    new CapApi(services.cap(), problems).register(config.routes);
                    new EmergencyRoutes(services, pages, problems).register(config.routes);
                    new BookingRoutes(services, pages, problems).register(config.routes);
                    new SlotRoutes(services, pages, problems).register(config.routes);
                    new WeekRoutes(services, computations, pages, problems).register(config.routes);
                    var uploads = new RecordingUploads(recordings, drafts, problems);
                    new RecordingRoutes(
                                    recordings,
                                    uploads,
                                    drafts,
                                    services.bulletins(),
                                    services.directory(),
                                    services.access(),
                                    pages,
                                    problems)
                            .register(config.routes);
                    new RecorderRoutes(
                                    services.bulletins(),
                                    services.directory(),
                                    services.access(),
                                    pages)
                            .register(config.routes);
                    new UploadPieceApi(recordings, uploads, problems).register(config.routes);
                    new RecordingApi(recordings, uploads, problems).register(config.routes);
                    new ThemeRoutes(services.bulletins().themes(), services.directory(), pages)
                            .register(config.routes);
                    new BulletinRoutes(
                                    services.bulletins(),
                                    services.clips(),
                                    services.directory(),
                                    pages,
                                    problems)
                            .register(config.routes);
                    new BulletinApi(services.bulletins(), services.clips(), pages, problems)
                            .register(config.routes);
                    new SlotApi(services.slots(), services.directory(), pages, problems)
                            .register(config.routes);
                    new ExplanationRoutes(
                                    services.previews(),
                                    services.slots(),
                                    services.directory(),
                                    computations,
                                    pages)
                            .register(config.routes);
                    new ExplanationApi(
                                    services.previews(),
                                    services.slots(),
                                    services.directory(),
                                    computations,
                                    pages,
                                    problems)
                            .register(config.routes);
                    new PlanDocumentApi(services.documents(), problems).register(config.routes);
                    new PlanApi(services.planItems(), services.situations(), problems)
                            .register(config.routes);
                    new HandOverApi(services.handOvers(), pages, problems).register(config.routes);
                    new HandOverRoutes(
                                    services.handOvers(),
                                    services.planItems(),
                                    services.bulletins(),
                                    services.directory(),
                                    pages,
                                    problems)
                            .register(config.routes);
                    new ObligationApi(services.planItems(), services.periods(), pages, problems)
                            .register(config.routes);
                    new ApprovalApi(
                                    services.approvals(),
                                    services.slots(),
                                    services.directory(),
                                    pages,
                                    problems)
                            .register(config.routes);
                    new PlanImportRoutes(services.documents(), pages, problems)
                            .register(config.routes);
                    new PlaybookRoutes(services, pages, problems).register(config.routes);
                    new SituationRoutes(services, computations, pages, problems)
                            .register(config.routes);
                    new ApprovalRoutes(services, pages, problems).register(config.routes);
                    new PolicyRoutes(
                                    services.planItems(),
                                    services.slots(),
                                    services.directory(),
                                    services.access(),
                                    pages,
                                    problems)
                            .register(config.routes);
                    new ObligationRoutes(services, computations, pages, problems)
                            .register(config.routes);
                    new PriorityRoutes(services.planItems(), services.directory(), pages)
                            .register(config.routes);
                    new StationRoutes(services, pages, problems).register(config.routes);
                    new EnrolmentRoutes(services.enrolment(), services.directory(), pages, problems)
                            .register(config.routes);
                    new EnrolmentApi(services.enrolment(), problems).register(config.routes);
                    new AcceptanceRoutes(
                                    services.acceptance(), services.directory(), pages, problems)
                            .register(config.routes);
                    new UnitRoutes(
                                    services.areas(),
                                    services.directory(),
                                    computations,
                                    pages,
                                    problems)
                            .register(config.routes);
                    new UnitApi(
                                    services.areas(),
                                    services.directory(),
                                    computations,
                                    pages,
                                    problems)
                            .register(config.routes);
                    new ClipRoutes(services.clips(), services.approvals().listenings(), problems)
                            .register(config.routes);
                    new ConfirmationRoutes(services.reports(), pages).register(config.routes);
                    new ProofRoutes(services.proof(), services.directory(), pages, problems)
                            .register(config.routes);
                    new ProofFileRoutes(services.proof().checkpoints(), clock)
                            .register(config.routes);
                    registerReports(config, services, pages, problems);
                    new OpenApiRoutes().register(config.routes);
                    new HealthRoutes(healthCheck).register(config.routes);
                    new SignInApi(accounts.signIn(), problems, secure).register(config.routes);
                    new AreaApi(services.directory(), pages, problems).register(config.routes);
                    new ClipApi(services.clips()).register(config.routes);
                    new BoardApi(services, pages, problems).register(config.routes);
                    new BookingApi(services, pages, problems).register(config.routes);
                    new ConfirmationApi(services.reports(), problems).register(config.routes);
                    answerFaults(config, problems, securityFilter);
                });
    }

    private void registerReports(
            JavalinConfig config,
            OfficeServices services,
            PageRenderer pages,
            ProblemResponses problems) {
        ReportingServices reporting = services.reporting();
        StationDirectory directory = services.directory();
        new ReportRoutes(reporting, directory, computations, pages, problems)
                .register(config.routes);
        new FinalReportRoutes(reporting.frozen(), directory, computations, pages, problems)
                .register(config.routes);
        new ReportApi(reporting.reports(), directory, computations, pages).register(config.routes);
    }

    private static void configure(JavalinConfig config, RequestLimiter limiter) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.router.handlerWrapper(endpoint -> limiter.limit(endpoint.handler));
        config.http.maxRequestSize = BodyLimits.TEXT_BYTES;
        config.http.prefer405over404 = true;
        config.http.generateEtags = true;
    }

    /** TLS 1.3 only; the name of the host is checked by {@link SecurityFilter}, as without TLS. */
    private static void useTls(JavalinConfig config, SSLContext context, WebSettings settings) {
        config.jetty.addConnector((server, http) -> {
            var tls = new SslContextFactory.Server();
            tls.setSslContext(context);
            tls.setIncludeProtocols("TLSv1.3");
            var secure = new HttpConfiguration(http);
            secure.addCustomizer(new SecureRequestCustomizer(false));
            var connector =
                    new ServerConnector(
                            server,
                            new SslConnectionFactory(tls, "http/1.1"),
                            new HttpConnectionFactory(secure));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            return connector;
        });
    }

    private static void answerFaults(
            JavalinConfig config, ProblemResponses problems, SecurityFilter securityFilter) {
        config.routes.exception(
                HttpResponseException.class,
                (answer, context) -> {
                    identify(context, securityFilter);
                    problems.respondTo(answer, context);
                });
        config.routes.exception(
                ComputationPool.Refused.class,
                (_, context) -> problems.respond(context, 503, "problem.503.computing"));
        config.routes.exception(
                Transactions.DiskFull.class,
                (fault, context) -> {
                    var _ = problems.logOperatingFault(fault, context);
                    problems.respond(context, 503, "problem.503.diskFull");
                });
        config.routes.exception(
                Transactions.Failed.class,
                (fault, context) ->
                        problems.respondToOperatingFault(fault, context, 503, "problem.503"));
        // A client that went away, or a disk that fails.
        config.routes.exception(
                IOException.class,
                (fault, context) ->
                        problems.respondToOperatingFault(fault, context, 500, "problem.500"));
        config.routes.exception(
                UncheckedIOException.class,
                (fault, context) ->
                        problems.respondToOperatingFault(fault, context, 500, "problem.500"));
        config.routes.exception(
                Exception.class, (fault, context) -> problems.respondToFault(fault, context, 500));
    }

    /** Nobody is known when the database fails. */
    private static void identify(Context context, SecurityFilter securityFilter) {
        try {
            securityFilter.identify(context);
        } catch (Transactions.Failed fault) {
            Logger.debug("{}: no user, {}", context.path(), fault.getMessage());
        }
    }

    /**
     * Starts to listen.
     *
     * @throws ListenException when the address is in use or does not belong to this machine
     */
    public void start() {
        try {
            if (settings.tls().isPresent()) {
                javalin.start();
            } else {
                javalin.start(settings.host(), settings.port());
            }
        } catch (JavalinBindException e) {
            throw new ListenException(
                    "cannot serve pages on "
                            + settings.host()
                            + ":"
                            + settings.port()
                            + "; the port is taken by another program, or the address is not of"
                            + " this machine",
                    e);
        }
        Logger.info("Pages are served on {}:{}", settings.host(), port());
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Stops the server; running requests are answered first. */
    @Override
    public void close() {
        computations.close();
        javalin.stop();
    }

    Javalin javalin() {
        return javalin;
    }

    /** The server cannot listen; the message is one sentence for the operator. */
    public static final class ListenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ListenException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
