package vn.tienglang.pages.schedule;

import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.UndoAction;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.recurrence.OccurrenceChange;

/**
 * Notices after a change of one occurrence, with a button that undoes it. They tell what is stored:
 * a link that somebody sends says nothing that did not happen.
 */
public final class OccurrenceNotices {
    private final Messages words;
    private final SlotService slots;

    public OccurrenceNotices(Messages words, SlotService slots) {
        this.words = words;
        this.slots = slots;
    }

    /**
     * The notices that the query asks for.
     *
     * @param back the page to show after the change is undone
     */
    public List<Notice> of(Context context, String back) {
        return Stream.of(
                        changed(context, "skipped", back),
                        changed(context, "moved", back),
                        restored(context))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<SlotRevision> slot(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .flatMap(PathIds::slotId)
                .flatMap(slots::find)
                .filter(Predicate.not(SlotRevision::withdrawn));
    }

    private Optional<Notice> changed(Context context, String name, String back) {
        String text = Optional.ofNullable(context.queryParam("occurrence")).orElse("");
        Optional<LocalDateTime> occurrence = PlanFormReader.parsed(text, LocalDateTime::parse);
        return slot(context, name)
                .flatMap(booked ->
                        booked.slot().when().recurrence().changes().stream()
                                .filter(change -> Optional.of(change.id()).equals(occurrence))
                                .findFirst()
                                .map(change -> notice(booked, change, back)));
    }

    private Notice notice(SlotRevision booked, OccurrenceChange change, String back) {
        String title = booked.slot().title();
        String sentence =
                switch (change) {
                    case OccurrenceChange.Cancelled(LocalDateTime id) ->
                            words.text("undo.skipped", title, moment(id));
                    case OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to) ->
                            words.text("undo.moved", title, moment(id), moment(to));
                };
        return Notice.of(BadgeTone.GOOD, sentence)
                .with(undo(booked, change.id(), words.text("undo.submit"), back));
    }

    /** The button that undoes the change of an occurrence. */
    public static UndoAction undo(
            SlotRevision booked, LocalDateTime occurrence, String label, String back) {
        return new UndoAction(
                label,
                "/lich/" + booked.slot().id() + "/khoi-phuc",
                List.of(
                        new UndoAction.Field("revision", Integer.toString(booked.revision())),
                        new UndoAction.Field("occurrence", occurrence.toString()),
                        new UndoAction.Field("back", back)));
    }

    private Optional<Notice> restored(Context context) {
        return slot(context, "restored")
                .map(booked ->
                        Notice.of(
                                BadgeTone.GOOD,
                                words.text("undo.restored", booked.slot().title())));
    }

    private String moment(LocalDateTime at) {
        return words.time(at.toLocalTime()) + " " + words.date(at.toLocalDate());
    }
}
