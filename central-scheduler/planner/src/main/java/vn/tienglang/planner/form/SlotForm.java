package vn.tienglang.planner.form;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** Slots, and what they are made of. */
final class SlotForm {
    private SlotForm() {}

    static Json form(Slot slot) {
        return new Writing()
                .text("id", slot.id())
                .text("title", slot.title())
                .text("issuer", slot.issuer())
                .put("class", Words.word(slot.messageClass()))
                .put("target", form(slot.target()))
                .put("when", form(slot.when().recurrence()))
                .put("starting", form(slot.starting()))
                .unless(Slot.NO_HARD_END, "hardEnd", slot.hardEnd(), Writing::word)
                .put("parts", Writing.list(slot.parts(), SlotForm::form))
                .put("languages", form(slot.languages()))
                .done();
    }

    static Optional<Slot> slot(Place place) {
        var sheet = new Sheet(place);
        var id = sheet.read("id", Words::slot);
        var title = sheet.read("title", Place::line);
        var issuer = sheet.read("issuer", Words::area);
        var messageClass = sheet.read("class", inner -> Words.constant(inner, MessageClass.class));
        var target = sheet.read("target", SlotForm::target);
        var when = sheet.read("when", SlotForm::recurrence);
        var starting = sheet.read("starting", SlotForm::starting);
        var hardEnd = sheet.read("hardEnd", Slot.NO_HARD_END, Words::length);
        var parts = sheet.read("parts", inner -> inner.list(SlotForm::part));
        var languages = sheet.read("languages", SlotForm::mix);
        return sheet.whole(() ->
                new Slot(
                        id.orElseThrow(),
                        title.orElseThrow(),
                        issuer.orElseThrow(),
                        target.orElseThrow(),
                        Recurring.of(when.orElseThrow()),
                        starting.orElseThrow(),
                        hardEnd.orElseThrow(),
                        parts.orElseThrow(),
                        languages.orElseThrow(),
                        messageClass.orElseThrow()));
    }

    static Json form(Target target) {
        return new Writing()
                .put("areas", Writing.words(target.areas()))
                .unless(Set.of(), "tags", target.tags(), Writing::words)
                .unless(Set.of(), "except", target.except(), Writing::words)
                .done();
    }

    static Optional<Target> target(Place place) {
        var sheet = new Sheet(place);
        var areas = sheet.read("areas", inner -> inner.distinct(Words::area));
        var tags = sheet.read("tags", Set.of(), SlotForm::tags);
        var except = sheet.read("except", List.of(), inner -> inner.distinct(Words::area));
        return sheet.whole(() ->
                new Target(
                        new TreeSet<>(areas.orElseThrow()),
                        tags.orElseThrow(),
                        new TreeSet<>(except.orElseThrow())));
    }

    static Json tags(Set<Tag> tags) {
        return Writing.words(new TreeSet<>(tags));
    }

    static Optional<Set<Tag>> tags(Place place) {
        return place.distinct(inner -> inner.word(Tag::new)).map(TreeSet::new);
    }

    /** Line by line, as iCalendar has it. */
    static Json form(Recurrence recurrence) {
        return Writing.words(recurrence.text().lines().toList());
    }

    private static Optional<Recurrence> recurrence(Place place) {
        return place.list(line -> line.text(RecurrenceLimits.TEXT_CHARACTERS))
                .flatMap(lines -> recurrence(place, lines));
    }

