package vn.tienglang.pages.navigation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.situation.ActiveSituation;

/** Reader of the numbers beside the entries. Its methods may be called from any thread. */
public final class NavigationReader {
    private final OfficeServices services;
    private final InstantSource clock;

    public NavigationReader(OfficeServices services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
    }

    /** The state for this person; {@link NavigationState#UNKNOWN} when the database fails. */
    public NavigationState read(Login login) {
        try {
            return new NavigationState(
                    Map.of(
                            "/duyet", services.approvals().listOpen().size(),
                            "/tinh-huong", activeSituations(clock.instant()),
                            "/ban-giao", services.handOvers().countOpenToday()),
                    services.access()
                            .rights()
                            .decideAnywhere(
                                    login,
                                    AccessPermission.RELEASE_EMERGENCY,
                                    services.access().today())
                            .isAllowed());
        } catch (Transactions.Failed _) {
            return NavigationState.UNKNOWN;
        }
    }

    private int activeSituations(Instant now) {
        return (int)
                services.situations().all().stream()
                        .filter(kept -> kept.stage().mayAir())
                        .filter(kept ->
                                kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)
                                        && raised.isActiveAt(now))
                        .count();
    }
}
