package vn.tienglang.office.store.station;

/**
 * Stored mark of a change.
 *
 * @param id number of the mark; a later mark has a higher one
 * @param mark the mark
 */
public record StoredDirtyMark(long id, DirtyMark mark) {}
