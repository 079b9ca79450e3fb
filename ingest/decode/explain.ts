/** What a message becomes, in words for the one who writes a mapping: taken by whom, and why not by the others. */
import type { Reading } from '#lib/domain/reading.ts';
import { isMereSign, type Decoded, type FamilyMessage } from './family.ts';
import type { Family } from './families.ts';

export type Explained = {
	/** For a terminal. */
	readonly lines: readonly string[];
	/** Whether somebody made a reading of it, and nothing of it was refused. */
	readonly taken: boolean;
};

export async function explain(
	families: readonly Family[],
	message: FamilyMessage,
): Promise<Explained> {
	const heard: { readonly name: string; readonly result: Decoded; readonly lines: string[] }[] = [];
	const notBy: string[] = [];
	for (const family of families) {
		const { name } = family;
		if (!family.hears(message.topic)) {
			notBy.push(`  ${name}: hears ${some(family.filters())}`);
			continue;
		}
		const result = await family.decode(message);
		const lines = resultLines(result, message.receivedAt);
		if (lines.length > 0) heard.push({ name, result, lines });
		else notBy.push(`  ${name}: hears the topic, and has no use for this message`);
	}
	// Whoever hears it first and has a use for it has it; a mere sign of life it is where nobody makes more of it.
	const more = heard.find(({ result }) => !isMereSign(result.readings));
	const owner = more && more.result.readings.length > 0 ? more : heard[0];
	if (owner === undefined) return { lines: ['Taken by nobody', 'Not by', ...notBy], taken: false };
	const others = heard.filter((one) => one !== owner);
	const refused = owner.result.readings.length === 0;
	const by = [
		...[owner.name, ...owner.lines],
		...others.flatMap(({ name, lines }) => [`${name} (in vain: another one has it)`, ...lines]),
	];
	return {
		lines: [
			refused ? 'Refused by' : 'Taken by',
			...by.map((line) => `  ${line}`),
			...(notBy.length > 0 ? ['Not by', ...notBy] : []),
		],
		taken: !refused && owner.result.rejected.length === 0,
	};
}

const SHOWN = 3;

function some(filters: readonly string[]): string {
	const more = filters.length - SHOWN;
	return filters.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function resultLines({ readings, rejected, requests }: Decoded, receivedAt: number): string[] {
	return [
		...readings.map((reading) => `  ${readingLine(reading, receivedAt)}`),
		...rejected.map(({ reason, detail }) => `  refused, ${reason}: ${detail}`),
		...requests.map(({ topic }) => `  answers on ${topic}`),
	];
}

function readingLine(reading: Reading, receivedAt: number): string {
	switch (reading.kind) {
		case 'info': {
			const { device, deviceKind, name, gateway, heartbeatS } = reading;
			return said('info', device, [
				`kind ${deviceKind}`,
				name === device ? null : `"${name}"`,
				gateway === null ? null : `gateway ${gateway}`,
				heartbeatS === null ? null : `every ${heartbeatS} s`,
			]);
		}
		case 'status': {
			const { device, state, reason, values } = reading;
			return said('status', device, [
				reason === null ? state : `${state} (${reason})`,
				...values.map(pair),
				when(reading, receivedAt),
			]);
		}
		case 'telemetry':
			return said(reading.values.length === 0 ? 'sign of life' : 'telemetry', reading.device, [
				...reading.values.map(pair),
				when(reading, receivedAt),
			]);
		case 'observation': {
			const { unitCode, indicator, value } = reading;
			return said('observation', unitCode, [pair([indicator, value]), when(reading, receivedAt)]);
		}
		default:
			return reading satisfies never;
	}
}

function said(kind: string, of: string, parts: readonly (string | null)[]): string {
	return [`${kind} of ${of}`, ...parts.filter((part) => part !== null)].join(' · ');
}

function pair([name, value]: readonly [string, number]): string {
	return `${name} ${value}`;
}

function when(
	{ observedAt, timeSource }: Exclude<Reading, { kind: 'info' }>,
	receivedAt: number,
): string {
	if (timeSource === 'receipt') return 'at receipt';
	if (timeSource === 'retained') return 'of unknown age';
	const behindS = Math.round((receivedAt - observedAt) / 1000);
	return `${new Date(observedAt).toISOString()}${behindS === 0 ? '' : ` (${behindS} s before receipt)`}`;
}
