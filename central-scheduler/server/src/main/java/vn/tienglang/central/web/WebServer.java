package vn.tienglang.central.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.tinylog.Logger;
import vn.tienglang.central.accounts.Accounts;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.recordings.Recordings;

/**
 * The pages and the interface, listening.
 *
 * <p>Requests are served on virtual threads, so that one slow line or one slow answer keeps nobody
 * else waiting; what is scarce (hashing, connections to the database) is bounded where it is used.
 */
public final class WebServer implements AutoCloseable {
    private final WebSettings settings;
    private final Javalin javalin;

    /**
     * Makes ready to listen; see {@link #start}.
     *
     * @param random for references of faults
     */
    public WebServer(
            WebSettings settings,
            Desk desk,
            Newsroom newsroom,
            PlanRooms plan,
            Recordings recordings,
            Accounts accounts,
            Pulse pulse,
            InstantSource clock,
            SecureRandom random) {
        this.settings = settings;
        var files = new StaticFiles();
        var pages = new Pages(files, clock, settings.zone());
        var problems = new Problems(pages, random);
        boolean secure = settings.secureCookies();
        javalin =
                Javalin.create(config -> {
                    configure(config);
                    var guard = new Guard(accounts, problems);
                    config.routes.before(Guard::putHeaders);
                    config.routes.beforeMatched(guard::look);
                    config.routes.get("/tinh/{name}", files::serve, Door.OPEN);
                    new DoorRoutes(accounts, pages, secure).register(config.routes);
                    new BoardRoutes(desk, pages).register(config.routes);
                    new BookingRoutes(desk, newsroom, pages, problems).register(config.routes);
                    new SlotRoutes(desk, newsroom, pages, problems).register(config.routes);
                    var uploads = new Uploads(recordings);
                    new RecordingRoutes(recordings, uploads, newsroom, desk, pages, problems)
                            .register(config.routes);
                    new RecordingApi(recordings, uploads, problems).register(config.routes);
                    new BulletinRoutes(newsroom, desk, pages, problems).register(config.routes);
                    new BulletinApi(newsroom, pages, problems).register(config.routes);
                    new SlotApi(desk, pages, problems).register(config.routes);
                    new PlanViewRoutes(plan.views(), desk, pages).register(config.routes);
                    new PlanViewsApi(plan.views(), desk, pages, problems).register(config.routes);
                    new PlanDocumentApi(plan.documents(), problems).register(config.routes);
                    new PlanApi(plan, problems).register(config.routes);
                    new HandOverApi(plan.handOvers(), pages, problems).register(config.routes);
                    new HandOverRoutes(plan, newsroom, desk, pages, problems)
                            .register(config.routes);
                    new ObligationApi(plan, pages, problems).register(config.routes);
                    new ApprovalApi(plan.approvals(), desk, pages, problems)
                            .register(config.routes);
                    new PlanHub(plan, pages).register(config.routes);
                    new SituationRoutes(plan, newsroom, desk, pages, problems)
                            .register(config.routes);
                    new ApprovalRoutes(plan, newsroom, desk, pages, problems)
                            .register(config.routes);
                    new PolicyRoutes(plan.office(), desk, pages, problems).register(config.routes);
                    new ObligationRoutes(plan, newsroom, desk, pages, problems)
                            .register(config.routes);
                    new PriorityRoutes(plan.office(), desk, pages).register(config.routes);
                    new StationRoutes(plan.office(), newsroom, desk, pages, problems)
                            .register(config.routes);
                    new ClipRoutes(newsroom, problems).register(config.routes);
                    new ConfirmationRoutes(desk, pages).register(config.routes);
                    new ApiRoutes(accounts, desk, pages, problems, pulse, secure)
                            .register(config.routes);
                    answerFaults(config, problems);
                });
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        var turnstile = new Turnstile();
        config.router.handlerWrapper(endpoint -> turnstile.before(endpoint.handler));
        config.http.maxRequestSize = BodyLimits.TEXT_BYTES;
        config.http.prefer405over404 = true;
        config.http.generateEtags = true;
    }

    private static void answerFaults(JavalinConfig config, Problems problems) {
        config.routes.exception(HttpResponseException.class, problems::told);
        config.routes.exception(
                Archive.Failed.class, (fault, context) -> problems.failed(fault, context, 503));
        config.routes.exception(
                Exception.class, (fault, context) -> problems.failed(fault, context, 500));
    }

    /**
     * Begins to listen.
     *
     * @throws CannotListen when the address is taken or is not this machine's
     */
    public void start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            throw new CannotListen(
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

    /** Stops listening; what is being answered is answered to its end. */
    @Override
    public void close() {
        javalin.stop();
    }

    Javalin javalin() {
        return javalin;
    }

    /** The pages cannot be served; the message is one sentence for whoever started the centre. */
    public static final class CannotListen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotListen(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
