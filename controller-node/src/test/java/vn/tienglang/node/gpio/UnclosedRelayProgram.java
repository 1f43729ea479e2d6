package vn.tienglang.node.gpio;

import vn.tienglang.node.port.RelayState;

/** Program that closes the contact and never opens it. */
final class UnclosedRelayProgram {
    private UnclosedRelayProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        GpioRelay relay = GpioRelay.simulated(contact -> System.out.println("edge " + contact));
        relay.drive(RelayState.CLOSED);
        Thread.currentThread().join();
    }
}
