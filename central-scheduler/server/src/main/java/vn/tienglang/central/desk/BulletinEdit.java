package vn.tienglang.central.desk;

import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.BulletinId;

/** The answer to the wish to change a bulletin. */
public sealed interface BulletinEdit {
    /** It stands in the books like this. */
    record Done(KeptBulletin kept) implements BulletinEdit {}

    /** Nobody began a bulletin of that name. */
    record Unknown(BulletinId id) implements BulletinEdit {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Conflict(KeptBulletin present) implements BulletinEdit {}

    /** It cannot be changed like that, and this is everything that stands against it. */
    record Refused(List<Bar> bars) implements BulletinEdit {
        /** Takes a copy. */
        public Refused {
            bars = List.copyOf(bars);
        }
    }

    /** What stands against a change. */
    sealed interface Bar {
        /** The area does not exist today. */
        record UnknownArea(AreaCode area) implements Bar {}

        /** The language is not in our table. */
        record UnknownLanguage(LanguageTag language) implements Bar {}

        /** The bulletin is not wanted in this language. */
        record NotWanted(LanguageTag language) implements Bar {}

        /** There is a rendition in it; that has to be taken out first. */
        record StillRendered(LanguageTag language) implements Bar {}

        /** No such recording lies on the shelf. */
        record UnknownClip(ClipId clip) implements Bar {}

        /** Something else is spoken in that recording. */
        record OtherLanguage(ClipId clip, LanguageTag spoken, LanguageTag wanted) implements Bar {}

        /** It was laid aside. */
        record Retired() implements Bar {}
    }
}
