package vn.tienglang.node.sound;

/** Setting of the sound output of a station. */
public sealed interface SoundChoice {
    /** A sound card when there is one; otherwise silence, with a notice. */
    record Auto() implements SoundChoice {}

    /**
     * A sound card; the node does not start without it.
     *
     * @param name part of its name, in any case; empty text for the default one
     */
    record Card(String name) implements SoundChoice {}

    /** No sound, at the pace of the clock, for trials. */
    record Silent() implements SoundChoice {}

    /**
     * Reads a setting: {@code auto}, {@code card}, {@code card:part of its name}, {@code silent}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static SoundChoice parse(String setting) {
        String text = setting.strip();
        if (text.startsWith("card:")) {
            return new Card(text.substring("card:".length()).strip());
        }
        return switch (text) {
            case "auto" -> new Auto();
            case "card" -> new Card("");
            case "silent" -> new Silent();
            default ->
                    throw new IllegalArgumentException(
                            "sound is '" + setting + "', not one of auto, card, card:NAME, silent");
        };
    }
}
