/** Tests of the Debian packages and the units of systemd. */
@NullMarked
package vn.tienglang.deploy.debian;

import org.jspecify.annotations.NullMarked;
