/** The map is for the browser only. */
export const ssr = false;
