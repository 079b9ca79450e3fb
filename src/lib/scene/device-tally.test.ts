import { expect, test } from 'vitest';
import type { Device, DeviceStanding } from '#lib/domain/device.ts';
import { DEVICE_LOOKS, deviceLook } from '#lib/domain/trouble.ts';
import type { Unit } from '#lib/domain/unit.ts';
import type { DeviceCell, DeviceRow } from '#lib/ui/device-row.ts';
import { deviceCell } from './device-examples.ts';
import { DeviceTally } from './device-tally.ts';
import { admitted, strangersAmong, troubleLines } from './device-view.ts';

const units = new Map([
	[1, { code: '673', shortName: 'Bảo Lộc' } as Unit],
	[2, { code: '672', shortName: 'Đà Lạt' } as Unit],
	[3, { code: '679', shortName: 'Di Linh' } as Unit],
]);
const partOf = ({ unitId }: Pick<Device, 'unitId'>) => units.get(unitId ?? -1) ?? null;

function tallyOf(...cells: DeviceCell[]): DeviceTally {
	const tally = new DeviceTally({
		partOf,
		elsewhere: 'Chưa rõ địa bàn',
		kindName: (kind) => kind,
		locale: 'vi',
	});
	tally.update({ renewed: cells, gone: [] });
	return tally;
}

test('the unit with the most trouble comes first, the others by name, devices of no unit last', () => {
	const { rows } = tallyOf(
		deviceCell(1, { about: { unitId: null } }),
		deviceCell(2, { about: { unitId: 2 } }),
		deviceCell(3, { about: { unitId: 3 } }),
		deviceCell(4),
		deviceCell(5, { standing: { state: 'offline' } }),
	);
	expect(rows.map(({ name }) => name)).toEqual(['Bảo Lộc', 'Di Linh', 'Đà Lạt', 'Chưa rõ địa bàn']);
	expect(rows[0]?.counts).toMatchObject({ total: 2, online: 1, critical: 1 });
});

test('where all are of one unit there is a row a kind, and one for those of no unit', () => {
	const kiosk = deviceCell(2, { about: { kind: 'kiosk' }, standing: { state: 'offline' } });
	const tally = tallyOf(deviceCell(1), kiosk, deviceCell(3, { about: { unitId: null } }));
	const told = () => tally.rows.map(({ unitCode, kind, name }) => [unitCode, kind, name]);
	const byKind = [
		['673', 'kiosk', 'kiosk'],
		['673', 'camera', 'camera'],
		['', '', 'Chưa rõ địa bàn'],
	];
	expect(told()).toEqual(byKind);
	const other = deviceCell(4, { about: { unitId: 2 } });
	tally.update({ renewed: [other], gone: [] });
	expect(told()).toEqual([
		['673', '', 'Bảo Lộc'],
		['672', '', 'Đà Lạt'],
		['', '', 'Chưa rõ địa bàn'],
	]);
	tally.update({ renewed: [], gone: [other] });
	expect(told()).toEqual(byKind);
});

test('a row in which nothing changed is the one that it was, and cells change only as devices come and go', () => {
	const [here, there] = [deviceCell(1), deviceCell(2, { about: { unitId: 2 } })];
	const tally = tallyOf(here, there);
	const rowOf = (code: string) => tally.rows.find(({ unitCode }) => unitCode === code);
	const before = [rowOf('673'), rowOf('672')];
	here.standing = { ...here.standing, state: 'degraded' };
	tally.update({ renewed: [here], gone: [] });
	expect(rowOf('672')).toBe(before[1]);
	expect(rowOf('673')?.counts).toMatchObject({ online: 0, warning: 1 });
	expect(before[0]?.counts).toMatchObject({ online: 1, warning: 0 });
	expect(rowOf('673')?.cells).toBe(before[0]?.cells);
	tally.update({ renewed: [deviceCell(3)], gone: [] });
	expect(rowOf('673')?.cells.map(({ about }) => about.id)).toEqual([1, 3]);
});

test('a trouble that is what it was is the same line, one that grew worse is another', () => {
	const [first, second] = [1, 2].map((id) => deviceCell(id, { standing: { state: 'degraded' } }));
	if (!first || !second) throw new Error('there are two');
	const tally = tallyOf(first, second);
	const [, before] = tally.troubles;
	first.standing = { ...first.standing, state: 'offline' };
	tally.update({ renewed: [first], gone: [] });
	expect(tally.troubles[0]?.trouble.level).toBe('critical');
	expect(tally.troubles[1]).toBe(before);
});

