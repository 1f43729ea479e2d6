package vn.tienglang.deploy.witness;

/** Checkpoint that the witness refuses; the message is one sentence for a person. */
final class WitnessAlarm extends Exception {
    private static final long serialVersionUID = 1L;

    WitnessAlarm(String sentence) {
        super(sentence);
    }
}
