package vn.tienglang.office.store.recording;

import java.util.List;
import vn.tienglang.office.store.programme.Theme;

/** Repository of the themes of bulletins that units offer. */
public interface ThemeRepository {
    /** Every theme, by unit and name. */
    List<Theme> all();

    /** Adds a theme; a second call changes nothing. */
    void add(Theme theme);

    /** Removes a theme, if there is one. Bulletins keep it. */
    void remove(Theme theme);
}
