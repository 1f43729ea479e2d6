/**
 * What holds the shape of the whole tree: arrows between rooms, one room per library, no clock or
 * chance outside the edges, and the small habits nobody should have to remember. The compiled
 * classes and the files of the repository enter; only failures leave.
 */
@NullMarked
package vn.tienglang.deploy.architecture;

import org.jspecify.annotations.NullMarked;
