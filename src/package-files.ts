/**
 * Where the files of the package stand. As deep below its root in `src` as in `dist` and in the bundled program, so that the
 * same paths lead there from all of them.
 */
export const PACKAGE_FILE = new URL("../package.json", import.meta.url);
/** What a thread of the pool runs. */
export const THREAD = new URL("../dist/thread.js", import.meta.url);
/** The program and the style of the review page. */
export const REVIEW_PAGE = new URL("../dist/review-page.json", import.meta.url);
