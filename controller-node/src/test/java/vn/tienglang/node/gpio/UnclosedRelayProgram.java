package vn.tienglang.node.gpio;

import vn.tienglang.node.port.RelayState;

/** Closes the contact and never opens it; told to end, it has nothing to say about it. */
final class UnclosedRelayProgram {
    private UnclosedRelayProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        GpioRelay relay = GpioRelay.simulated(contact -> System.out.println("edge " + contact));
        relay.drive(RelayState.CLOSED);
        Thread.currentThread().join();
    }
}
