import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import {
	closedProgramme,
	closeText,
	draftClose,
	listedCloses,
	makeClose,
	shownClose,
} from '#server/programme/closes.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import { standingsOn } from '#server/programme/programme.ts';
import type { Catalogue } from '#server/services.ts';
import { databases } from '#tests/support/database.ts';
import { DAY, ReportedProgramme } from '#tests/support/reported-programme.ts';

const PROVINCE = 'p-68-lam-dong';

describe.each(databases)('a period that was closed on $kind', ({ open }) => {
	let reported: ReportedProgramme;

	const sources = () => reported.sources();

	beforeAll(async () => {
		reported = await ReportedProgramme.on(await open());
	});
	afterAll(() => reported.db.remove());

	test('stays to the digit through a thousand corrections and a change of boundaries, and says what has changed', async () => {
		const id = await reported.closed('Sơ kết 6 tháng');
		const before = await shownClose(sources(), id);
		expect(before).toMatchObject({
			close: { name: 'Sơ kết 6 tháng', day: DAY, closedBy: 'Lan' },
			reproduced: true,
			comparison: { figures: [], targets: [], units: [], index: false },
		});
		const scores = before?.document.results.standings.map(({ score }) => score) ?? [];
		expect(scores.filter((score) => score !== null).length).toBeGreaterThan(5);
		const told = await closeText(sources(), id);

		await reported.deliver(
			reported.figures.slice(-1_000).map((figure) => ({ ...figure, value: figure.value / 2 })),
		);
		const [part] = reported.catalogue.units.filter(({ code }) => code === '673');
		await reported.db.database.query(
			`insert into unit_geometry (unit_id, coordinates) values ($1, '[[[[107.8, 11.5], [107.9, 11.5], [107.9, 11.6], [107.8, 11.5]]]]')`,
			[part?.id],
		);
		await reported.readCatalogue();

		expect(await closeText(sources(), id)).toEqual(told);
		const after = await shownClose(sources(), id);
		expect(after?.reproduced).toBe(true);
		expect(after?.document).toEqual(before?.document);
		const changedFigures = after?.comparison?.figures ?? [];
		expect(changedFigures.length).toBeGreaterThan(100);
		expect(changedFigures.every(({ was, is }) => is === (was ?? NaN) / 2)).toBe(true);
		expect(after?.comparison?.units).toEqual([
			{ unitId: part?.id, name: 'Thành phố Bảo Lộc', change: 'boundary' },
		]);
		const city = after?.comparison?.standings.find(({ unitId }) => unitId === part?.id);
		expect(city?.was?.score).not.toBe(null);
		const moved = after?.comparison?.standings.filter(({ was, is }) => was?.score !== is?.score);
		expect(moved?.length).toBeGreaterThan(0);

		const shown = await closedProgramme(sources(), id);
		if (shown.kind !== 'programme') throw new Error(shown.kind);
		expect(shown.programme.close).toMatchObject({ id, name: 'Sơ kết 6 tháng' });
		expect(shown.programme.parts.every(({ boundary }) => boundary === null)).toBe(true);
		expect(shown.programme.cells).toEqual(before?.document.programme.cells);
		expect(shown.programme.lastYear).toMatchObject({ day: '2025-06-30' });
	});

	test('is a document that anybody can check, with the delivery of each figure', async () => {
		const [close] = await listedCloses(sources());
		const told = await closeText(sources(), close?.id ?? 0);
		expect(
			createHash('sha256')
				.update(told?.text ?? '')
				.digest('hex'),
		).toBe(close?.sha256);
		const shown = await shownClose(sources(), close?.id ?? 0);
		const { receipts, deliveries, programme } = shown?.document ?? {};
		expect(receipts).toHaveLength(programme?.cells.length ?? 0);
		expect(deliveries).toMatchObject([
			{ kind: 'report', fileName: 'bao-cao.csv', importedBy: 'Lan' },
		]);
		expect(receipts?.every(({ batchId }) => batchId === deliveries?.[0]?.id)).toBe(true);
	});

	test('is neither changed nor removed, whoever asks the database to', async () => {
		for (const sql of [
			`update period_close set name = 'khác'`,
			'delete from period_close',
			'truncate period_close',
		]) {
			await expect(reported.db.database.query(sql)).rejects.toThrow('a close is final');
		}
		await expect(
			reported.db.database.query(`
				insert into period_close (unit_id, name, day, closed_by, closed_at, document, sha256, standings)
				values (1, 'giả', '2026-06-30', 'ai đó', now(), '{}', repeat('0', 64), '[]')`),
		).rejects.toThrow('period_close_sha256');
	});

	test('is what the next day is measured by', async () => {
		const answer = await programmeAt(sources(), {
			province: null,
			day: '2026-07-31',
			believedAt: null,
		});
		if (answer.kind !== 'programme') throw new Error(answer.kind);
		const { previous, lastYear, closes, close } = answer.programme;
		expect(lastYear).toMatchObject({ day: '2025-07-31' });
		expect(lastYear?.standings.some(({ rank }) => rank === 1)).toBe(true);
		expect(previous).toMatchObject({ day: DAY, name: 'Sơ kết 6 tháng' });
		expect(previous?.standings.some(({ rank }) => rank === 1)).toBe(true);
		expect(closes.map(({ name }) => name)).toEqual(['Sơ kết 6 tháng']);
		expect(close).toBe(null);
		const same = await programmeAt(sources(), { province: null, day: DAY, believedAt: null });
		// Not by itself, but by the last review of the plan.
		expect(same).toMatchObject({ programme: { previous: { day: '2025-12-31' } } });
	});

	test('a target of a year is judged by what its months come to', async () => {
		const code = 'cap-quang-ho';
		const yearly: Catalogue = {
			...reported.catalogue,
			indicators: reported.catalogue.indicators.map((indicator) =>
				indicator.code === code
					? { ...indicator, overTime: 'mean', intervalS: 30 * 86_400 }
					: indicator,
			),
			planTargets: reported.catalogue.planTargets.map((target) =>
				target.indicator === code ? { ...target, operator: 'per-year' } : target,
			),
		};
		const asked = { ...sources(), catalogue: () => Promise.resolve(yearly) };
		const query = { province: null, day: DAY, believedAt: null };
		const answer = await programmeAt(asked, query);
		if (answer.kind !== 'programme') throw new Error(answer.kind);
		const { cells, standings } = toProgrammeBody(answer.programme);
		const own = cells.filter(({ indicator }) => indicator === code);
		expect(own.length).toBeGreaterThan(5);
		expect(own.every(({ ofYear }) => ofYear?.withData === 6 && ofYear.possible === 12)).toBe(true);
		const [told] = await reported.db.database.query<{ mean: number }>(
			`select avg(value) as mean from observation
			where unit_id = (select unit_id from unit_code where value = '673' limit 1)
				and indicator_id = (select id from indicator where code = $1)
				and observed_at between '2026-01-01' and '2026-07-01'`,
			[code],
		);
		// In January nothing is told of the year yet: what stands is of the one before.
		const january = await programmeAt(asked, { ...query, day: '2026-01-15' });
		if (january.kind !== 'programme') throw new Error(january.kind);
		const before = toProgrammeBody(january.programme).cells;
		const ownBefore = before.filter(({ indicator }) => indicator === code);
		expect(ownBefore.map(({ ofYear }) => ofYear?.withData)).toEqual(own.map(() => 1));
		// Before anything was told, too, what comes first is known to be of a month.
		const none = await programmeAt(asked, { ...query, day: '2025-03-31' });
		if (none.kind !== 'programme') throw new Error(none.kind);
		const { years } = none.programme;
		expect(years.length).toBeGreaterThan(5);
		expect(years.every(({ points }) => points.length === 0)).toBe(true);
		const city = own.find(({ unit }) => unit === '673');
		expect(city?.value).toBeCloseTo(told?.mean ?? NaN, 5);
		const scores = await standingsOn(asked, query);
		if (scores.kind !== 'found') throw new Error(scores.kind);
		const { parts, home } = scores.found;
		expect([...parts, home].map((own) => own?.score)).toEqual(standings.map(({ score }) => score));
		const draft = await draftClose(asked, query);
		expect(draft).toMatchObject({
			found: { content: { programme: { years: answer.programme.years } } },
		});
	});

	test('what was looked at is closed, or nothing', async () => {
		const asked = { province: PROVINCE, day: '2026-05-31' };
		const draft = await draftClose(sources(), asked);
		if (draft.kind !== 'found') throw new Error(draft.kind);
		const { digest } = draft.found;
		const last = reported.figures.findLast(
			({ observedAt }) => observedAt < Date.parse('2026-06-01'),
		);
		if (!last) throw new Error('There are no figures of May');
		await reported.deliver([{ ...last, value: 99 }]);
		const signed = { ...asked, name: 'Tháng 5', by: 'Minh' };
		const refused = await makeClose(sources(), { ...signed, digest });
		if (refused.kind !== 'changed') throw new Error(refused.kind);
		expect(refused.draft.digest).not.toBe(digest);
		const made = await makeClose(sources(), { ...signed, digest: refused.draft.digest });
		expect(made.kind).toBe('closed');
	});

	test('the very same is closed once by a name, also by two at once; under another name, or of other figures, again', async () => {
		const asked = { province: null, day: '2026-02-28' };
		const digestNow = async () => {
			const draft = await draftClose(sources(), asked);
			if (draft.kind !== 'found') throw new Error(draft.kind);
			return draft.found.digest;
		};
		const signed = { ...asked, name: 'Tháng 2', by: 'Minh' };
		const digest = await digestNow();
		const both = await Promise.all([
			makeClose(sources(), { ...signed, digest }),
			makeClose(sources(), { ...signed, by: 'Lan', digest }),
		]);
		const kinds = both.map(({ kind }) => kind).toSorted();
		expect(kinds).toEqual(['closed', 'closed-before']);
		const [first] = both.flatMap((made) => (made.kind === 'closed' ? made.id : []));
		expect(await makeClose(sources(), { ...signed, digest })).toMatchObject({
			...{ kind: 'closed-before', close: { id: first, name: 'Tháng 2', day: asked.day } },
		});
		const renamed = { ...signed, name: 'Tháng 2, bản ký lại', digest };
		expect(await makeClose(sources(), renamed)).toMatchObject({ kind: 'closed' });

		const last = reported.figures.findLast(
			({ observedAt }) => observedAt < Date.parse('2026-03-01'),
		);
		if (!last) throw new Error('There are no figures of February');
		await reported.deliver([{ ...last, value: 98 }]);
		const corrected = { ...signed, digest: await digestNow() };
		expect(await makeClose(sources(), corrected)).toMatchObject({ kind: 'closed' });
	});

	test('is of the units of its day', async () => {
		const asked = { province: null, day: '2024-12-31' };
		expect(await draftClose(sources(), asked)).toEqual({
			...{ kind: 'before-figures', parameter: 'day', given: '2024-12-31' },
		});
		const observedAt = Date.parse('2024-12-31T23:59:59+07:00');
		await reported.deliver(reported.ofJune.map((figure) => ({ ...figure, observedAt })));
		const draft = await draftClose(sources(), asked);
		if (draft.kind !== 'found') throw new Error(draft.kind);
		const { parts, home } = draft.found.content.programme;
		expect(parts).toHaveLength(10);
		expect(parts.map(({ slug }) => slug)).toContain('d-682-da-huoai-2024');
		expect(home.code).toBe('68');
	});

	test('only a day that is over can be closed, and only what was closed can be shown', async () => {
		expect(await draftClose(sources(), { province: null, day: '2026-11-23' })).toEqual({
			...{ kind: 'day-to-come', parameter: 'day', given: '2026-11-23' },
		});
		expect(await draftClose(sources(), { province: '99', day: DAY })).toMatchObject({
			kind: 'unknown-province',
		});
		expect(await closedProgramme(sources(), 987_654)).toEqual({
			...{ kind: 'unknown-close', parameter: 'close', given: '987654' },
		});
		expect(await shownClose(sources(), 987_654)).toBe(null);
		expect(await closeText(sources(), 987_654)).toBe(null);
	});
});
