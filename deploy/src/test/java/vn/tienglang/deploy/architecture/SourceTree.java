package vn.tienglang.deploy.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reader of the source files of all modules. */
final class SourceTree {
    /** Top folder of the repository. */
    static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private SourceTree() {}

    /** Source files of all modules with one of these endings, in order of path. */
    static List<Path> sources(String... endings) {
        try (Stream<Path> files = Files.walk(TOP)) {
            return files.filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> List.of(endings).contains(ending(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + TOP, e);
        }
    }

    /** Text of this file. */
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Name of this file or folder without its parents. */
    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String ending(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
