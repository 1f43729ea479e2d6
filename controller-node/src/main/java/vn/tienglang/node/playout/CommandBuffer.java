package vn.tienglang.node.playout;

import java.util.ArrayList;
import java.util.List;

/** Commands of one step, in the order in which the parts of {@link Playout} issued them. */
final class CommandBuffer {
    private final List<Command> commands = new ArrayList<>();

    void issue(Command command) {
        commands.add(command);
    }

    /** Returns all commands issued since the last call and forgets them. */
    List<Command> drain() {
        List<Command> issued = List.copyOf(commands);
        commands.clear();
        return issued;
    }
}