    private static Optional<Recurrence> recurrence(Place place, List<String> lines) {
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                return place.refuse("each line is a text of its own");
            }
        }
        return switch (Recurrence.read(String.join("\n", lines))) {
            case vn.tienglang.planner.recurrence.Reading.Understood<Recurrence>(var understood) ->
                    Optional.of(understood);
            case vn.tienglang.planner.recurrence.Reading.Refused<Recurrence>(var complaints) -> {
                complaints.forEach(one -> complain(place, lines, one));
                yield Optional.empty();
            }
        };
    }

    /** Says the line, and the character in it, instead of the character in all of the text. */
    private static void complain(
            Place place, List<String> lines, vn.tienglang.planner.recurrence.Complaint about) {
        int line = 0;
        int at = about.at();
        while (line < lines.size() - 1 && at > lines.get(line).length()) {
            at -= lines.get(line).length() + 1;
            line++;
        }
        String problem = about.problem().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        place.complaints()
                .add(
                        place.path() + "[" + line + "]",
                        problem + " at character " + (at + 1) + ": '" + about.part() + "'");
    }

    static Json form(Starting starting) {
        return switch (starting) {
            case Starting.OnTime _ -> Writing.kind("on-time").done();
            case Starting.Next _ -> Writing.kind("next").done();
            case Starting.WaitUpTo(Duration most) ->
                    Writing.kind("wait-up-to").text("most", most).done();
        };
    }

    static Optional<Starting> starting(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("on-time", "next", "wait-up-to")) {
            case "on-time" -> sheet.whole(Starting.OnTime::new);
            case "next" -> sheet.whole(Starting.Next::new);
            case "wait-up-to" -> {
                var most = sheet.read("most", Words::length);
                yield sheet.whole(() -> new Starting.WaitUpTo(most.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static Json form(Part part) {
        return switch (part) {
            case Part.Recording(ClipId clip) -> Writing.kind("recording").text("clip", clip).done();
            case Part.Bulletins(List<BulletinId> rotation, int each) ->
                    Writing.kind("bulletins")
                            .put("rotation", Writing.words(rotation))
                            .whole("each", each)
                            .done();
            case Part.Notices(Duration most) -> Writing.kind("notices").text("most", most).done();
            case Part.Relay(String source, Duration length) ->
                    Writing.kind("relay").text("source", source).text("length", length).done();
        };
    }

    static Optional<Part> part(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("recording", "bulletins", "notices", "relay")) {
            case "recording" -> {
                var clip = sheet.read("clip", inner -> inner.word(ClipId::new));
                yield sheet.whole(() -> new Part.Recording(clip.orElseThrow()));
            }
            case "bulletins" -> {
                var rotation = sheet.read("rotation", inner -> inner.list(Words::bulletin));
                var each = sheet.read("each", inner -> inner.whole(1, FormLimits.PIECE_VALUES));
                yield sheet.whole(
                        () -> new Part.Bulletins(rotation.orElseThrow(), each.orElseThrow()));
            }
            case "notices" -> {
                var most = sheet.read("most", Words::length);
                yield sheet.whole(() -> new Part.Notices(most.orElseThrow()));
            }
            case "relay" -> {
                var source = sheet.read("source", Place::line);
                var length = sheet.read("length", Words::length);
                yield sheet.whole(() -> new Part.Relay(source.orElseThrow(), length.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static Json form(LanguageMix mix) {
        return switch (mix) {
            case LanguageMix.Alternate _ -> Writing.kind("alternate").done();
            case LanguageMix.AllInTurn _ -> Writing.kind("all-in-turn").done();
            case LanguageMix.ByShare _ -> Writing.kind("by-share").done();
            case LanguageMix.EachDaily(int times, int occurrencesADay) ->
                    Writing.kind("each-daily")
                            .whole("times", times)
                            .whole("occurrencesADay", occurrencesADay)
                            .done();
        };
    }

    static Optional<LanguageMix> mix(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("alternate", "all-in-turn", "by-share", "each-daily")) {
            case "alternate" -> sheet.whole(LanguageMix.Alternate::new);
            case "all-in-turn" -> sheet.whole(LanguageMix.AllInTurn::new);
            case "by-share" -> sheet.whole(LanguageMix.ByShare::new);
            case "each-daily" -> {
                var times = sheet.read("times", inner -> inner.whole(1, Limits.AIRINGS_A_DAY));
                var occurrences =
                        sheet.read(
                                "occurrencesADay", inner -> inner.whole(1, Limits.AIRINGS_A_DAY));
                yield sheet.whole(() ->
                        new LanguageMix.EachDaily(times.orElseThrow(), occurrences.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }
}
