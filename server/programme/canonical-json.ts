/**
 * JSON with one form for one value: names in the order of their UTF-16 code units, no spaces, numbers and strings as
 * ECMAScript writes them (RFC 8785). A name without a value is left out.
 *
 * @throws where a number has no JSON
 */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'number' && !Number.isFinite(value))
		throw new RangeError(`${value} has no JSON`);
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
	const fields = Object.entries(value)
		.filter(([, field]) => field !== undefined)
		.toSorted(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
	return `{${fields.join(',')}}`;
}
