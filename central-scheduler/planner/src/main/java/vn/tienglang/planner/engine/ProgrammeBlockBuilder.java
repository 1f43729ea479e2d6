package vn.tienglang.planner.engine;

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
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Builder of programme blocks from orders: selects bulletins by rotation, languages by profile and
 * mix, and recordings by language. A missing recording is reported and never replaced.
 */
final class ProgrammeBlockBuilder {
    private final PlanContent content;
    private final Map<ClipId, Clip> clips;
    private final Map<BulletinId, BulletinEntry> bulletinsById = new HashMap<>();

    /** Valid bulletins by issuing unit, by id. */
    private final Map<AreaCode, List<Bulletin>> issuedBy = new HashMap<>();

    private final Map<ClipId, ProgrammeBlock.Sound.Recording> sounds = new HashMap<>();
    private final long longestMillis;

    /** Bulletin with its cached renditions. */
    private record BulletinEntry(
            Bulletin bulletin,
            Set<LanguageTag> wanted,
            Map<LanguageTag, RenditionState> renditions) {}

    /** State of a bulletin in one language. */
    private sealed interface RenditionState {
        /** It can be played. */
        record Playable(ProgrammeBlock.Sound.Recording sound) implements RenditionState {}

        /** It cannot be played. */
        record Unavailable(UnplacedReason.NoRendition reason) implements RenditionState {}
    }

    ProgrammeBlockBuilder(PlanContent content) {
        this.content = content;
        this.clips = new HashMap<>(content.clips());
        content.bulletins()
                .forEach((id, bulletin) -> {
                    bulletinsById.put(
                            id,
                            new BulletinEntry(
                                    bulletin,
                                    Set.copyOf(bulletin.details().wanted()),
                                    new HashMap<>()));
                    if (bulletin.details().messageClass() != MessageClass.EMERGENCY) {
                        issuedBy.computeIfAbsent(bulletin.details().area(), _ -> new ArrayList<>())
                                .add(bulletin);
                    }
                });
        this.longestMillis =
                clips.values().stream().mapToLong(clip -> clip.length().toMillis()).max().orElse(0);
    }

    /** Returns what a slot plays at a station of those units, whose notices it reads. */
    ProgrammeBlock.BlockContent blockContent(
            Slot slot,
            NumberedRecurrence.NumberedOccurrence occurrence,
            LanguageProfile profile,
            List<AreaCode> units) {
        var builder = new ContentBuilder(profile, occurrence.start().toLocalDate());
        for (SlotPart part : slot.parts()) {
            switch (part) {
                case SlotPart.Recording(ClipId clip) -> builder.addRecording(clip);
                case SlotPart.Bulletins bulletins ->
                        builder.addBulletins(bulletins, occurrence.number(), slot.languageMix());
                case SlotPart.Notices notices ->
                        builder.addNotices(notices, units, occurrence.number());
                case SlotPart.Relay relay -> builder.addRelay(relay);
            }
        }
        return builder.build();
    }

    /**
     * Returns an upper bound for the length of a block of the slot in milliseconds, whatever its
     * recordings are.
     */
    long longestMillis(Slot slot, LanguageProfile profile) {
        long longest = 0;
        for (SlotPart part : slot.parts()) {
            longest +=
                    switch (part) {
                        case SlotPart.Recording _ -> longestMillis;
                        case SlotPart.Bulletins bulletins ->
                                longestMillis * bulletins.perOccurrence() * profile.shares().size();
                        case SlotPart.Notices notices -> notices.maximum().toMillis();
                        case SlotPart.Relay relay -> relay.length().toMillis();
                    };
        }
        return longest;
    }

    /** Returns the block of a campaign: one bulletin, in the languages whose turn it is. */
    ProgrammeBlock campaignBlock(
            AirtimeOrder.OfCampaign order,
            NumberedRecurrence.NumberedOccurrence occurrence,
            int timesADay,
            LanguageProfile profile,
            ZoneId zone) {
        var builder = new ContentBuilder(profile, occurrence.start().toLocalDate());
        List<BulletinId> bulletins = order.situation().bulletins();
        builder.addBulletin(
                bulletins.get(Math.floorMod(occurrence.number(), bulletins.size())),
                occurrence.number(),
                mix(order.situation().playbook().languages(), timesADay));
        return new ProgrammeBlock(
                order, occurrence, occurrence.start().atZone(zone).toInstant(), builder.build());
    }

    private static LanguageMix mix(Playbook.LanguageRule languages, int timesADay) {
        return switch (languages) {
            case Playbook.LanguageRule.Alternate _ -> new LanguageMix.Alternate();
            case Playbook.LanguageRule.EachDaily(int times) ->
                    new LanguageMix.EachDaily(times, timesADay);
        };
    }

    /** The encoded size of a recording is computed once. */
    private ProgrammeBlock.Sound.Recording sound(Clip clip) {
        ProgrammeBlock.Sound.Recording cached = sounds.get(clip.id());
        if (cached == null) {
            cached = new ProgrammeBlock.Sound.Recording(clip, LogCapacity.encodedBytes(clip));
            sounds.put(clip.id(), cached);
        }
        return cached;
    }

    private RenditionState renditionState(BulletinEntry entry, LanguageTag language) {
        RenditionState cached = entry.renditions().get(language);
        if (cached == null) {
            cached = findRendition(entry.bulletin(), language);
            entry.renditions().put(language, cached);
        }
        return cached;
    }

