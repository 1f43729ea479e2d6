package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;

/** Route of the page that records in the browser, with the text of a bulletin to read. */
public final class RecorderRoutes {
    private final BulletinService bulletins;
    private final StationDirectory directory;
    private final AccessService access;
    private final PageRenderer pages;

    public RecorderRoutes(
            BulletinService bulletins,
            StationDirectory directory,
            AccessService access,
            PageRenderer pages) {
        this.bulletins = bulletins;
        this.directory = directory;
        this.access = access;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(
                "/ban-ghi/thu-am",
                this::show,
                RouteAccess.form(AccessPermission.RECORD, PathObject.NONE));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<Bulletin> bulletin = bulletin(context);
        Optional<LanguageTag> language =
                PlanFormReader.parsed(query(context, "language"), RequestFields::knownLanguage);
        Optional<Rendition> rendition =
                bulletin.flatMap(one ->
                        one.allWantedRenditions().stream()
                                .filter(each -> language.equals(Optional.of(each.language())))
                                .findFirst());
        String tag = language.map(LanguageTag::value).orElse("");
        var languages = new LanguageChoices(words, bulletins.languages(), directory, pages.today());
        pages.render(
                context,
                "vn/tienglang/pages/recording/recorder.jte",
                new RecorderPage(
                        pages.recorderFrame(context, words.text("recorder.title")),
                        bulletin.map(one -> one.details().title()).orElse(""),
                        languages.groups(language.map(List::of).orElse(List.of())),
                        rendition.map(Rendition::text).orElse(""),
                        tag,
                        bulletin.map(one -> "/ban-tin/" + one.id() + "?tieng=" + tag + "#" + tag)
                                .orElse(""),
                        pages.levelMeter()));
    }

    /** The bulletin in the query, if this person may read it. */
    private Optional<Bulletin> bulletin(Context context) {
        var login = new Login(RequestUser.of(context).officer().login());
        return PlanFormReader.parsed(query(context, "bulletin"), BulletinId::new)
                .flatMap(bulletins::find)
                .map(BulletinRevision::bulletin)
                .filter(one ->
                        access.rights()
                                .decide(
                                        login,
                                        AccessPermission.READ,
                                        one.details().area(),
                                        access.today())
                                .isAllowed());
    }

    private static String query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }
}
