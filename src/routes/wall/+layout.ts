/** A wall is drawn in the browser, from the live channel. */
export const ssr = false;
