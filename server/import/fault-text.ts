import type { Fault, FaultKind } from '#lib/wire/device-fields.ts';

const WANTED: Readonly<Record<FaultKind, string>> = {
	missing: 'is missing',
	'too-long': 'is too long',
	unprintable: 'has characters that cannot be printed',
	'no-number': 'is no number',
	'no-seconds': 'is no whole number from 1 to 604800',
	'needs-other': 'is missing beside the other coordinate',
	swapped: 'is a place in Vietnam only with latitude and longitude the other way round',
	outside: 'is no place in Vietnam',
	'unknown-unit': 'is no unit’s code on the geography date',
	'bad-id': 'is no device id: 1 to 128 printable characters without / + # are wanted',
	'bad-site': 'is no site: a slug such as bao-loc is wanted',
	'bad-choice': 'is neither yes nor no',
	'bad-time': 'is no time',
	'ends-first': 'is before the beginning',
	over: 'has passed',
	'too-far': 'is more than 90 days away',
	'unknown-device': 'is no device that is known',
	'not-free': 'is in use',
	twice: 'was in a row above',
	unclosed:
		'begins with a quotation mark that is never closed: the rest of the file is in this cell',
	'no-point': 'is neither a Point in degrees nor null',
};

/** For a person at a terminal: `lat: "48.85; 2.35" is no place in Vietnam`. */
export function faultText({ field, fault, given }: Fault): string {
	return `${field}: ${given === '' ? '' : `${JSON.stringify(given.slice(0, 60))} `}${WANTED[fault]}`;
}
