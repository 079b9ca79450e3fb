/** The list of devices as a file: CSV or GeoJSON, with the same columns (docs/devices.md). */

export const DEVICE_COLUMNS = [
	'site',
	'device',
	'name',
	'kind',
	'unit',
	'lat',
	'lon',
	'gateway',
	'heartbeat_s',
	'replaces',
	'retired',
] as const;

export type DeviceColumn = (typeof DEVICE_COLUMNS)[number];

export type ListedDevice = {
	readonly site: string;
	readonly device: string;
	readonly name: string;
	readonly kind: string;
	/** GSO code; null: none. */
	readonly unit: string | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly gateway: string | null;
	readonly heartbeat_s: number | null;
	/** Id of the one whose place it took last: of the same site, else `{site}/{device}`. */
	readonly replaces: string | null;
	readonly retired: boolean;
};

/**
 * A spreadsheet takes what begins so for a formula, and runs it: an apostrophe before it makes it a text. One that was there
 * is told apart by a second one. https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** UTF-8 with a byte order mark, without which Excel reads it as something else; lines end as RFC 4180 has them. */
export function toDeviceCsv(devices: readonly ListedDevice[]): string {
	const lines = devices.map((device) =>
		DEVICE_COLUMNS.map((column) => csvCell(cellText(device[column]))).join(','),
	);
	return `\uFEFF${[DEVICE_COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

export function guardFormula(text: string): string {
	return FORMULA.test(text) ? `'${text}` : text;
}

/** What `guardFormula` was given. */
export function unguardFormula(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** RFC 7946: a device without a position has no geometry. */
export function toDeviceGeoJson(devices: readonly ListedDevice[]): object {
	return {
		type: 'FeatureCollection',
		features: devices.map(({ lat, lon, ...properties }) => ({
			type: 'Feature',
			geometry: lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] },
			properties,
		})),
	};
}

function cellText(value: string | number | boolean | null): string {
	if (typeof value === 'boolean') return value ? 'yes' : '';
	return value === null ? '' : String(value);
}

function csvCell(text: string): string {
	const guarded = guardFormula(text);
	return /[",;\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
