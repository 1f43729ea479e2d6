package vn.tienglang.office.bulletin;

import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.BulletinId;

/** Result of a change of a bulletin. */
public sealed interface BulletinResult {
    /** The change was stored; this is the new revision. */
    record Done(BulletinRevision kept) implements BulletinResult {}

    /** No bulletin has this id. */
    record Unknown(BulletinId id) implements BulletinResult {}

    /**
     * Another change was stored since the caller read it; nothing was overwritten. This is the
     * present revision.
     */
    record Conflict(BulletinRevision present) implements BulletinResult {}

    /** The change is refused, with every reason. */
    record Refused(List<Reason> reasons) implements BulletinResult {
        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason against a change. */
    sealed interface Reason {
        /** The area does not exist today. */
        record UnknownArea(AreaCode area) implements Reason {}

        /** The language is not in the language table. */
        record UnknownLanguage(LanguageTag language) implements Reason {}

        /** The bulletin is not wanted in this language. */
        record NotWanted(LanguageTag language) implements Reason {}

        /** The bulletin has a rendition in this language, which must be removed first. */
        record StillRendered(LanguageTag language) implements Reason {}

        /** No station can fetch this clip. */
        record UnknownClip(ClipId clip) implements Reason {}

        /** The clip is in another language. */
        record OtherLanguage(ClipId clip, LanguageTag spoken, LanguageTag wanted)
                implements Reason {}

        /** The change would silence airings; a person has to accept that first. */
        record Silences(SilencedOrder silenced) implements Reason {}

        /**
         * Another bulletin of the area has a title that looks the same: they differ only in
         * capitals, spaces, dashes or invisible characters.
         */
        record LooksLike(String other) implements Reason {}

        /** The bulletin is retired. */
        record Retired() implements Reason {}
    }
}
