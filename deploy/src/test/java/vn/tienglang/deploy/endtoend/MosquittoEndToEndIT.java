package vn.tienglang.deploy.endtoend;

import org.junit.jupiter.api.condition.EnabledIf;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.MosquittoProcess;

/** The stories with Mosquitto as the broker, with the rights that the centre writes for it. */
@EnabledIf(value = "isInstalled", disabledReason = "mosquitto is not installed")
class MosquittoEndToEndIT extends EndToEndStories {
    static boolean isInstalled() {
        return MosquittoProcess.binary().isPresent();
    }

    @Override
    DemoSystem.Broker broker() {
        return DemoSystem.Broker.MOSQUITTO;
    }
}
