/** File adapter: delivery copies of recordings. Input: a folder. Output: clip parts by hash. */
@NullMarked
package vn.tienglang.storage.files;

import org.jspecify.annotations.NullMarked;
