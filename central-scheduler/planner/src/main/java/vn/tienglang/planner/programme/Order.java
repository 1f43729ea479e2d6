package vn.tienglang.planner.programme;

import java.time.Duration;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.situation.Raised;

/** Something that asks for air, from wherever it comes. */
sealed interface Order {
    SlotId id();

    Starting starting();

    Duration hardEnd();

    MessageClass messageClass();

    /** Who is served first: the smaller. */
    int rank();

    /** A slot. */
    record OfSlot(Slot slot) implements Order {
        @Override
        public SlotId id() {
            return slot.id();
        }

        @Override
        public Starting starting() {
            return slot.starting();
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

    /** The campaign of a raised unit: it goes into the programme before everything else. */
    record OfCampaign(Raised raised) implements Order {
        /** It may wait for what is on the air, and not for the next hour. */
        private static final Duration PATIENCE = Duration.ofMinutes(30);

        @Override
        public SlotId id() {
            return raised.id();
        }

        @Override
        public Starting starting() {
            return new Starting.WaitUpTo(PATIENCE);
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
