package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.store.BulletinRepository;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.storage.sql.column.ColumnMapper;

/**
 * Tables {@code bulletins} and {@code renditions}; the second has a row for every wanted language.
 */
record SqlBulletinRepository(Handle handle) implements BulletinRepository {
    private static final String BULLETINS =
            "SELECT id, revision, title, theme, message_class, area, valid_from, valid_until,"
                    + " retired, changed_by, changed_at FROM bulletins";

    private static final String RENDITIONS =
            "SELECT bulletin, language, begun, clip, body, translator, reader, reviewer"
                    + " FROM renditions";

    @Override
    public void add(BulletinRevision bulletin) {
        bind(
                        "INSERT INTO bulletins (id, revision, title, theme, message_class, area,"
                                + " valid_from, valid_until, retired, changed_by, changed_at)"
                                + " VALUES (:id, :revision, :title, :theme, :class, :area, :from,"
                                + " :until, :retired, :by, :at)",
                        bulletin)
                .execute();
        addRenditions(bulletin.bulletin());
    }

    @Override
    public boolean replace(BulletinRevision bulletin) {
        int replaced =
                bind(
                                "UPDATE bulletins SET revision = :revision, title = :title,"
                                        + " theme = :theme, message_class = :class, area = :area,"
                                        + " valid_from = :from, valid_until = :until,"
                                        + " retired = :retired, changed_by = :by,"
                                        + " changed_at = :at"
                                        + " WHERE id = :id AND revision = :revision - 1",
                                bulletin)
                        .execute();
        if (replaced == 0) {
            return false;
        }
        handle.createUpdate("DELETE FROM renditions WHERE bulletin = :id")
                .bind("id", bulletin.bulletin().id().value())
                .execute();
        addRenditions(bulletin.bulletin());
        return true;
    }

    private Update bind(String sql, BulletinRevision revision) {
        BulletinDetails details = revision.bulletin().details();
        return handle.createUpdate(sql)
                .bind("id", revision.bulletin().id().value())
                .bind("revision", revision.revision())
                .bind("title", details.title())
                .bind("theme", details.theme())
                .bind("class", details.messageClass().name())
                .bind("area", details.area().value())
                .bind("from", details.validity().from())
                .bind("until", details.validity().until())
                .bind("retired", revision.bulletin().retired())
                .bind("by", revision.by())
                .bind("at", ColumnMapper.of(revision.at()));
    }

    private void addRenditions(Bulletin bulletin) {
        int ordinal = 0;
        for (Rendition rendition : bulletin.allWantedRenditions()) {
            Update row =
                    handle.createUpdate(
                                    "INSERT INTO renditions (bulletin, ordinal, language, begun,"
                                            + " clip, body, translator, reader, reviewer) VALUES"
                                            + " (:bulletin, :ordinal, :language, :begun, :clip, :body,"
                                            + " :translator, :reader, :reviewer)")
                            .bind("bulletin", bulletin.id().value())
                            .bind("ordinal", ordinal++)
                            .bind("language", rendition.language().value())
                            .bind("begun", bulletin.rendition(rendition.language()).isPresent())
                            .bind("body", rendition.text())
                            .bind("translator", rendition.people().translator())
                            .bind("reader", rendition.people().reader())
                            .bind("reviewer", rendition.people().reviewer());
            switch (rendition.sound()) {
                case Rendition.Sound.Recorded(ClipId clip) -> row.bind("clip", clip.value());
                case Rendition.Sound.Unrecorded _ -> row.bindByType("clip", null, String.class);
            }
            row.execute();
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>Reads the bulletin before its renditions. If another transaction changes it in between,
     * the result has the older revision, and a change based on it is a conflict.
     */
    @Override
    public Optional<BulletinRevision> find(BulletinId id) {
        Optional<Head> head =
                handle.createQuery(BULLETINS + " WHERE id = :id")
                        .bind("id", id.value())
                        .map((row, _) -> head(row))
                        .findOne();
        return head.map(one ->
                one.with(
                        handle.createQuery(RENDITIONS + " WHERE bulletin = :id ORDER BY ordinal")
                                .bind("id", id.value())
                                .map((row, _) -> row(row))
                                .list()));
    }

    @Override
    public List<BulletinRevision> all() {
        List<Head> heads =
                handle.createQuery(BULLETINS + " ORDER BY valid_until DESC, id")
                        .map((row, _) -> head(row))
                        .list();
        Map<String, List<Row>> renditions = new LinkedHashMap<>();
        handle.createQuery(RENDITIONS + " ORDER BY bulletin, ordinal")
                .map((row, _) -> row(row))
                .forEach(row ->
                        renditions
                                .computeIfAbsent(row.bulletin(), _ -> new ArrayList<>())
                                .add(row));
        return heads.stream()
                .filter(head -> renditions.containsKey(head.id().value()))
                .map(head -> head.with(renditions.getOrDefault(head.id().value(), List.of())))
                .toList();
    }

    /** Wanted language of a bulletin, with an empty rendition when nobody has begun one. */
    private record Row(String bulletin, boolean begun, Rendition rendition) {}

    private static Row row(ResultSet row) throws SQLException {
        String clip = row.getString("clip");
        return new Row(
                ColumnMapper.text(row, "bulletin"),
                row.getBoolean("begun"),
                new Rendition(
                        new LanguageTag(ColumnMapper.text(row, "language")),
                        clip == null
                                ? new Rendition.Sound.Unrecorded()
                                : new Rendition.Sound.Recorded(new ClipId(clip)),
                        ColumnMapper.text(row, "body"),
                        new Rendition.People(
                                ColumnMapper.text(row, "translator"),
                                ColumnMapper.text(row, "reader"),
                                ColumnMapper.text(row, "reviewer"))));
    }

    /** Row of {@code bulletins}; the wanted languages are in {@code renditions}. */
    private record Head(
            BulletinId id,
            int revision,
            String title,
            String theme,
            MessageClass messageClass,
            AreaCode area,
            Validity validity,
            boolean retired,
            String by,
            Instant at) {
        BulletinRevision with(List<Row> rows) {
            List<LanguageTag> wanted =
                    rows.stream().map(one -> one.rendition().language()).toList();
            var terms = new BulletinDetails(title, theme, messageClass, area, validity, wanted);
            List<Rendition> renditions =
                    rows.stream().filter(Row::begun).map(Row::rendition).toList();
            return new BulletinRevision(
                    new Bulletin(id, terms, renditions, retired), revision, by, at);
        }
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                new BulletinId(ColumnMapper.text(row, "id")),
                row.getInt("revision"),
                ColumnMapper.text(row, "title"),
                ColumnMapper.text(row, "theme"),
                MessageClass.valueOf(ColumnMapper.text(row, "message_class")),
                new AreaCode(ColumnMapper.text(row, "area")),
                new Validity(
                        ColumnMapper.date(row, "valid_from"),
                        ColumnMapper.date(row, "valid_until")),
                row.getBoolean("retired"),
                ColumnMapper.text(row, "changed_by"),
                ColumnMapper.instant(row, "changed_at"));
    }

    @Override
    public List<BulletinRevision> using(ClipId clip) {
        return handle
                .createQuery("SELECT DISTINCT bulletin FROM renditions WHERE clip = :clip")
                .bind("clip", clip.value())
                .map((row, _) -> new BulletinId(ColumnMapper.text(row, "bulletin")))
                .stream()
                .sorted()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public boolean usesClip(ClipId clip) {
        return handle.createQuery("SELECT COUNT(*) FROM renditions WHERE clip = :clip")
                        .bind("clip", clip.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
