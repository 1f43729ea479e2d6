package vn.tienglang.pages.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.approval.ApprovalOperations;
import vn.tienglang.pages.board.BoardOperations;
import vn.tienglang.pages.bulletin.BulletinOperations;
import vn.tienglang.pages.cap.CapOperations;
import vn.tienglang.pages.explain.ExplanationOperations;
import vn.tienglang.pages.handover.HandOverOperations;
import vn.tienglang.pages.http.ProblemDescription;
import vn.tienglang.pages.http.ServerOperations;
import vn.tienglang.pages.obligation.ObligationOperations;
import vn.tienglang.pages.people.SignInOperations;
import vn.tienglang.pages.plan.PlanOperations;
import vn.tienglang.pages.recording.RecordingOperations;
import vn.tienglang.pages.report.ConfirmationOperations;
import vn.tienglang.pages.report.ReportOperations;
import vn.tienglang.pages.schedule.ScheduleOperations;
import vn.tienglang.pages.station.AreaOperations;
import vn.tienglang.pages.station.enrolment.EnrolmentOperations;
import vn.tienglang.pages.unit.UnitOperations;

/**
 * Compares the committed {@code openapi.json} with the operations in code. After a wanted change
 * {@link #main} rewrites the file; the change is then read and committed.
 */
final class OpenApiTest {
    private static final Path FILE =
            Path.of("src/main/resources/vn/tienglang/pages/http/openapi.json");

    @Test
    void theCommittedFileIsTheGeneratedOne() throws IOException {
        String committed = Files.readString(FILE);
        String generated = generate();
        List<String> before = OpenApiWriter.flatten(committed);
        List<String> after = OpenApiWriter.flatten(generated);

        var missing = new ArrayList<>(after);
        missing.removeAll(before);
        var outdated = new ArrayList<>(before);
        outdated.removeAll(after);
        assertThat(missing).as("missing in " + FILE).isEmpty();
        assertThat(outdated).as("only in " + FILE).isEmpty();
        assertThat(committed).as("order and layout").isEqualTo(generated);
    }

    private static String generate() {
        List<ApiOperation> operations =
                Stream.of(
                                ServerOperations.ALL,
                                SignInOperations.ALL,
                                AreaOperations.ALL,
                                EnrolmentOperations.ALL,
                                UnitOperations.ALL,
                                BoardOperations.ALL,
                                ScheduleOperations.ALL,
                                ConfirmationOperations.ALL,
                                ReportOperations.ALL,
                                BulletinOperations.ALL,
                                RecordingOperations.ALL,
                                ExplanationOperations.ALL,
                                PlanOperations.ALL,
                                ApprovalOperations.ALL,
                                ObligationOperations.ALL,
                                HandOverOperations.ALL,
                                CapOperations.ALL)
                        .flatMap(List::stream)
                        .toList();
        return new OpenApiWriter(ProblemDescription.RECORD, operations).write();
    }

    /** Rewrites the file; runs in the folder of the module. */
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, generate());
    }
}
