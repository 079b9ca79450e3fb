/** A code has no small letters, a slug has some. */
const CODE = /^[0-9A-Z]{2,5}$/;

/** The unit that an address names: by its slug, or by its code on an ISO day. */
export function unitNamed(
	unit: string,
	day: string,
): { readonly slug: string } | { readonly code: string; readonly day: string } {
	return CODE.test(unit) ? { code: unit, day } : { slug: unit };
}

export function notThere(unit: string, day: string): string {
	return CODE.test(unit) ? `No unit had the code ${unit} on ${day}.` : `No unit is called ${unit}.`;
}
