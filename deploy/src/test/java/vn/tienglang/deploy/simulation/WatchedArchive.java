package vn.tienglang.deploy.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.wire.KeyId;
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
import vn.tienglang.central.desk.HeldEntry;
import vn.tienglang.central.desk.LogBook;
import vn.tienglang.central.desk.ObjectionBook;
import vn.tienglang.central.desk.Outbox;
import vn.tienglang.central.desk.PlanBook;
import vn.tienglang.central.desk.RecordingBook;
import vn.tienglang.central.desk.SlotBook;
import vn.tienglang.central.desk.StatusBook;
import vn.tienglang.central.desk.ToldDay;

/**
 * The books with a witness who sees what was committed, and a death that may wait right before or
 * after a commit.
 */
record WatchedArchive(Archive real, Peril peril, Witness witness) implements Archive {
    @Override
    public <T> T inTransaction(Function<Books, T> work) {
        var seen = new ArrayList<Happening>();
        T result =
                real.inTransaction(books -> {
                    seen.clear();
                    T done = work.apply(new Watched(books, seen));
                    peril.touch("before the commit");
                    return done;
                });
        seen.forEach(witness::saw);
        peril.touch("after the commit");
        return result;
    }

    private record Watched(Books real, List<Happening> seen) implements Books {
        @Override
        public AreaBook areas() {
            return real.areas();
        }

        @Override
        public EnrolmentBook enrolments() {
            return real.enrolments();
        }

        @Override
        public ClipBook clips() {
            return real.clips();
        }

        @Override
        public RecordingBook recordings() {
            return real.recordings();
        }

        @Override
        public BulletinBook bulletins() {
            return real.bulletins();
        }

        @Override
        public SlotBook slots() {
            return real.slots();
        }

        @Override
        public PlanBook plan() {
            return real.plan();
        }

        @Override
        public ApprovalBook approvals() {
            return real.approvals();
        }

        @Override
        public LogBook logs() {
            LogBook book = real.logs();
            return new LogBook() {
                @Override
                public void issue(DailyLog log, Instant at) {
                    book.issue(log, at);
                    seen.add(new Happening.Issued(log));
                }

                @Override
                public Optional<DailyLog> latest(StationId station, LocalDate date) {
                    return book.latest(station, date);
                }

                @Override
                public List<DailyLog> latestOn(LocalDate date) {
                    return book.latestOn(date);
                }

                @Override
                public List<DailyLog> latestBetween(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return book.latestBetween(stations, from, until);
                }

                @Override
                public List<Revision> latestRevisions(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return book.latestRevisions(stations, from, until);
                }

                @Override
                public void sent(Revision revision, Instant at) {
                    book.sent(revision, at);
                }

                @Override
                public Map<Revision, Instant> sentBetween(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return book.sentBetween(stations, from, until);
                }
            };
        }

        @Override
        public ClipRights clipRights() {
            return real.clipRights();
        }

        @Override
        public Outbox outbox() {
            return real.outbox();
        }

        @Override
        public AsRunBook asRun() {
            AsRunBook book = real.asRun();
            return new AsRunBook() {
                @Override
                public AsRunLog end(StationId station, KeyId key) {
                    return book.end(station, key);
                }

                @Override
                public SortedMap<Long, Digest> digests(
                        StationId station, KeyId key, long from, long to) {
                    return book.digests(station, key, from, to);
                }

                @Override
                public void append(List<HeldEntry> entries) {
                    book.append(entries);
                    entries.forEach(held -> seen.add(new Happening.Taken(held.entry())));
                }

                @Override
                public List<AsRunEntry> between(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return book.between(stations, from, until);
                }

                @Override
                public List<ToldDay> told(
                        List<StationId> stations, LocalDate from, LocalDate until) {
                    return book.told(stations, from, until);
                }

                @Override
                public List<AsRunEntry> onDay(LocalDate date) {
                    return book.onDay(date);
                }

                @Override
                public List<HeldEntry> newest(int atMost) {
                    return book.newest(atMost);
                }
            };
        }

        @Override
        public HeardBook heard() {
            return real.heard();
        }

        @Override
        public HandOverBook handOvers() {
            return real.handOvers();
        }

        @Override
        public ClosingBook closings() {
            return real.closings();
        }

        @Override
        public StatusBook statuses() {
            return real.statuses();
        }

        @Override
        public ObjectionBook objections() {
            return real.objections();
        }

        @Override
        public AuditBook audit() {
            return real.audit();
        }

        @Override
        public Counters counters() {
            return real.counters();
        }
    }
}
