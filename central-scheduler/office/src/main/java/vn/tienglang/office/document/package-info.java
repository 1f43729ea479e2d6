/**
 * Plan documents: export and import of a whole plan. Input: document bytes. Output: a plan
 * document, or an import result with every problem.
 */
@NullMarked
package vn.tienglang.office.document;

import org.jspecify.annotations.NullMarked;
