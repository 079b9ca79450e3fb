/** What a row of a list of devices asks, held against what is known of the device. Pure. */
import {
	cleanText,
	parseDeviceFields,
	type DeviceField,
	type DeviceFields,
	type Fault,
} from '#lib/wire/device-fields.ts';
import type { ListedDevice } from '#lib/wire/device-list.ts';
import { isDeviceId, isSlug } from '#lib/wire/mqtt-topic.ts';
import type { ReadDevice } from './device-file.ts';

/** As the database has it. */
export type KnownDevice = Omit<ListedDevice, 'replaces'> & {
	readonly id: number;
	readonly registered: boolean;
};

export type RowAsk = {
	readonly site: string;
	readonly device: string;
	/** Of the device whose place it takes; null: nobody's. */
	readonly replaces: { readonly site: string; readonly device: string } | null;
	/** Null: the file does not say. */
	readonly retired: boolean | null;
};

export type ReadAsk =
	| { readonly kind: 'ask'; readonly ask: RowAsk }
	| { readonly kind: 'refused'; readonly faults: readonly Fault[] };

const YES = /^(?:yes|y|true|1|x|có)$/i;
const NO = /^(?:|no|n|false|0|không)$/i;

export function readAsk({ cells }: ReadDevice): ReadAsk {
	const site = cleanText(cells.site ?? '');
	const device = cleanText(cells.device ?? '');
	const faults: Fault[] = [];
	if (!isSlug(site)) {
		faults.push({ field: 'site', fault: site === '' ? 'missing' : 'bad-site', given: site });
	}
	if (!isDeviceId(device)) {
		faults.push({ field: 'device', fault: device === '' ? 'missing' : 'bad-id', given: device });
	}
	const retired = cells.retired?.trim();
	if (retired !== undefined && !YES.test(retired) && !NO.test(retired)) {
		faults.push({ field: 'retired', fault: 'bad-choice', given: retired });
	}
	const replaced = cleanText(cells.replaces ?? '');
	const [own = '', other] = replaced.split('/', 2);
	const replaces =
		replaced === ''
			? null
			: other === undefined
				? { site, device: own }
				: { site: own, device: other };
	if (faults.length > 0) return { kind: 'refused', faults };
	return {
		kind: 'ask',
		ask: { site, device, replaces, retired: retired === undefined ? null : YES.test(retired) },
	};
}

const NEW = { name: '', kind: 'unknown', unit: '', lat: '', lon: '', gateway: '', heartbeat_s: '' };

/**
 * What the file does not have as a column is as it was; of a new device the name is its id then. Of a row that does not say
 * which device it is about `known` is null, and what is wrong with its fields can be told all the same.
 */
export function fieldsOf(
	{ cells }: ReadDevice,
	known: KnownDevice | null,
): { readonly fields: DeviceFields; readonly faults: readonly Fault<DeviceField>[] } {
	const names = Object.keys(NEW) as DeviceField[];
	const before = (name: DeviceField): string => {
		if (!known) return name === 'name' ? cleanText(cells.device ?? '') : NEW[name];
		return String(known[name] ?? '');
	};
	const given = names.map((name) => [name, cells[name] ?? before(name)] as const);
	return parseDeviceFields(Object.fromEntries(given) as Record<DeviceField, string>);
}

export function isAsKnown(fields: DeviceFields, known: KnownDevice): boolean {
	return (
		fields.name === known.name &&
		fields.kind === known.kind &&
		fields.unitCode === known.unit &&
		fields.lat === known.lat &&
		fields.lon === known.lon &&
		fields.gateway === known.gateway &&
		fields.heartbeatS === known.heartbeat_s
	);
}
