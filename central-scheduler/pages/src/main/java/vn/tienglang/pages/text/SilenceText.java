package vn.tienglang.pages.text;

import java.time.LocalDateTime;
import vn.tienglang.office.check.SilencedOrder;

/** Text of the orders that a change would silence. */
public final class SilenceText {
    private SilenceText() {}

    /** The error for a program, one for each order. */
    public static RequestError error(Messages words, SilencedOrder silenced) {
        return new RequestError("airings-lost", "lost", sentence(words, silenced));
    }

    /** The sentence that names the order and what it loses. */
    public static String sentence(Messages words, SilencedOrder silenced) {
        if (silenced.airings() == 0) {
            return words.text("silence.fallback", silenced.title());
        }
        LocalDateTime first = silenced.first();
        return words.text(
                "silence.order",
                silenced.title(),
                words.number(silenced.airings()),
                words.count("board.stations", silenced.stations()),
                words.time(first.toLocalTime()),
                words.date(first.toLocalDate()));
    }
}
