package vn.tienglang.office.store.recording;

import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.store.programme.Listening;

/** Repository of who heard which delivery copy. */
public interface ListeningRepository {
    /** The listening of a person to a clip, if there was one. */
    Optional<Listening> find(ClipId clip, Login login);

    /** Adds a listening, or replaces the one of the same person and clip. */
    void put(Listening listening);
}
