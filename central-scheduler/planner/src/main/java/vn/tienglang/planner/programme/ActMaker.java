package vn.tienglang.planner.programme;

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
 * Says what occurrences of orders sound: chooses bulletins by turn, languages by profile and mix,
 * and recordings by language. What has no recording is a gap that is said; nothing stands in.
 */
final class ActMaker {
    private final Content content;
    private final Map<ClipId, Clip> clips;
    private final Map<BulletinId, Told> told = new HashMap<>();

    /** What each unit itself has to say, in order of name. */
    private final Map<AreaCode, List<Bulletin>> issuedBy = new HashMap<>();

    private final Map<ClipId, Act.Sound.Of> sounds = new HashMap<>();
    private final long longest;

    /** A bulletin, with what is known of its voices so far. */
    private record Told(
            Bulletin bulletin, Set<LanguageTag> wanted, Map<LanguageTag, Voice> voices) {}

    /** What there is of a bulletin in one language. */
    private sealed interface Voice {
        /** It can be heard. */
        record Heard(Act.Sound.Of sound) implements Voice {}

        /** It cannot. */
        record Lacking(Ground.NoRendition ground) implements Voice {}
    }

    ActMaker(Content content) {
        this.content = content;
        this.clips = new HashMap<>(content.clips());
        content.bulletins()
                .forEach((id, one) -> {
                    told.put(id, new Told(one, Set.copyOf(one.terms().wanted()), new HashMap<>()));
                    if (one.terms().messageClass() != MessageClass.EMERGENCY) {
                        issuedBy.computeIfAbsent(one.terms().area(), _ -> new ArrayList<>())
                                .add(one);
                    }
                });
        this.longest =
                clips.values().stream().mapToLong(clip -> clip.length().toMillis()).max().orElse(0);
    }

    /** What a slot sounds at a station of that unit. */
    Act.Row row(
            Slot slot, Recurring.Occurrence occurrence, LanguageProfile profile, AreaCode home) {
        var row = new Draft(profile, occurrence.start().toLocalDate());
        for (Part part : slot.parts()) {
            switch (part) {
                case Part.Recording(ClipId clip) -> row.recording(clip);
                case Part.Bulletins bulletins ->
                        row.bulletins(bulletins, occurrence.number(), slot.languages());
                case Part.Notices notices -> row.notices(notices, home, occurrence.number());
                case Part.Relay relay -> row.relay(relay);
            }
        }
        return row.whole();
    }

    /** No act of the slot takes longer, in milliseconds, whatever is recorded. */
    long longest(Slot slot, LanguageProfile profile) {
        long most = 0;
        for (Part part : slot.parts()) {
            most +=
                    switch (part) {
                        case Part.Recording _ -> longest;
                        case Part.Bulletins bulletins ->
                                longest * bulletins.each() * profile.spoken().size();
                        case Part.Notices notices -> notices.most().toMillis();
                        case Part.Relay relay -> relay.length().toMillis();
                    };
        }
        return most;
    }

    /** The act of a campaign: one bulletin, in the languages whose turn it is. */
    Act ofCampaign(
            Order.OfCampaign order,
            Recurring.Occurrence occurrence,
            int timesADay,
            LanguageProfile profile,
            ZoneId zone) {
        var row = new Draft(profile, occurrence.start().toLocalDate());
        List<BulletinId> bulletins = order.raised().bulletins();
        row.bulletin(
                bulletins.get(Math.floorMod(occurrence.number(), bulletins.size())),
                occurrence.number(),
                mix(order.raised().playbook().languages(), timesADay));
        return new Act(order, occurrence, occurrence.start().atZone(zone).toInstant(), row.whole());
    }

    private static LanguageMix mix(Playbook.Tongues languages, int timesADay) {
        return switch (languages) {
            case Playbook.Tongues.Alternate _ -> new LanguageMix.Alternate();
            case Playbook.Tongues.EachDaily(int times) ->
                    new LanguageMix.EachDaily(times, timesADay);
        };
    }

    /** What naming a recording costs is counted once. */
    private Act.Sound.Of sound(Clip clip) {
        Act.Sound.Of known = sounds.get(clip.id());
        if (known == null) {
            known = new Act.Sound.Of(clip, LogRoom.weight(clip));
            sounds.put(clip.id(), known);
        }
        return known;
    }

    private Voice voice(Told told, LanguageTag language) {
        Voice known = told.voices().get(language);
        if (known == null) {
            known = listened(told.bulletin(), language);
            told.voices().put(language, known);
        }
        return known;
    }

    private Voice listened(Bulletin bulletin, LanguageTag language) {
        Rendition rendition =
                bulletin.rendition(language).orElseGet(() -> Rendition.missing(language));
        List<Rendition.Lack> lacks = rendition.lacks(clips.keySet());
        Optional<Clip> clip =
                switch (rendition.sound()) {
                    case Rendition.Sound.Recorded(ClipId id) -> Optional.ofNullable(clips.get(id));
                    case Rendition.Sound.Unrecorded _ -> Optional.empty();
                };
        return clip.filter(_ -> lacks.isEmpty())
                .<Voice>map(one -> new Voice.Heard(sound(one)))
                .orElseGet(() ->
                        new Voice.Lacking(new Ground.NoRendition(bulletin.id(), language, lacks)));
    }

    /** A row of items in the making. Numbers are given to what is missing, too: names stay. */
    private final class Draft {
        private final LanguageProfile profile;
        private final LocalDate date;
        private final List<Act.Item> items = new ArrayList<>();
        private final List<Ground> gaps = new ArrayList<>();
        private int number;

        Draft(LanguageProfile profile, LocalDate date) {
            this.profile = profile;
            this.date = date;
        }

        void recording(ClipId id) {
            Clip clip = clips.get(id);
            if (clip == null) {
                gaps.add(new Ground.UnknownClip(id));
            } else {
                items.add(item(sound(clip), Optional.empty(), Optional.empty()));
            }
            number++;
        }

        private Act.Item item(
                Act.Sound.Of sound, Optional<LanguageMix> turn, Optional<HandOver> inPlaceOf) {
            return new Act.Item(number, sound.clip().length().toMillis(), turn, sound, inPlaceOf);
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
            for (Bulletin bulletin : issuedBy.getOrDefault(home, List.of())) {
                if (!isValid(bulletin)) {
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
            tell(missing.map(HandOver::fallback).orElse(id), turn, mix, missing);
        }

        private void tell(BulletinId id, long turn, LanguageMix mix, Optional<HandOver> inPlaceOf) {
            Told known = told.get(id);
            if (known == null) {
                gaps.add(new Ground.UnknownBulletin(id));
                number++;
                return;
            }
            if (!isValid(known.bulletin())) {
                gaps.add(new Ground.NotValid(id));
                number++;
                return;
            }
            var spoken = profile.among(known.wanted());
            if (spoken.isEmpty()) {
                gaps.add(new Ground.NoLanguage(id));
                number++;
                return;
            }
            for (LanguageTag language : mix.at(spoken, turn)) {
                switch (voice(known, language)) {
                    case Voice.Heard(Act.Sound.Of sound) ->
                            items.add(item(sound, Optional.of(mix), inPlaceOf));
                    case Voice.Lacking(Ground.NoRendition ground) -> gaps.add(ground);
                }
                number++;
            }
        }

        Act.Row whole() {
            return new Act.Row(items, gaps);
        }
    }
}
