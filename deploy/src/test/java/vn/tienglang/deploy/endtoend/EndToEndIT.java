package vn.tienglang.deploy.endtoend;

import vn.tienglang.deploy.DemoSystem;

/** The stories with the broker inside the centre. */
class EndToEndIT extends EndToEndStories {
    @Override
    DemoSystem.Broker broker() {
        return DemoSystem.Broker.EMBEDDED;
    }
}
