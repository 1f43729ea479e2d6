package vn.tienglang.pages.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.mix.Language;

/** Mapper of bulletins, renditions and languages to JSON. */
final class BulletinMapper {
    private final Messages words;

    /** The texts are in the language of these messages. */
    BulletinMapper(Messages words) {
        this.words = words;
    }

    BulletinJson.Language toJson(Language language) {
        return new BulletinJson.Language(
                language.tag().value(),
                words.language(language),
                language.vietnamese(),
                language.endonym(),
                language.english(),
                language.dialect());
    }

    BulletinJson.Bulletin toJson(
            BulletinRevision kept, Set<ClipId> availableClips, LocalDate today) {
        BulletinDetails details = kept.bulletin().details();
        return new BulletinJson.Bulletin(
                kept.bulletin().id().value(),
                kept.revision(),
                details.title(),
                details.theme(),
                ApiMapper.kebabCase(details.messageClass()),
                details.area().value(),
                details.validity().from().toString(),
                details.validity().until().toString(),
                details.validity().isExpiredOn(today),
                kept.bulletin().retired(),
                kept.by(),
                kept.at().toString(),
                kept.bulletin().allWantedRenditions().stream()
                        .map(one -> toJson(one, availableClips))
                        .toList());
    }

    private BulletinJson.Rendition toJson(Rendition rendition, Set<ClipId> availableClips) {
        return new BulletinJson.Rendition(
                rendition.language().value(),
                ApiMapper.kebabCase(rendition.state(availableClips)),
                lacks(rendition.missingParts(availableClips)),
                rendition.sound() instanceof Rendition.Sound.Recorded(ClipId clip)
                        ? clip.value()
                        : null,
                rendition.text(),
                rendition.people().translator(),
                rendition.people().reader(),
                rendition.people().reviewer());
    }

    private List<BulletinJson.Lack> lacks(List<Rendition.MissingPart> lacks) {
        return lacks.stream()
                .map(lack ->
                        new BulletinJson.Lack(
                                ApiMapper.kebabCase(lack), words.text("gap.remedy", lack)))
                .toList();
    }

    BulletinJson.Gap toJson(RenditionGap gap) {
        return new BulletinJson.Gap(
                gap.bulletin().value(),
                gap.title(),
                gap.area().value(),
                gap.language().value(),
                gap.until().toString(),
                lacks(gap.missingParts()));
    }
}
