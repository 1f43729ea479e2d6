/**
 * Checks of the whole source tree: dependencies between modules, packages and libraries, names,
 * Javadoc and repository files. Input: the compiled classes and the files of the repository.
 * Output: test results.
 */
@NullMarked
package vn.tienglang.deploy.architecture;

import org.jspecify.annotations.NullMarked;