    private RenditionState findRendition(Bulletin bulletin, LanguageTag language) {
        Rendition rendition =
                bulletin.rendition(language).orElseGet(() -> Rendition.missing(language));
        List<Rendition.MissingPart> missingParts = rendition.missingParts(clips.keySet());
        Optional<Clip> clip =
                switch (rendition.sound()) {
                    case Rendition.Sound.Recorded(ClipId id) -> Optional.ofNullable(clips.get(id));
                    case Rendition.Sound.Unrecorded _ -> Optional.empty();
                };
        return clip.filter(_ -> missingParts.isEmpty())
                .<RenditionState>map(one -> new RenditionState.Playable(sound(one)))
                .orElseGet(() ->
                        new RenditionState.Unavailable(
                                new UnplacedReason.NoRendition(
                                        bulletin.id(), language, missingParts)));
    }

    /**
     * Builder of a list of items. Missing items also get a number, so that airing ids stay the
     * same.
     */
    private final class ContentBuilder {
        private final LanguageProfile profile;
        private final LocalDate date;
        private final List<ProgrammeBlock.Item> items = new ArrayList<>();
        private final List<UnplacedReason> unplayable = new ArrayList<>();
        private int number;

        ContentBuilder(LanguageProfile profile, LocalDate date) {
            this.profile = profile;
            this.date = date;
        }

        void addRecording(ClipId id) {
            Clip clip = clips.get(id);
            if (clip == null) {
                unplayable.add(new UnplacedReason.UnknownClip(id));
            } else {
                items.add(item(sound(clip), Optional.empty(), Optional.empty()));
            }
            number++;
        }

        private ProgrammeBlock.Item item(
                ProgrammeBlock.Sound.Recording sound,
                Optional<LanguageMix> mix,
                Optional<HandOver> missingHandOver) {
            return new ProgrammeBlock.Item(
                    number, sound.clip().length().toMillis(), mix, sound, missingHandOver);
        }

        void addRelay(SlotPart.Relay relay) {
            items.add(
                    new ProgrammeBlock.Item(
                            number,
                            relay.length().toMillis(),
                            Optional.empty(),
                            new ProgrammeBlock.Sound.ExternalProgramme(),
                            Optional.empty()));
            number++;
        }

        /**
         * Adds bulletins in rotation. Each time a bulletin comes again it uses the next language,
         * and neighbours use different ones. So each bulletin is played in every language, whatever
         * their numbers are.
         */
        void addBulletins(SlotPart.Bulletins part, long occurrence, LanguageMix mix) {
            int size = part.rotation().size();
            for (int index = 0; index < part.perOccurrence(); index++) {
                long turn = occurrence * part.perOccurrence() + index;
                int position = Math.floorMod(turn, size);
                long languageTurn = Math.floorDiv(turn, (long) size) + position;
                addBulletin(part.rotation().get(position), languageTurn, mix);
            }
        }

        void addNotices(SlotPart.Notices part, List<AreaCode> units, long occurrence) {
            long remaining = part.maximum().toMillis();
            List<Bulletin> issued =
                    units.size() == 1
                            ? issuedBy.getOrDefault(units.getFirst(), List.of())
                            : units.stream()
                                    .flatMap(
                                            unit -> issuedBy.getOrDefault(unit, List.of()).stream())
                                    .toList();
            for (Bulletin bulletin : issued) {
                if (!isValid(bulletin)) {
                    continue;
                }
                int before = items.size();
                addBulletin(bulletin.id(), occurrence, new LanguageMix.AllInTurn());
                long length =
                        items.subList(before, items.size()).stream()
                                .mapToLong(ProgrammeBlock.Item::length)
                                .sum();
                if (length > remaining) {
                    items.subList(before, items.size()).clear();
                } else {
                    remaining -= length;
                }
            }
        }

        private boolean isValid(Bulletin bulletin) {
            Validity validity = bulletin.details().validity();
            return !bulletin.retired() && validity.isValidOn(date);
        }

        /**
         * Adds a bulletin. If it was not handed over on the day, its fallback is added instead,
         * without a further fallback.
         */
        void addBulletin(BulletinId id, long turn, LanguageMix mix) {
            Optional<HandOver> missing = content.missingHandOver(id, date);
            addRenditions(missing.map(HandOver::fallback).orElse(id), turn, mix, missing);
        }

        private void addRenditions(
                BulletinId id, long turn, LanguageMix mix, Optional<HandOver> missingHandOver) {
            BulletinEntry cached = bulletinsById.get(id);
            if (cached == null) {
                unplayable.add(new UnplacedReason.UnknownBulletin(id));
                number++;
                return;
            }
            if (!isValid(cached.bulletin())) {
                unplayable.add(new UnplacedReason.BulletinNotValid(id));
                number++;
                return;
            }
            var spoken = profile.restrictedTo(cached.wanted());
            if (spoken.isEmpty()) {
                unplayable.add(new UnplacedReason.NoCommonLanguage(id));
                number++;
                return;
            }
            for (LanguageTag language : mix.languagesFor(spoken, turn)) {
                switch (renditionState(cached, language)) {
                    case RenditionState.Playable(ProgrammeBlock.Sound.Recording sound) ->
                            items.add(item(sound, Optional.of(mix), missingHandOver));
                    case RenditionState.Unavailable(UnplacedReason.NoRendition ground) ->
                            unplayable.add(ground);
                }
                number++;
            }
        }

        ProgrammeBlock.BlockContent build() {
            return new ProgrammeBlock.BlockContent(items, unplayable);
        }
    }
}
