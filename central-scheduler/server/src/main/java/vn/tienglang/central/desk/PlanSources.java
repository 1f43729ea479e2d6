package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Content;
import vn.tienglang.planner.programme.Law;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Places;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Target;

/** Gathers from the books what the days of stations are made from. */
final class PlanSources {
    private PlanSources() {}

    /** For these stations on these days, both included. */
    static Basis basis(Books books, List<Station> stations, LocalDate first, LocalDate last) {
        return new Basis(
                new Places(books.areas().tree(), List.of(), stations, Map.of(), Map.of()),
                content(books),
                new Orders(orders(books, first, last), Map.of(), List.of(), List.of()),
                Law.NONE);
    }

    /** An airing of the day before may reach in, one of the day after may be reached into. */
    private static List<vn.tienglang.planner.programme.Slot> orders(
            Books books, LocalDate first, LocalDate last) {
        return books.slots().between(Publishing.dayBefore(first), last.plusDays(2)).stream()
                .filter(booked -> !booked.withdrawn())
                .map(booked -> order(booked.slot()))
                .toList();
    }

    private static Content content(Books books) {
        var clips = new TreeMap<ClipId, Clip>();
        books.clips().all().forEach(clip -> clips.put(clip.id(), clip));
        var bulletins = new TreeMap<BulletinId, Bulletin>();
        books.bulletins()
                .all()
                .forEach(kept -> bulletins.put(kept.bulletin().id(), kept.bulletin()));
        return new Content(clips, bulletins);
    }

    /** What was booked for one day, one time and one recording, as the order that it is. */
    static vn.tienglang.planner.programme.Slot order(Slot booked) {
        return new vn.tienglang.planner.programme.Slot(
                booked.id(),
                booked.title(),
                booked.area(),
                Target.of(booked.area()),
                new Once(booked.when().first().atTime(booked.start())),
                new Starting.OnTime(),
                vn.tienglang.planner.programme.Slot.NO_HARD_END,
                List.of(new Part.Recording(booked.clip())),
                new LanguageMix.AllInTurn(),
                booked.messageClass());
    }

    /** A single time. */
    private record Once(LocalDateTime at) implements Recurring {
        @Override
        public List<Occurrence> on(LocalDate date) {
            return at.toLocalDate().equals(date) ? List.of(new Occurrence(at, at, 0)) : List.of();
        }
    }
}
