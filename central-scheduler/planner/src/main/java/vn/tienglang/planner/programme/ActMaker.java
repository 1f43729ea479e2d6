package vn.tienglang.planner.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.situation.Playbook;

/**
 * Turns occurrences of orders into acts: chooses bulletins by turn, languages by profile and mix,
 * and recordings by language. What has no recording is a gap that is said; nothing stands in.
 */
final class ActMaker {
    private final Content content;
    private final Map<ClipId, Clip> clips;
    private final Map<BulletinId, Bulletin> bulletins;
    private final Map<BulletinId, Set<LanguageTag>> wanted = new HashMap<>();

    ActMaker(Content content) {
        this.content = content;
        this.clips = new HashMap<>(content.clips());
        this.bulletins = new HashMap<>(content.bulletins());
        bulletins.forEach((id, one) -> wanted.put(id, Set.copyOf(one.terms().wanted())));
    }

    /** The act of a slot at a station of that unit. */
    Act ofSlot(
            Order.OfSlot order,
            Recurring.Occurrence occurrence,
            LanguageProfile profile,
            ZoneId zone,
            AreaCode home) {
        var row = new Row(profile, occurrence.start().toLocalDate());
        for (Part part : order.slot().parts()) {
            switch (part) {
                case Part.Recording(ClipId clip) -> row.recording(clip);
                case Part.Bulletins bulletins ->
                        row.bulletins(bulletins, occurrence.number(), order.slot().languages());
                case Part.Notices notices -> row.notices(notices, home, occurrence.number());
                case Part.Relay relay -> row.relay(relay);
            }
        }
        return row.act(order, occurrence, zone);
    }

    /** The act of a campaign: one bulletin, in the languages whose turn it is. */
    Act ofCampaign(
            Order.OfCampaign order,
            Recurring.Occurrence occurrence,
            int timesADay,
            LanguageProfile profile,
            ZoneId zone) {
        var row = new Row(profile, occurrence.start().toLocalDate());
        List<BulletinId> told = order.raised().bulletins();
        row.bulletin(
                told.get(Math.floorMod(occurrence.number(), told.size())),
                occurrence.number(),
                mix(order.raised().playbook().languages(), timesADay));
        return row.act(order, occurrence, zone);
    }

    private static LanguageMix mix(Playbook.Tongues languages, int timesADay) {
        return switch (languages) {
            case Playbook.Tongues.Alternate _ -> new LanguageMix.Alternate();
            case Playbook.Tongues.EachDaily(int times) ->
                    new LanguageMix.EachDaily(times, timesADay);
        };
    }

    /** A row of items in the making. Numbers are given to what is missing, too: names stay. */
    private final class Row {
        private final LanguageProfile profile;
        private final LocalDate date;
        private final List<Act.Item> items = new ArrayList<>();
        private final List<Ground> gaps = new ArrayList<>();
        private int number;

        Row(LanguageProfile profile, LocalDate date) {
            this.profile = profile;
            this.date = date;
        }

        void recording(ClipId id) {
            Clip clip = clips.get(id);
            if (clip == null) {
                gaps.add(new Ground.UnknownClip(id));
            } else {
                items.add(item(clip, Optional.empty(), Optional.empty()));
            }
            number++;
        }

        private Act.Item item(Clip clip, Optional<LanguageMix> turn, Optional<HandOver> inPlaceOf) {
            return new Act.Item(
                    number,
                    clip.length().toMillis(),
                    turn,
                    new Act.Sound.Of(clip, LogRoom.weight(clip)),
                    inPlaceOf);
        }

        void relay(Part.Relay relay) {
            items.add(
                    new Act.Item(
                            number,
                            relay.length().toMillis(),
                            Optional.empty(),
                            new Act.Sound.Elsewhere(),
                            Optional.empty()));
            number++;
        }

        /**
         * Bulletins go round in turn; each time a bulletin comes again its language is the next,
         * and neighbours differ. So each is told in every language, however many there are of both.
         */
        void bulletins(Part.Bulletins part, long occurrence, LanguageMix mix) {
            int round = part.rotation().size();
            for (int index = 0; index < part.each(); index++) {
                long turn = occurrence * part.each() + index;
                int place = Math.floorMod(turn, round);
                long languageTurn = Math.floorDiv(turn, (long) round) + place;
                bulletin(part.rotation().get(place), languageTurn, mix);
            }
        }

        void notices(Part.Notices part, AreaCode home, long occurrence) {
            long left = part.most().toMillis();
            for (Bulletin bulletin : content.bulletins().values()) {
                boolean isOwn =
                        bulletin.terms().area().equals(home)
                                && bulletin.terms().messageClass() != MessageClass.EMERGENCY
                                && isValid(bulletin);
                if (!isOwn) {
                    continue;
                }
                int before = items.size();
                bulletin(bulletin.id(), occurrence, new LanguageMix.AllInTurn());
                long length =
                        items.subList(before, items.size()).stream()
                                .mapToLong(Act.Item::length)
                                .sum();
                if (length > left) {
                    items.subList(before, items.size()).clear();
                } else {
                    left -= length;
                }
            }
        }

        private boolean isValid(Bulletin bulletin) {
            Validity validity = bulletin.terms().validity();
            return !bulletin.retired() && validity.holdsOn(date);
        }

        /**
         * What was not handed over on the day is not told; its fallback is, and nothing further.
         */
        void bulletin(BulletinId id, long turn, LanguageMix mix) {
            Optional<HandOver> missing = content.missing(id, date);
            told(missing.map(HandOver::fallback).orElse(id), turn, mix, missing);
        }

        private void told(BulletinId id, long turn, LanguageMix mix, Optional<HandOver> inPlaceOf) {
            Bulletin bulletin = bulletins.get(id);
            if (bulletin == null) {
                gaps.add(new Ground.UnknownBulletin(id));
                number++;
                return;
            }
            if (!isValid(bulletin)) {
                gaps.add(new Ground.NotValid(id));
                number++;
                return;
            }
            var spoken = profile.among(wanted.getOrDefault(id, Set.of()));
            if (spoken.isEmpty()) {
                gaps.add(new Ground.NoLanguage(id));
                number++;
                return;
            }
            for (LanguageTag language : mix.at(spoken, turn)) {
                rendition(bulletin, language, mix, inPlaceOf);
                number++;
            }
        }

        private void rendition(
                Bulletin bulletin,
                LanguageTag language,
                LanguageMix mix,
                Optional<HandOver> inPlaceOf) {
            Rendition rendition =
                    bulletin.rendition(language).orElseGet(() -> Rendition.missing(language));
            List<Rendition.Lack> lacks = rendition.lacks(clips.keySet());
            switch (rendition.sound()) {
                case Rendition.Sound.Recorded(ClipId id) when lacks.isEmpty() -> {
                    Clip clip = clips.get(id);
                    if (clip != null) {
                        items.add(item(clip, Optional.of(mix), inPlaceOf));
                    }
                }
                case Rendition.Sound.Recorded _, Rendition.Sound.Unrecorded _ ->
                        gaps.add(new Ground.NoRendition(bulletin.id(), language, lacks));
            }
        }

        Act act(Order order, Recurring.Occurrence occurrence, ZoneId zone) {
            Instant start = occurrence.start().atZone(zone).toInstant();
            return new Act(order, occurrence, start, items, gaps);
        }
    }
}
