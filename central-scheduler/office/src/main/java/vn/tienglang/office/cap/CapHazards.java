package vn.tienglang.office.cap;

import java.util.List;
import java.util.Locale;
import vn.tienglang.office.store.emergency.Hazard;

/** Hazard of an alert, by words of its event and by its category. */
final class CapHazards {
    private record Word(String word, Hazard hazard) {}

    /** The first word that is found decides. */
    private static final List<Word> WORDS =
            List.of(
                    new Word("lũ quét", Hazard.FLASH_FLOOD),
                    new Word("lũ ống", Hazard.FLASH_FLOOD),
                    new Word("flash flood", Hazard.FLASH_FLOOD),
                    new Word("sạt lở", Hazard.LANDSLIDE),
                    new Word("landslide", Hazard.LANDSLIDE),
                    new Word("xả lũ", Hazard.WATER_RELEASE),
                    new Word("xả nước", Hazard.WATER_RELEASE),
                    new Word("xả tràn", Hazard.WATER_RELEASE),
                    new Word("water release", Hazard.WATER_RELEASE),
                    new Word("dam release", Hazard.WATER_RELEASE),
                    new Word("lũ", Hazard.FLOOD),
                    new Word("ngập", Hazard.FLOOD),
                    new Word("flood", Hazard.FLOOD),
                    new Word("bão", Hazard.STORM),
                    new Word("áp thấp", Hazard.STORM),
                    new Word("dông", Hazard.STORM),
                    new Word("storm", Hazard.STORM),
                    new Word("typhoon", Hazard.STORM),
                    new Word("cyclone", Hazard.STORM),
                    new Word("cháy", Hazard.FIRE),
                    new Word("fire", Hazard.FIRE),
                    new Word("dịch", Hazard.DISEASE),
                    new Word("mất tích", Hazard.MISSING_PERSON),
                    new Word("missing", Hazard.MISSING_PERSON));

    private CapHazards() {}

    static Hazard of(CapAlert.CapInfo info) {
        String event = info.event().toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> event.contains(word.word()))
                .findFirst()
                .map(Word::hazard)
                .orElseGet(() ->
                        switch (info.category()) {
                            case "Fire" -> Hazard.FIRE;
                            case "Health" -> Hazard.DISEASE;
                            case "Security" -> Hazard.BORDER_SECURITY;
                            default -> Hazard.OTHER;
                        });
    }
}
