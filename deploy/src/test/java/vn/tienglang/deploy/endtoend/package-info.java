/**
 * The whole road with real processes and real sockets, and with what breaks roads: a program killed
 * without goodbye, a cable pulled, a stranger at the door. The only tests that open sockets or
 * wait.
 */
@NullMarked
package vn.tienglang.deploy.endtoend;

import org.jspecify.annotations.NullMarked;
