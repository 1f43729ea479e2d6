package vn.tienglang.pages.station;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.EditConflict;
import vn.tienglang.pages.form.OverviewQuery;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.station.StationPageBuilder.UnsavedForms;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.reach.StationTag;

/**
 * Routes of the pages of stations: the languages around a station, its tags, and its chains of
 * as-run entries.
 */
public final class StationRoutes {
    static final String ALL = "/dai";

    /** Greatest number of tags of a station. */
    private static final int TAGS_AT_MOST = 30;

    private final OfficeServices services;
    private final PlanItemService planItems;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public StationRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.planItems = services.planItems();
        this.directory = services.directory();
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, this::list, RouteAccess.READER);
        routes.get(ALL + "/{station}", this::show, RouteAccess.reads(PathObject.STATION));
        routes.post(
                ALL + "/{station}/tieng",
                this::saveProfile,
                RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.STATION));
        routes.post(
                ALL + "/{station}/nhan",
                this::tag,
                RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.STATION));
    }

    private StationPageBuilder pageBuilder(Context context) {
        return new StationPageBuilder(
                RequestUser.of(context).words(), services, pages.today(), pages.now());
    }

    private void list(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/station/stationlist.jte",
                pageBuilder(context)
                        .list(
                                pages.frame(context, words.text("hub.stations")),
                                Form.of(PlanFormReader.queryValues(context)),
                                OverviewQuery.of(context)));
    }

    private Optional<Station> station(Context context) {
        return PlanFormReader.parsed(context.pathParam("station"), StationId::new)
                .flatMap(directory::station);
    }

    private void show(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        render(context, station.get(), new UnsavedForms(List.of(), List.of(), List.of()));
    }

    private void render(Context context, Station station, UnsavedForms left, Notice... notices) {
        pages.render(
                context,
                "vn/tienglang/pages/station/station.jte",
                pageBuilder(context)
                        .detail(pages.frame(context, station.name(), notices), station, left));
    }

    private void saveProfile(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        Optional<LanguageProfile> profile = profile(typed, user.words());
        if (profile.isEmpty()) {
            Form form = PlanFormReader.form(values, typed.errors());
            reject(context, station.get(), List.of(form), List.of(), typed.errors());
            return;
        }
        var item = new PlanItem.OfProfile(station.get().id(), profile.get());
        PlanItemResult edit =
                planItems
                        .with(SilenceQuestion.ofForm(context))
                        .put(item, typed.revision(), user.officer());
        respond(context, station.get(), values, edit);
    }

    private static Optional<LanguageProfile> profile(PlanFormReader typed, Messages words) {
        var spoken = new ArrayList<LanguageProfile.LanguageShare>();
        var languages = new TreeSet<String>();
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            String field = "language" + number;
            if (typed.text(field).isEmpty()) {
                continue;
            }
            if (!languages.add(typed.text(field))) {
                typed.addError("twice", field, words.text("bulletin.flaw.LANGUAGE_TWICE"));
            }
            Optional<LanguageTag> language = typed.language(field);
            Optional<Integer> percent = typed.percentage("percent" + number);
            if (language.isPresent() && percent.isPresent()) {
                spoken.add(new LanguageProfile.LanguageShare(language.get(), percent.get()));
            }
        }
        if (languages.isEmpty()) {
            typed.addError("no-language", "language1", words.text("bulletin.flaw.NO_LANGUAGE"));
        }
        return typed.isValid() ? Optional.of(new LanguageProfile(spoken)) : Optional.empty();
    }

    private void tag(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = new LinkedHashMap<>(PlanFormReader.formValues(context));
        values.merge("tags", values.getOrDefault("others", ""), (all, more) -> all + " " + more);
        var typed = new PlanFormReader(values, words);
        var tags = new TreeSet<>(typed.list("tags", StationTag::new));
        if (tags.size() > TAGS_AT_MOST) {
            typed.addError(
                    "too-many",
                    "tags",
                    words.text("station.tags.many", words.number(TAGS_AT_MOST)));
        }
        if (!typed.isValid()) {
            Form form = PlanFormReader.form(values, typed.errors());
            reject(context, station.get(), List.of(), List.of(form), typed.errors());
            return;
        }
        var item = new PlanItem.OfTags(station.get().id(), tags);
        PlanItemResult edit =
                planItems
                        .with(SilenceQuestion.ofForm(context))
                        .put(item, typed.revision(), user.officer());
        respond(context, station.get(), values, edit);
    }

    private void respond(
            Context context, Station station, Map<String, String> values, PlanItemResult edit) {
        if (SilenceQuestion.isAsked(context, pages, edit, ALL + "/" + station.id())) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done _ ->
                    context.redirect(ALL + "/" + station.id() + "?note=saved");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "station.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                var conflict = EditConflict.with(present, values, words);
                render(
                        context,
                        station,
                        pageBuilder(context).conflict(present, conflict.form()),
                        conflict.notice());
            }
            case PlanItemResult.Refused(var reasons) -> {
                List<RequestError> errors =
                        PlanRefusalText.of(words, directory, pages).errors(reasons);
                reject(context, station, List.of(), List.of(), errors);
            }
        }
    }

    private void reject(
            Context context,
            Station station,
            List<Form> profile,
            List<Form> tags,
            List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                station,
                new UnsavedForms(profile, tags, List.of()),
                PlanFormReader.notice(words, errors));
    }
}
