package vn.tienglang.central.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.BulletinEdit.Bar;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.Rendition;

/** Bulletins in words: what stands against a change, how far a language has come, what to do. */
final class BulletinWords {
    private final Words words;

    BulletinWords(Words words) {
        this.words = words;
    }

    /** One sentence for each thing that stands against a change. */
    List<Complaint> complaints(List<Bar> bars) {
        return bars.stream().map(this::complaint).toList();
    }

    private Complaint complaint(Bar bar) {
        return switch (bar) {
            case Bar.UnknownArea(var area) ->
                    against("unknown-area", "area", words.say("bulletin.bar.area", area));
            case Bar.UnknownLanguage(var language) ->
                    against(
                            "unknown-language",
                            "languages",
                            words.say("complaint.language", language));
            case Bar.NotWanted(var language) ->
                    against(
                            "not-wanted",
                            "language",
                            words.say("bulletin.bar.notWanted", words.language(language)));
            case Bar.StillRendered(var language) ->
                    against(
                            "still-rendered",
                            "languages",
                            words.say("bulletin.bar.stillRendered", words.language(language)));
            case Bar.UnknownClip(ClipId clip) ->
                    against(
                            "unknown-clip",
                            "clip",
                            words.say("refusal.unknown-clip", clip.brief()));
            case Bar.OtherLanguage(var _, var spoken, var wanted) ->
                    against(
                            "other-language",
                            "clip",
                            words.say(
                                    "bulletin.bar.otherLanguage",
                                    words.language(spoken),
                                    words.language(wanted)));
            case Bar.Retired _ -> against("retired", "", words.say("bulletin.bar.retired"));
        };
    }

    private static Complaint against(String rule, String field, String sentence) {
        return new Complaint(rule, field, sentence);
    }

    /** How far a language has come. */
    Mark state(Rendition rendition, Set<ClipId> onShelf) {
        Rendition.State state = rendition.state(onShelf);
        Tone tone =
                switch (state) {
                    case READY -> Tone.GOOD;
                    case DRAFTED -> Tone.WARNING;
                    case MISSING -> Tone.BAD;
                };
        return new Mark(tone, words.say("rendition.state", state));
    }

    /** What to do, one sentence for each thing that is lacking. */
    List<String> remedies(List<Rendition.Lack> lacks) {
        return lacks.stream().map(lack -> words.say("gap.remedy", lack)).toList();
    }

    /** What is lacking, in a few words. */
    String lacks(List<Rendition.Lack> lacks) {
        return lacks.stream()
                .map(lack -> words.say("gap.lack", lack))
                .collect(Collectors.joining(", "));
    }
}
