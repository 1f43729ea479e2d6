package vn.tienglang.pages.station;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.office.asrun.ChainLink;
import vn.tienglang.office.asrun.ChainSummary;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.text.Messages;

/** Builder of the chains of as-run entries on the page of a station. */
final class ChainViewBuilder {
    /** Characters of a digest that are shown; enough to tell two apart by telephone. */
    private static final int DIGEST_SHOWN = 12;

    private final Messages words;
    private final ZoneId zone;
    private final LocalDate today;

    ChainViewBuilder(Messages words, ZoneId zone, LocalDate today) {
        this.words = words;
        this.zone = zone;
        this.today = today;
    }

    /** The chains, the latest first. */
    List<ChainView> views(List<ChainSummary> chains) {
        return chains.reversed().stream().map(this::view).toList();
    }

    private ChainView view(ChainSummary chain) {
        return new ChainView(
                words.text("chains.chain", chain.chain().value()),
                link(chain.link()),
                warning(chain),
                chain.branches().stream().map(this::branch).toList(),
                chain.gaps().stream().map(this::gap).toList());
    }

    private Badge link(ChainLink link) {
        return switch (link) {
            case ChainLink.First() -> new Badge(BadgeTone.PLAIN, words.text("chains.link.first"));
            case ChainLink.Verified(var before, long sequence) ->
                    new Badge(
                            BadgeTone.GOOD,
                            words.text(
                                    "chains.link.verified",
                                    before.value(),
                                    words.number(sequence)));
            case ChainLink.Unknown() ->
                    new Badge(BadgeTone.WARNING, words.text("chains.link.unknown"));
            case ChainLink.NotStored(var named) ->
                    new Badge(BadgeTone.WARNING, words.text("chains.link.notStored", brief(named)));
            case ChainLink.Contradicting(var before, long sequence, long stored) ->
                    new Badge(
                            BadgeTone.BAD,
                            words.text(
                                    "chains.link.contradicting",
                                    before.value(),
                                    words.number(sequence),
                                    words.number(stored)));
        };
    }

    private String warning(ChainSummary chain) {
        if (chain.cloned()) {
            return words.text("chains.clone");
        }
        return chain.branches().size() > 1 ? words.text("chains.forked") : "";
    }

    private String branch(AsRunBranch branch) {
        String last = words.number(branch.end().sequence());
        String head = brief(branch.end().head());
        String written = moment(branch.writtenAt());
        return branch.number() == 0
                ? words.text("chains.branch.main", last, head, written)
                : words.text(
                        "chains.branch",
                        words.number(branch.number()),
                        words.number(branch.first()),
                        last,
                        head,
                        written,
                        words.number(branch.parent()));
    }

    private String gap(AsRunGap gap) {
        return words.text(
                "chains.gap",
                words.number(gap.from()),
                words.number(gap.to()),
                moment(gap.statedAt()),
                brief(gap.last()));
    }

    private String moment(Instant instant) {
        return words.moment(instant, zone, today);
    }

    private static String brief(Digest digest) {
        String value = digest.value();
        return value.substring(0, Math.min(DIGEST_SHOWN, value.length()));
    }
}
