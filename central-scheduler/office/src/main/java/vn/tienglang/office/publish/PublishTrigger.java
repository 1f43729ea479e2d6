package vn.tienglang.office.publish;

import vn.tienglang.office.OfficeService;

/** The alarm clock, as the desk knows it. */
public interface PublishTrigger {
    /**
     * Asks that {@link OfficeService#publishDue} be called soon, at least once. Returns at once.
     * Should the wish get lost, the clock's own regular call comes to the same, later.
     */
    void publishSoon();
}
