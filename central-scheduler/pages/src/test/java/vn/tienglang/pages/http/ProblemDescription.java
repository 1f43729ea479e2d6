package vn.tienglang.pages.http;

/** Gives the tests of other packages the record of a problem. */
public final class ProblemDescription {
    public static final Class<? extends Record> RECORD = ProblemJson.Problem.class;

    private ProblemDescription() {}
}
