/** Names of the files of open data: `/open-data/{indicator}.csv`, and what describes it beside it. */

export type OpenFormat = 'csv' | 'json' | 'geojson';

export const OPEN_FORMATS: readonly OpenFormat[] = ['csv', 'json', 'geojson'];

export const MEDIA_TYPES: Readonly<Record<OpenFormat, string>> = {
	csv: 'text/csv',
	json: 'application/json',
	geojson: 'application/geo+json',
};

/** https://www.w3.org/TR/tabular-metadata/#media-type */
export const CSVW_TYPE = 'application/csvm+json';

/** Where CSV on the Web looks for the description of a table: its own address with this after it. */
export const CSVW_SUFFIX = '-metadata.json';

const FILE = /^([a-z0-9-]{1,64})\.(?:(csv-metadata\.json)|(csv|json|geojson))$/;

export type OpenFileName =
	| { readonly kind: 'figures'; readonly indicator: string; readonly format: OpenFormat }
	| { readonly kind: 'description'; readonly indicator: string };

/** Null: no file is called so, whatever indicators there are. */
export function parseFileName(name: string): OpenFileName | null {
	const [, indicator = '', description] = FILE.exec(name) ?? [];
	if (indicator === '') return null;
	if (description) return { kind: 'description', indicator };
	const format = OPEN_FORMATS.find((known) => name === `${indicator}.${known}`);
	return format ? { kind: 'figures', indicator, format } : null;
}

export function filePath(indicator: string, format: OpenFormat): string {
	return `/open-data/${indicator}.${format}`;
}
