package vn.tienglang.pages.bulletin;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of bulletins, renditions and languages of the HTTP API. A nullable component is an optional
 * field.
 */
final class BulletinJson {
    private BulletinJson() {}

    @Json
    record Language(
            String tag,
            String name,
            String vietnamese,
            String endonym,
            String english,
            String dialect) {}

    @Json
    record Languages(@Nullable String area, List<Language> languages) {}

    @Json
    record Bulletin(
            String id,
            int revision,
            String title,
            String theme,
            String messageClass,
            String area,
            String from,
            String until,
            boolean over,
            boolean retired,
            String by,
            String at,
            List<Rendition> renditions) {}

    @Json
    record Bulletins(List<Bulletin> bulletins) {}

    @Json
    record Rendition(
            String language,
            String state,
            List<Lack> lacks,
            @Nullable String clip,
            String text,
            String translator,
            String reader,
            String reviewer) {}

    @Json
    record Lack(String lack, String remedy) {}

    @Json
    record Gap(
            String bulletin,
            String title,
            String area,
            String language,
            String until,
            List<Lack> lacks) {}

    @Json
    record Gaps(List<Gap> gaps) {}
}
