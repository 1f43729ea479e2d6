package vn.tienglang.planner.engine;

import java.time.Duration;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.StartPolicy;

/** Order for airtime: a slot or a campaign. */
sealed interface AirtimeOrder {
    SlotId id();

    StartPolicy startPolicy();

    Duration hardEnd();

    MessageClass messageClass();

    /** Returns the service rank; smaller is served first. */
    int rank();

    /** Order of a slot. */
    record OfSlot(Slot slot) implements AirtimeOrder {
        @Override
        public SlotId id() {
            return slot.id();
        }

        @Override
        public StartPolicy startPolicy() {
            return slot.startPolicy();
        }

        @Override
        public Duration hardEnd() {
            return slot.hardEnd();
        }

        @Override
        public MessageClass messageClass() {
            return slot.messageClass();
        }

        @Override
        public int rank() {
            return slot.messageClass() == MessageClass.PRIORITY ? 1 : 2;
        }
    }

    /** Order of a situation's campaign; it is served before all slots. */
    record OfCampaign(ActiveSituation situation) implements AirtimeOrder {
        /** The campaign may wait for the current airing to end, but not until the next hour. */
        private static final Duration MAX_DELAY = Duration.ofMinutes(30);

        @Override
        public SlotId id() {
            return situation.id();
        }

        @Override
        public StartPolicy startPolicy() {
            return new StartPolicy.WaitUpTo(MAX_DELAY);
        }

        @Override
        public Duration hardEnd() {
            return Slot.NO_HARD_END;
        }

        @Override
        public MessageClass messageClass() {
            return MessageClass.PRIORITY;
        }

        @Override
        public int rank() {
            return 0;
        }
    }
}
