package vn.tienglang.central.sql;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.tienglang.central.desk.ApprovalBook;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.AreaBook;
import vn.tienglang.central.desk.AsRunBook;
import vn.tienglang.central.desk.AuditBook;
import vn.tienglang.central.desk.Books;
import vn.tienglang.central.desk.BulletinBook;
import vn.tienglang.central.desk.ClipBook;
import vn.tienglang.central.desk.ClipRights;
import vn.tienglang.central.desk.ClosingBook;
import vn.tienglang.central.desk.Counters;
import vn.tienglang.central.desk.EnrolmentBook;
import vn.tienglang.central.desk.HandOverBook;
import vn.tienglang.central.desk.HeardBook;
import vn.tienglang.central.desk.LogBook;
import vn.tienglang.central.desk.ObjectionBook;
import vn.tienglang.central.desk.Outbox;
import vn.tienglang.central.desk.PlanBook;
import vn.tienglang.central.desk.RecordingBook;
import vn.tienglang.central.desk.SlotBook;
import vn.tienglang.central.desk.StatusBook;

/** The desk's books in the database. */
final class SqlArchive implements Archive {
    private final Database database;

    private final AreaRows.Known tree = new AreaRows.Known();

    SqlArchive(Database database) {
        this.database = database;
    }

    @Override
    public <T> T inTransaction(Function<Books, T> work) {
        return database.inTransaction(handle -> work.apply(new Tables(handle, tree)));
    }

    private record Tables(Handle handle, AreaRows.Known tree) implements Books {
        @Override
        public AreaBook areas() {
            return new AreaRows(handle, tree);
        }

        @Override
        public EnrolmentBook enrolments() {
            return new EnrolmentRows(handle);
        }

        @Override
        public ClipBook clips() {
            return new ClipRows(handle);
        }

        @Override
        public RecordingBook recordings() {
            return new RecordingRows(handle);
        }

        @Override
        public BulletinBook bulletins() {
            return new BulletinRows(handle);
        }

        @Override
        public SlotBook slots() {
            return new SlotRows(handle);
        }

        @Override
        public PlanBook plan() {
            return new PlanRows(handle);
        }

        @Override
        public ApprovalBook approvals() {
            return new ApprovalRows(handle);
        }

        @Override
        public LogBook logs() {
            return new LogRows(handle);
        }

        @Override
        public ClipRights clipRights() {
            return new ClipRightRows(handle);
        }

        @Override
        public Outbox outbox() {
            return new OutboxRows(handle);
        }

        @Override
        public AsRunBook asRun() {
            return new AsRunRows(handle);
        }

        @Override
        public HeardBook heard() {
            return new HeardRows(handle);
        }

        @Override
        public HandOverBook handOvers() {
            return new HandOverRows(handle);
        }

        @Override
        public ClosingBook closings() {
            return new ClosingRows(handle);
        }

        @Override
        public StatusBook statuses() {
            return new StatusRows(handle);
        }

        @Override
        public ObjectionBook objections() {
            return new ObjectionRows(handle);
        }

        @Override
        public AuditBook audit() {
            return new AuditRows(handle);
        }

        @Override
        public Counters counters() {
            return new CounterRows(handle);
        }
    }
}
