/**
 * Description of the HTTP API in code: the operations and the JSON objects. The features declare
 * both; a test writes {@code openapi.json} from them.
 */
@NullMarked
package vn.tienglang.pages.openapi;

import org.jspecify.annotations.NullMarked;
