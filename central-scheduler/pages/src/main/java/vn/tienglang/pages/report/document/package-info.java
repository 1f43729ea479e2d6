/**
 * Documents of reports and their files. Input: a {@link
 * vn.tienglang.pages.report.document.ReportDocument}, which holds every figure once. Output: XLSX,
 * CSV and PDF; the pages and the API show the same document, so the figures are equal everywhere.
 */
@NullMarked
package vn.tienglang.pages.report.document;

import org.jspecify.annotations.NullMarked;
