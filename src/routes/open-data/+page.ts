/** A plain page: it works in whatever browser there is, and is read by machines too. */
export const csr = false;
export const prerender = false;
