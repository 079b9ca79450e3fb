import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { progressIndex } from '#lib/domain/score-index.ts';
import { toProgrammeBody } from '#lib/wire/api/programme-answer.ts';
import type { Programme } from '#lib/wire/api/programme.ts';
import { keepClose } from '#server/db/period-closes.ts';
import { canonicalJson } from '#server/programme/canonical-json.ts';
import { readDocument } from '#server/programme/close-document.ts';
import { closeText, listedCloses, shownClose } from '#server/programme/closes.ts';
import { programmeAt } from '#server/programme/measured-programme.ts';
import { unitPast } from '#server/programme/unit-past.ts';
import { databases } from '#tests/support/database.ts';
import { DAY, LAST_YEAR, NOW, ReportedProgramme } from '#tests/support/reported-programme.ts';

const PROVINCE = 'p-68-lam-dong';

describe.each(databases)('what a close is measured by, and measures, on $kind', ({ open }) => {
	let reported: ReportedProgramme;

	const sources = () => reported.sources();

	beforeAll(async () => {
		reported = await ReportedProgramme.on(await open());
	});
	afterAll(() => reported.db.remove());

	test('what the wall shows of it stays, whatever was corrected or closed afterwards', async () => {
		const id = await reported.closed('Sơ kết 6 tháng');
		const before = await reported.shownAsClosed(id);
		// As the same day unclosed: by the last review of the plan, for there was no close yet.
		expect(before.previous).toMatchObject({ day: '2025-12-31' });
		expect(before.previous).toEqual((await reported.shownOn(DAY)).previous);
		expect(before.lastYear?.standings.some(({ score }) => score !== null)).toBe(true);

		const cards = (believedAt: number | null) =>
			Promise.all(
				before.parts.map(({ slug }) => unitPast(sources(), { unit: slug, day: DAY, believedAt })),
			);
		const ownCards = await cards(NOW);

		reported.now = NOW + 60_000;
		await reported.deliver(
			reported.ofJune.map((figure, place) => {
				return { ...figure, value: figure.value / (1 + (place % 5)), observedAt: LAST_YEAR };
			}),
		);
		await reported.closed('Quý I', '2026-03-31');
		await reported.closed('Quý III', '2026-09-30');

		expect(await reported.shownAsClosed(id)).toEqual(before);
		expect(await cards(NOW)).toEqual(ownCards);
		expect(await cards(reported.now)).not.toEqual(ownCards);
		const today = await reported.shownOn(DAY);
		expect(today.previous).toMatchObject({ day: '2026-03-31', name: 'Quý I' });
		expect(today.lastYear).not.toEqual(before.lastYear);
		const told = await closeText(sources(), id);
		const { previous, measured, format } = readDocument(told?.text ?? '') as never;
		expect([format, previous]).toEqual([2, undefined]);
		expect(measured).toEqual({
			...{ areaChanges: before.areaChanges, previous: before.previous },
			lastYear: before.lastYear,
		});
	});

	test('kept without what it was measured by, it is measured by what was believed on the day of closing', async () => {
		const kept = (await listedCloses(sources())).find(({ name }) => name === 'Sơ kết 6 tháng');
		const told = await closeText(sources(), kept?.id ?? 0);
		if (!kept || !told) throw new Error('There is no close');
		const content = readDocument(told.text);
		const document = canonicalJson({ ...content, format: 1, measured: undefined });
		const sha256 = createHash('sha256').update(document).digest('hex');
		const standings = content.results.standings.map(({ unitId, score, rank }) => {
			return { unitId, score, rank };
		});
		const id = await keepClose(reported.db.database, { ...kept, document, sha256, standings });
		expect(await shownClose(sources(), id)).toMatchObject({ reproduced: true });
		const shown = await reported.shownAsClosed(id);
		// The first quarter was closed afterwards.
		expect(shown.previous).toMatchObject({ day: '2025-12-31' });
		expect(shown.lastYear).toMatchObject({ day: '2025-06-30' });
	});

	test('counts for nothing that was believed before it was made', async () => {
		const asked = { province: null, day: '2026-10-31' };
		const then = await programmeAt(sources(), { ...asked, believedAt: '2026-11-22' });
		expect(then).toMatchObject({ programme: { previous: null } });
		const today = await programmeAt(sources(), { ...asked, believedAt: '2026-11-23' });
		expect(today).toMatchObject({ programme: { previous: { name: 'Quý III' } } });
	});

	test('tells by which index it ranked, and ranks of another one are not compared', async () => {
		const decision = { number: '454/QĐ-UBND', issuedOn: '2026-07-01', issuer: 'UBND tỉnh' };
		const decided = {
			...{
				...progressIndex(reported.catalogue.indicators),
				code: 'ld-454',
				name: 'Chỉ số',
				decision,
			},
			...{ unit: PROVINCE, validFrom: '2026-07-01', scale: 900, rankedFrom: 0 },
		};
		const indices = [...reported.catalogue.indices, decided];
		const own = {
			...sources(),
			catalogue: () => Promise.resolve({ ...reported.catalogue, indices }),
		};
		const ranksOf = (of: Programme['previous'] | Programme['lastYear']) =>
			of?.standings.filter(({ rank }) => rank !== null).length;

		const after = await reported.shownOn('2026-10-31', own);
		expect(after.index.code).toBe('ld-454');
		for (const then of [after.previous, after.lastYear]) {
			expect(then?.index).toMatchObject({ code: 'diem-tien-do', decision: null, scale: 100 });
			expect(then?.standings.some(({ score }) => score !== null)).toBe(true);
			expect(ranksOf(then)).toBe(0);
		}
		const body = toProgrammeBody(after);
		const told = { code: 'diem-tien-do', name: 'Điểm tiến độ', scale: 100, decision: null };
		expect([body.previous?.index, body.lastYear?.index]).toEqual([told, told]);

		await reported.closed('Tháng 10', '2026-10-31', own);
		const next = await reported.shownOn('2026-11-15', own);
		expect(next.previous).toMatchObject({ name: 'Tháng 10', index: { decision, scale: 900 } });
		expect(ranksOf(next.previous)).toBeGreaterThan(5);
		const without = await reported.shownOn('2026-11-15');
		expect(without.previous).toMatchObject({ name: 'Tháng 10', index: { decision } });
		expect(ranksOf(without.previous)).toBe(0);
	});
});
