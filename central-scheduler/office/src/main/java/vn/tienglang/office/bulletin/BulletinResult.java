package vn.tienglang.office.bulletin;

import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.BulletinId;

/** The answer to the wish to change a bulletin. */
public sealed interface BulletinResult {
    /** It stands in the books like this. */
    record Done(BulletinRevision kept) implements BulletinResult {}

    /** Nobody began a bulletin of that name. */
    record Unknown(BulletinId id) implements BulletinResult {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Conflict(BulletinRevision present) implements BulletinResult {}

    /** It cannot be changed like that, and this is everything that stands against it. */
    record Refused(List<Reason> reasons) implements BulletinResult {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands against a change. */
    sealed interface Reason {
        /** The area does not exist today. */
        record UnknownArea(AreaCode area) implements Reason {}

        /** The language is not in our table. */
        record UnknownLanguage(LanguageTag language) implements Reason {}

        /** The bulletin is not wanted in this language. */
        record NotWanted(LanguageTag language) implements Reason {}

        /** There is a rendition in it; that has to be taken out first. */
        record StillRendered(LanguageTag language) implements Reason {}

        /** No such recording lies on the shelf. */
        record UnknownClip(ClipId clip) implements Reason {}

        /** Something else is spoken in that recording. */
        record OtherLanguage(ClipId clip, LanguageTag spoken, LanguageTag wanted)
                implements Reason {}

        /** It was laid aside. */
        record Retired() implements Reason {}
    }
}
