package vn.tienglang.pages.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.approval.PendingApproval;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.approval.ApprovalPage.Heard;
import vn.tienglang.pages.bulletin.BulletinText;
import vn.tienglang.pages.recording.ClipRoutes;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/** Builder of the part of an approval that is read and listened to. */
final class ApprovalAudioBuilder {
    private final Messages words;
    private final OfficeServices services;
    private final List<BulletinRevision> bulletins;
    private final Officer officer;

    ApprovalAudioBuilder(Messages words, OfficeServices services, Officer officer) {
        this.officer = officer;
        this.words = words;
        this.services = services;
        bulletins = services.bulletins().bulletins();
    }

    /** The texts and recordings of what has to be approved, in its order. */
    List<Heard> heard(PendingApproval waiting) {
        return switch (waiting.subject()) {
            case PendingApproval.Subject.SlotSubject(Slot order) ->
                    order.parts().stream().flatMap(this::heard).toList();
            case PendingApproval.Subject.SituationSubject(var raised) ->
                    raised.bulletins().stream().flatMap(this::heard).toList();
            case PendingApproval.Subject.ObligationSubject _ -> List.of();
        };
    }

    private boolean isPlayed(ClipId clip) {
        return services.approvals().listenings().unheard(List.of(clip), officer).isEmpty();
    }

    private Stream<Heard> heard(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(ClipId clip) -> Stream.of(recording(clip));
            case SlotPart.Bulletins(var rotation, var _) -> rotation.stream().flatMap(this::heard);
            case SlotPart.Notices(var most) -> said("approvals.notices", words.duration(most));
            case SlotPart.Relay(var source, var length) ->
                    said("approvals.relay", source, words.duration(length));
        };
    }

    private Stream<Heard> heard(BulletinId id) {
        return services.bulletins().find(id).map(BulletinRevision::bulletin).stream()
                .flatMap(bulletin ->
                        bulletin.allWantedRenditions().stream()
                                .map(rendition -> rendition(bulletin, rendition)));
    }

    private Stream<Heard> said(String key, Object... facts) {
        return Stream.of(
                new Heard(words.text(key, facts), "", "vi", "", "", "", Optional.empty(), true));
    }

    private Heard rendition(Bulletin bulletin, Rendition rendition) {
        Optional<Clip> clip =
                switch (rendition.sound()) {
                    case Rendition.Sound.Recorded(ClipId id) -> services.clips().clip(id);
                    case Rendition.Sound.Unrecorded _ -> Optional.empty();
                };
        List<Rendition.MissingPart> lacks =
                rendition.missingParts(services.clips().availableClips());
        String missing =
                lacks.isEmpty()
                        ? ""
                        : words.text("gaps.lacking", new BulletinText(words).lacks(lacks));
        return new Heard(
                bulletin.details().title(),
                about(rendition, clip),
                rendition.language().value(),
                rendition.text(),
                clip.map(Clip::id).map(ClipRoutes::path).orElse(""),
                missing,
                clip.map(Clip::id),
                clip.map(one -> isPlayed(one.id())).orElse(true));
    }

    private String about(Rendition rendition, Optional<Clip> clip) {
        var about = new ArrayList<String>();
        about.add(words.language(rendition.language()));
        clip.map(Clip::length).map(words::duration).ifPresent(about::add);
        person(about, "rendition.field.translator", rendition.people().translator());
        person(about, "rendition.field.reader", rendition.people().reader());
        person(about, "rendition.field.reviewer", rendition.people().reviewer());
        return String.join(" · ", about);
    }

    private String about(Clip clip) {
        return words.language(clip.language()) + " · " + words.duration(clip.length());
    }

    private void person(List<String> about, String role, String name) {
        if (!name.isEmpty()) {
            about.add(words.text("approvals.person", words.text(role), name));
        }
    }

    /** A recording; its text is in the bulletin that it was made for. */
    private Heard recording(ClipId id) {
        Optional<Rendition> written =
                bulletins.stream()
                        .map(BulletinRevision::bulletin)
                        .flatMap(one -> one.renditions().stream())
                        .filter(one -> one.usesClip(id))
                        .findFirst();
        Optional<Clip> clip = services.clips().clip(id);
        String about =
                written.map(one -> about(one, clip)).or(() -> clip.map(this::about)).orElse("");
        return new Heard(
                clip.map(Clip::title).orElse(id.brief()),
                about,
                clip.map(one -> one.language().value()).orElse("vi"),
                written.map(Rendition::text).orElse(""),
                clip.isPresent() ? ClipRoutes.path(id) : "",
                clip.isPresent() ? "" : words.text("refusal.unknown-clip", id.brief()),
                clip.map(Clip::id),
                clip.map(one -> isPlayed(one.id())).orElse(true));
    }
}