/** The same worked out from all devices at once, as plainly as can be. */
function plainly(cells: readonly DeviceCell[]) {
	const known = admitted(cells);
	const looks = known.map(deviceLook);
	const count = (...wanted: string[]) => looks.filter((look) => wanted.includes(look)).length;
	const apart = new Set(known.map(({ about }) => partOf(about)?.code));
	apart.delete(undefined);
	const rows = Map.groupBy(known, ({ about }) => {
		const code = partOf(about)?.code ?? '';
		return `${code} ${code && apart.size < 2 ? about.kind : ''}`;
	});
	const late = known.filter((each) => deviceLook(each) === 'late');
	return {
		rows: new Map(
			[...rows].map(([key, own]) => [
				key,
				{
					cells: own.map(({ about }) => about.id).sort((a, b) => a - b),
					looks: DEVICE_LOOKS.map((look) => own.filter((each) => deviceLook(each) === look).length),
				},
			]),
		),
		counts: {
			total: known.length,
			online: count('online', 'late'),
			critical: count('offline'),
			warning: count('degraded', 'silent'),
			samples: known.filter(({ about }) => about.sample).length,
			lateSince: Math.min(...late.map(({ standing }) => standing.seenAt ?? Infinity)),
		},
		troubles: troubleLines(known, partOf),
		strangers: strangersAmong(cells.filter(({ about }) => !about.registered)),
	};
}

function told({ rows, counts, troubles, strangers }: DeviceTally) {
	const { total, online, critical, warning, samples, lateSince } = counts;
	const rowOf = ({ cells, counts: { looks } }: DeviceRow) => ({
		cells: cells.map(({ about }) => about.id),
		looks: DEVICE_LOOKS.map((look) => looks[look]),
	});
	return {
		rows: new Map(rows.map((row) => [`${row.unitCode} ${row.kind}`, rowOf(row)])),
		counts: { total, online, critical, warning, samples, lateSince },
		troubles,
		strangers,
	};
}

test('whatever comes, changes and goes, in whatever order, it is as if all were counted anew', () => {
	let state = 1;
	const random = (below: number): number => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return Math.floor((state / 2 ** 32) * below);
	};
	const pick = <T>(...some: [T, ...T[]]): T => some[random(some.length)] ?? some[0];
	const tally = tallyOf();
	let cells: ReturnType<typeof deviceCell>[] = [];
	for (let step = 0; step < 3_000; step++) {
		const renewed = new Set<DeviceCell>();
		// All of them at times, and then some of one unit alone, whose rows are its kinds.
		const gone = new Set<DeviceCell>(step % 500 === 0 ? cells.splice(0) : []);
		for (let change = random(4); change >= 0; change--) {
			const at = random(cells.length + 1);
			const unitId = step % 500 < 100 ? 1 : pick(1, 1, 2, 3, 9, null);
			const about = {
				...{ unitId, kind: pick('camera', 'kiosk'), sample: random(3) === 0 },
				...{ registered: random(6) > 0, gateway: cells[random(12)]?.about.device ?? null },
			};
			const standing: Partial<DeviceStanding> = {
				state: pick('online', 'online', 'degraded', 'offline', 'maintenance', 'unknown'),
				reason: pick(null, 'late', 'silent', 'power'),
				freshness: pick('fresh', 'late', 'stale', 'none'),
				seenAt: pick<number | null>(null, random(1_000)),
				since: pick<number | null>(null, random(1_000)),
			};
			const known = cells[at];
			if (!known) {
				const added = deviceCell(step * 10 + change, { about, standing });
				cells.push(added);
				renewed.add(added);
			} else if (random(8) === 0 || cells.length > 40) {
				cells = cells.filter((each) => each !== known);
				renewed.delete(known);
				gone.add(known);
			} else {
				if (random(3) === 0) known.about = { ...known.about, ...about };
				known.standing = { ...known.standing, ...standing };
				renewed.add(known);
			}
		}
		tally.update({ renewed, gone });
		expect(told(tally), `after step ${String(step)}`).toEqual(plainly(cells));
	}
});
