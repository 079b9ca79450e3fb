import { deviceLook, troubleOf } from '#lib/domain/trouble.ts';
import { spokenLocale } from '#lib/messages/locale.ts';
import type { DeviceStage } from '#lib/wire/registry.ts';
import { away } from '../away.ts';
import { payloadText } from '../payload-text.ts';
import { unitChoices, unitsWithin } from '../unit-choices.ts';
import type { PageServerLoad } from './$types';

/** So many devices a page: the evidence of each is counted. */
const PAGE = 50;
const PREVIEW = 240;

const STAGES: readonly DeviceStage[] = ['quarantine', 'admitted', 'retired'];

export const load: PageServerLoad = async ({ locals: { services }, url: { searchParams } }) => {
	const counts = await away(services.registry.counts());
	const { units } = await away(services.catalogue());
	const asked = STAGES.find((stage) => stage === searchParams.get('stage'));
	const stage = asked ?? (counts.quarantine > 0 ? 'quarantine' : 'admitted');
	const search = (searchParams.get('q') ?? '').slice(0, 100);
	const unit = searchParams.get('unit') ?? '';
	const page = Math.max(1, Math.floor(Number(searchParams.get('page'))) || 1);
	const { total, devices } = await away(
		services.registry.list({
			stage,
			search,
			unitIds: unitsWithin(units, unit),
			limit: PAGE,
			offset: (page - 1) * PAGE,
		}),
	);
	const unitNames = new Map(units.map(({ id, shortName }) => [id, shortName]));
	const standings = new Map(services.devices().map((device) => [device.id, device.standing]));
	return {
		counts,
		stage,
		search,
		unit,
		page,
		pages: Math.max(1, Math.ceil(total / PAGE)),
		total,
		choices: unitChoices(units, spokenLocale()),
		now: Date.now(),
		done: {
			what: searchParams.get('done') ?? '',
			name: (searchParams.get('name') ?? '').slice(0, 200),
		},
		devices: devices.map(({ evidence, ...device }) => {
			const standing = standings.get(device.id);
			const standingDevice = standing && {
				about: { registered: true, kind: device.kind },
				standing,
			};
			return {
				...device,
				unitName: device.unitId === null ? '' : (unitNames.get(device.unitId) ?? ''),
				look: standingDevice ? deviceLook(standingDevice) : ('unknown' as const),
				reason: standing?.state === 'maintenance' ? standing.reason : null,
				trouble: standingDevice ? troubleOf(standingDevice) : null,
				evidence: evidence && {
					firstTopic: evidence.firstTopic,
					messagesLast24h: evidence.messagesLast24h,
					preview: payloadText(evidence.firstPayload.subarray(0, PREVIEW), {
						whole: evidence.firstPayloadBytes <= PREVIEW,
					}),
				},
			};
		}),
	};
};
