/** Parts measure themselves: they are for the browser only. */
export const ssr = false;
