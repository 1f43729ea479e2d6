package vn.tienglang.pages.bulletin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.bulletin.ThemeService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.Theme;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of the page of the themes that units offer. */
public final class ThemeRoutes {
    private static final String PATH = "/ban-tin/chu-de";

    private final ThemeService themes;
    private final StationDirectory directory;
    private final PageRenderer pages;

    public ThemeRoutes(ThemeService themes, StationDirectory directory, PageRenderer pages) {
        this.themes = themes;
        this.directory = directory;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, RouteAccess.READER);
        routes.post(PATH, this::add, RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
        routes.post(
                PATH + "/bo",
                this::remove,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
    }

    private void show(Context context) {
        render(context, "", List.of());
    }

    private void render(Context context, String name, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        var areas = new AreaLookup(words, directory, pages.today());
        pages.render(
                context,
                "vn/tienglang/pages/bulletin/themes.jte",
                new ThemesPage(
                        pages.frame(
                                context,
                                words.text("themes.title"),
                                notices.toArray(Notice[]::new)),
                        areas.picker("", "").groups(),
                        name,
                        themes.all().stream()
                                .map(one ->
                                        new ThemesPage.ThemeLine(
                                                one.unit().value(),
                                                areas.path(one.unit()),
                                                one.name()))
                                .toList()));
    }

    private static Optional<Theme> theme(Context context) {
        String unit = Optional.ofNullable(context.formParam("unit")).orElse("");
        String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
        return PlanFormReader.parsed(unit, AreaCode::new)
                .filter(_ -> Theme.isName(name))
                .map(code -> new Theme(code, name));
    }

    private void add(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<Theme> theme = theme(context);
        if (theme.isEmpty()
                || directory.areas().find(theme.get().unit(), pages.today()).isEmpty()) {
            refuse(context, words.text("themes.unusable"));
        } else if (themes.add(theme.get(), RequestUser.of(context).officer())) {
            context.redirect(PATH + "?note=saved");
        } else {
            refuse(context, words.text("themes.full", ThemeService.THEMES_MOST));
        }
    }

    private void refuse(Context context, String sentence) {
        context.status(422);
        render(
                context,
                Optional.ofNullable(context.formParam("name")).orElse(""),
                List.of(Notice.of(BadgeTone.BAD, sentence)));
    }

    private void remove(Context context) {
        theme(context).ifPresent(one -> themes.remove(one, RequestUser.of(context).officer()));
        context.redirect(PATH + "?note=saved");
    }
}
