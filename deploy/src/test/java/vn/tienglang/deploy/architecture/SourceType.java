package vn.tienglang.deploy.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Declaration of one type in a source file.
 *
 * @param place file of the declaration, relative to the top folder
 * @param packageName package of the file
 * @param simpleName name without package and outer types
 * @param isTopLevel false for a nested type
 * @param isPublic true when the declaration says {@code public}
 * @param javadoc text of its Javadoc without stars, empty when it has none
 */
record SourceType(
        String place,
        String packageName,
        String simpleName,
        boolean isTopLevel,
        boolean isPublic,
        String javadoc) {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z0-9_.]+);");

    /** The formatter puts every declaration at the start of a line. */
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "(?m)^( *)((?:public |protected |private |static |final |abstract |sealed"
                            + " |non-sealed )*)(?:class|record|interface|enum|@interface) ([A-Z]\\w*)");

    /** A Javadoc comment with only annotations between it and the end of the text. */
    private static final Pattern JAVADOC =
            Pattern.compile(
                    "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@[\\w.]+(?:\\([^)]*\\))?\\s*)*$");

    private static final int JAVADOC_CHARACTERS = 20_000;

    /** Every type declared in the Java sources of all modules; generated sources are left out. */
    static List<SourceType> all() {
        var types = new ArrayList<SourceType>();
        for (Path file : SourceTree.sources("java")) {
            types.addAll(of(SourceTree.TOP.relativize(file).toString(), SourceTree.read(file)));
        }
        return types;
    }

    /** Types declared in this text of a Java file. */
    static List<SourceType> of(String place, String text) {
        Matcher pack = PACKAGE.matcher(text);
        String packageName = pack.find() ? pack.group(1) : "";
        var types = new ArrayList<SourceType>();
        Matcher found = DECLARATION.matcher(text);
        while (found.find()) {
            String head =
                    text.substring(Math.max(0, found.start() - JAVADOC_CHARACTERS), found.start());
            types.add(
                    new SourceType(
                            place,
                            packageName,
                            found.group(3),
                            found.group(1).isEmpty(),
                            found.group(2).contains("public "),
                            javadocAtTheEndOf(head)));
        }
        return types;
    }

    private static String javadocAtTheEndOf(String head) {
        int start = head.lastIndexOf("/**");
        if (start < 0) {
            return "";
        }
        Matcher comment = JAVADOC.matcher(head.substring(start));
        return comment.find() ? comment.group(1).replaceAll("\\s*\\n\\s*\\* ?", " ").strip() : "";
    }

    /** True for production code. */
    boolean isProduction() {
        return place.contains("src/main/java/");
    }

    @Override
    public String toString() {
        return place + ": " + simpleName;
    }
}
