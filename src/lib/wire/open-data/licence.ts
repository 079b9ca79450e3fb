/** The licence that a centre gives its open data; none is ever assumed. */

export type Licence = {
	/** What a person reads: the identifier of the list below, or the address. */
	readonly name: string;
	readonly iri: string;
};

/** Licences for data, by their identifiers of the SPDX list, with the addresses that their makers gave them. */
const KNOWN: ReadonlyMap<string, string> = new Map([
	['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
	['CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
	['CC-BY-SA-4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
	['ODC-By-1.0', 'https://opendatacommons.org/licenses/by/1-0/'],
	['ODbL-1.0', 'https://opendatacommons.org/licenses/odbl/1-0/'],
	['PDDL-1.0', 'https://opendatacommons.org/licenses/pddl/1-0/'],
]);

export const WANTED_LICENCE = `${[...KNOWN.keys()].join(', ')}, or the https:// address of a licence`;

/** Null: neither a known identifier nor an address. */
export function parseLicence(text: string): Licence | null {
	const known = KNOWN.get(text);
	if (known !== undefined) return { name: text, iri: known };
	const address = URL.parse(text);
	return address?.protocol === 'https:' ? { name: text, iri: address.href } : null;
}
