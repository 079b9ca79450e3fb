/** Plain pages and forms: they work on whatever browser there is at the desk, and with a script that never came. */
export const csr = false;
export const prerender = false;
