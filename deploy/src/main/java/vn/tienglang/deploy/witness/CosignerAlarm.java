package vn.tienglang.deploy.witness;

/** Checkpoint that the witness refuses; the message is one sentence for a person. */
final class CosignerAlarm extends Exception {
    private static final long serialVersionUID = 1L;

    CosignerAlarm(String sentence) {
        super(sentence);
    }
}
