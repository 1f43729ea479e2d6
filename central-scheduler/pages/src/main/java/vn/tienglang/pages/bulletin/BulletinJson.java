package vn.tienglang.pages.bulletin;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/**
 * JSON of bulletins, renditions and languages of the HTTP API. A nullable component is an optional
 * field.
 */
final class BulletinJson {
    private BulletinJson() {}

    @Json
    @ApiSchema(name = "Language", description = "A language.")
    record Language(
            @ApiField(description = "BCP-47 tag.") String tag,
            @ApiField(description = "In the language of the answer.") String name,
            String vietnamese,
            @ApiField(description = "What its speakers call it; may be empty.") String endonym,
            String english,
            @ApiField(description = "Who speaks it where, in Vietnamese; may be empty.")
                    String dialect) {}

    @Json
    @ApiSchema(name = "Languages", description = "Languages.")
    record Languages(@Nullable String area, List<Language> languages) {}

    @Json
    @ApiSchema(name = "Bulletin", description = "One message, in every language it is wanted in.")
    record Bulletin(
            String id,
            @ApiField(minimum = 1) int revision,
            String title,
            String theme,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass,
            String area,
            @ApiField(format = "date") String from,
            @ApiField(format = "date") String until,
            boolean over,
            boolean retired,
            String by,
            @ApiField(format = "date-time") String at,
            List<Rendition> renditions) {}

    @Json
    @ApiSchema(name = "Bulletins", description = "Bulletins.")
    record Bulletins(List<Bulletin> bulletins) {}

    @Json
    @ApiSchema(name = "Rendition", description = "A bulletin in one language.")
    record Rendition(
            String language,
            @ApiField(constants = vn.tienglang.planner.bulletin.Rendition.State.class) String state,
            List<Lack> lacks,
            @ApiField(pattern = ApiField.SHA_256) @Nullable String clip,
            String text,
            String translator,
            String reader,
            String reviewer) {}

    @Json
    @ApiSchema(name = "Lack", description = "Something that is lacking.")
    record Lack(
            @ApiField(constants = vn.tienglang.planner.bulletin.Rendition.MissingPart.class)
                    String lack,
            @ApiField(description = "What to do, for people.") String remedy) {}

    @Json
    @ApiSchema(
            name = "Gap",
            description = "A bulletin that cannot be told in a language it is wanted in.")
    record Gap(
            String bulletin,
            String title,
            String area,
            String language,
            @ApiField(format = "date") String until,
            List<Lack> lacks) {}

    @Json
    @ApiSchema(name = "Gaps", description = "Gaps.")
    record Gaps(List<Gap> gaps) {}

    @ApiSchema(name = "NewBulletin", description = "What a bulletin shall be.")
    record NewBulletin(
            @ApiField(maxLength = 200) String title,
            @ApiField(description = "What it is about; may be empty.", maxLength = 100)
                    @Nullable String theme,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass,
            @ApiField(description = "Code of the area whose office issues it.") String area,
            @ApiField(format = "date") String from,
            @ApiField(description = "The last day; it still holds on that day.", format = "date")
                    String until,
            @ApiField(description = "The tags it is wanted in, with a space between.")
                    String languages) {}

    @ApiSchema(name = "ChangedBulletin", description = "What a bulletin shall be from now on.")
    record ChangedBulletin(
            @ApiField(maxLength = 200) String title,
            @ApiField(description = "What it is about; may be empty.", maxLength = 100)
                    @Nullable String theme,
            @ApiField(
                            description = "Class of message (Circular 39/2020).",
                            constants = MessageClass.class)
                    String messageClass,
            @ApiField(description = "Code of the area whose office issues it.") String area,
            @ApiField(format = "date") String from,
            @ApiField(description = "The last day; it still holds on that day.", format = "date")
                    String until,
            @ApiField(description = "The tags it is wanted in, with a space between.")
                    String languages,
            @ApiField(description = "The revision that was read.", pattern = "^[1-9][0-9]{0,8}$")
                    String revision) {}

    @ApiSchema(name = "NewRendition", description = "What was made of a bulletin in one language.")
    record NewRendition(
            @ApiField(description = "The revision that was read.", pattern = "^[1-9][0-9]{0,8}$")
                    String revision,
            @ApiField(
                            description =
                                    "The recording it is heard from, in this language; empty or "
                                            + "absent when there is none.")
                    @Nullable String clip,
            @ApiField(maxLength = 12000) @Nullable String text,
            @ApiField(maxLength = 100) @Nullable String translator,
            @ApiField(maxLength = 100) @Nullable String reader,
            @ApiField(maxLength = 100) @Nullable String reviewer) {}
}
