import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reasonWords } from '#lib/messages/report/words.ts';
import type { ReportTaken } from '#lib/wire/report-import.ts';
import { installCatalogue } from '#server/catalogue/install.ts';
import { installPublished } from '#server/catalogue/install-published.ts';
import { Intake } from '#server/import/intake/intake.ts';
import { databases, type TestDatabase } from '#tests/support/database.ts';
import { lamDongReports } from '#tests/support/lam-dong-reports.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const TOKEN = 'k'.repeat(40);
/** Here one that adds up and one that is averaged, both told each day, and one that tells how things stand. */
const [SUM, MEAN, LEVEL] = ['cap-quang-ho', 'cap-quang-xa', 'ho-so-truc-tuyen'];
const READING = { answers: {}, unitsOn: null };
const DAY_S = 86_400;
const CONSENT = { ...READING, by: 'Lan', withoutRefused: false };

describe.each(databases)('a day’s figure and its month’s on $kind', ({ open }) => {
	let db: TestDatabase;
	let intake: Intake;
	let reports: ReturnType<typeof lamDongReports>;
	let keys = 0;

	beforeAll(async () => {
		db = await open();
		await installCatalogue(db.database);
		const { database } = db;
		await database.query(
			`update indicator set over_time = 'sum', max_value = null where code = $1`,
			[SUM],
		);
		await database.query(`update indicator set over_time = 'mean' where code = $1`, [MEAN]);
		await told(DAY_S);
		const now = () => NOW;
		intake = new Intake({ database, tokens: { 'cong-dvc': TOKEN }, now });
		reports = lamDongReports(database, now);
	});
	afterAll(() => db.remove());
	beforeEach(() =>
		db.database.query(
			'truncate observation, observation_revision, latest_observation, import_row, import_batch cascade',
		),
	);

	/** How often the figures of what adds up or is averaged are expected. */
	const told = (intervalS: number) =>
		db.database.query('update indicator set interval_s = $1 where code = any($2::text[])', [
			intervalS,
			[SUM, MEAN],
		]);
	const post = (...told: readonly (readonly [period: string, value: number])[]) =>
		postOf(SUM, told);
	const postOf = (
		indicator: string | undefined,
		told: readonly (readonly [period: string, value: number])[],
	) =>
		intake.take({
			authorization: `Bearer ${TOKEN}`,
			key: `key-${keys++}`,
			body: new TextEncoder().encode(
				JSON.stringify({
					source: 'cong-dvc',
					observations: told.map(([period, value]) => ({ unit: '673', indicator, period, value })),
				}),
			),
		});
	const file = async (...lines: readonly string[]) => {
		const name = 'Cáp quang phủ hộ gia đình';
		const rows = lines.map((line) => `Thành phố Bảo Lộc;${name};${line}`);
		const text = ['Đơn vị;Chỉ tiêu;Kỳ;Giá trị', ...rows].join('\n');
		const bytes = new TextEncoder().encode(text);
		const answer = await reports.keep({ fileName: 'ngay.csv', bytes }, 'Lan');
		if (answer.kind !== 'kept') throw new Error(JSON.stringify(answer));
		return answer.sha256;
	};
	const refusals = async (sha256: string, answers: Record<string, string> = {}) => {
		const preview = await reports.preview(sha256, { answers, unitsOn: null });
		if (preview?.kind !== 'report') throw new Error(JSON.stringify(preview));
		return preview.rows.flatMap(({ at, fate, reason }) =>
			fate === 'refused' && reason ? [[at.cell, reasonWords(reason, 'vi')]] : [],
		);
	};
	const batchOf = (taken: ReportTaken) => {
		if (taken.kind !== 'stored') throw new Error(JSON.stringify(taken));
		return taken.batchId;
	};
	const standing = () =>
		db.database.query<{ value: number; told: string }>(
			'select value, time_source as told from observation order by observed_at',
		);
	const MONTH = { value: 310, told: 'period' };
	const DAY = { value: 10, told: 'day' };

	test('posted for the last day of a month, the day is refused beside the month, with what to say instead', async () => {
		const month = await post(['2025-01', 310]);
		const batch = month.kind === 'done' ? month.done.batch : 0;
		const refused = await post(['2025-01-30', 9], ['2025-01-31', 10]);
		expect(refused).toEqual({
			kind: 'refused',
			errors: [
				{
					parameter: 'observations[1].period',
					value: '2025-01-31',
					wanted: `where it is the whole month's, 2025-01 as the period: 310 of cong-dvc stands for 2025-01 (delivery ${batch}), and what adds up over time or is averaged has no figure of a day and of its month in one place`,
				},
			],
		});
		// All of a request or none.
		expect(await standing()).toEqual([MONTH]);
		expect(await post(['2025-01-30', 9])).toMatchObject({ done: { new: 1 } });
		expect(await post(['2025-01-31', 310])).toMatchObject({ kind: 'refused' });
		expect(await post(['2025-01', 311])).toMatchObject({ done: { corrections: 1 } });
	});

	test('posted first, the day is not lost to the month, which is taken once the day is undone', async () => {
		const day = await post(['2025-01-31', 10]);
		const batch = day.kind === 'done' ? day.done.batch : 0;
		const refused = await post(['2025-01', 310]);
		expect(refused).toMatchObject({
			errors: [
				{
					...{ parameter: 'observations[0].period', value: '2025-01' },
					wanted: expect.stringContaining(
						`that delivery undone before: 10 of cong-dvc stands for 2025-01-31 (delivery ${batch})`,
					) as string,
				},
			],
		});
		expect(await standing()).toEqual([DAY]);
		expect(await post(['2025-01-31', 11])).toMatchObject({ done: { corrections: 1 } });
		const { entries } = await reports.list({ limit: 9, offset: 0 });
		for (const { batchId } of entries) await reports.undo(batchId, { by: 'Minh', why: 'nhầm' });
		expect(await post(['2025-01', 310])).toMatchObject({ done: { new: 1 } });
		expect(await standing()).toEqual([MONTH]);
	});

	test('posted together, it is said that they are a day and its month', async () => {
		expect(await post(['2025-01', 310], ['2025-01-31', 10])).toMatchObject({
			errors: [
				{
					parameter: 'observations[1]',
					wanted: expect.stringMatching(/^a day or its month: observations\[0\]/) as string,
				},
			],
		});
		expect(await standing()).toEqual([]);
	});

	test('of what is averaged it is the same, and of what tells how things stand a day corrects as before', async () => {
		expect(await postOf(MEAN, [['2025-01', 31]])).toMatchObject({ done: { new: 1 } });
		expect(await postOf(MEAN, [['2025-01-31', 10]])).toMatchObject({ kind: 'refused' });
		expect(await postOf(LEVEL, [['2025-01', 31]])).toMatchObject({ done: { new: 1 } });
		expect(await postOf(LEVEL, [['2025-01-31', 32]])).toMatchObject({ done: { corrections: 1 } });
		expect(await postOf(LEVEL, [['2025-01', 31]])).toMatchObject({ done: { corrections: 1 } });
	});

	test('a file’s day is refused beside the month, in the preview as when it is imported, and kept with its reason', async () => {
		await post(['2025-01', 310]);
		const sha256 = await file('31/01/2025;10', '28/02/2025;12');
		expect(await refusals(sha256)).toEqual([
			[
				'D2',
				'Đây là số liệu của riêng ngày 31/01/2025, mà cả tháng 1/2025 đã có số liệu: 310 (cong-dvc). Chỉ tiêu này tính cộng dồn hoặc trung bình theo thời gian nên số của một ngày không thay số của cả tháng. Nếu đây là số của cả tháng, hãy ghi kỳ là “tháng 1/2025”.',
			],
		]);
		expect(await reports.take(sha256, CONSENT)).toEqual({ kind: 'unconsented', refused: 1 });
		expect(await standing()).toEqual([MONTH]);
		const taken = await reports.take(sha256, { ...CONSENT, withoutRefused: true });
		expect(taken).toMatchObject({ counts: { new: 1, correction: 0, same: 0, refused: 1 } });
		expect(await standing()).toEqual([MONTH, { value: 12, told: 'day' }]);
		const kept = await db.database.query(
			`select cell, fate, reason ->> 'kind' as why from import_row where batch_id = $1 and fate <> 'skipped' order by cell`,
			[batchOf(taken)],
		);
		expect(kept).toEqual([
			{ cell: 'D2', fate: 'refused', why: 'day-beside-month' },
			{ cell: 'D3', fate: 'new', why: null },
		]);
	});

	test('of what is told by the month a file’s date that ends one is asked, and answered as the month’s it corrects the month', async () => {
		await told(30 * DAY_S);
		await post(['2025-01', 310]);
		const sha256 = await file('31/01/2025;311');
		expect(await refusals(sha256)).toEqual([['D2', 'Chờ trả lời câu hỏi ở trên.']]);
		expect(await reports.take(sha256, CONSENT)).toEqual({ kind: 'nothing' });
		const answers = { 'month-ends': 'month' };
		expect(await refusals(sha256, answers)).toEqual([]);
		const taken = await reports.take(sha256, { ...CONSENT, answers });
		expect(taken).toMatchObject({ counts: { new: 0, correction: 1, refused: 0 } });
		expect(await standing()).toEqual([{ ...MONTH, value: 311 }]);
		await told(DAY_S);
	});

	test('of a file that has other bad cells all are counted, and one of nothing else stores nothing', async () => {
		await post(['2025-01', 310]);
		const bad = await file('31/01/2025;10', '30/13/2025;12', '28/02/2025;13');
		expect(await reports.take(bad, CONSENT)).toEqual({ kind: 'unconsented', refused: 2 });
		const alone = await file('31/01/2025;10');
		const without = { ...CONSENT, withoutRefused: true };
		expect(await reports.take(alone, without)).toEqual({ kind: 'nothing' });
		expect(await standing()).toEqual([MONTH]);
	});

	test('a file’s month is refused where its day stands, until that import is undone', async () => {
		const first = batchOf(await reports.take(await file('31/01/2025;10'), CONSENT));
		const month = await file('tháng 1/2025;310');
		const [[cell, words = ''] = []] = await refusals(month);
		expect(cell).toBe('D2');
		expect(words).toContain('riêng ngày 31/01/2025 đã có số liệu: 10 (ngay.csv)');
		expect(words).toContain(`Hãy hoàn tác lần nhập ${first} rồi nhập lại tệp này.`);
		expect(await reports.take(month, CONSENT)).toEqual({ kind: 'unconsented', refused: 1 });
		expect(await standing()).toEqual([DAY]);
		await reports.undo(first, { by: 'Minh', why: 'nhầm' });
		expect(await reports.take(month, CONSENT)).toMatchObject({ counts: { new: 1 } });
		expect(await standing()).toEqual([MONTH]);
	});

	test('of what is told by the month no day has a figure, posted or in a file', async () => {
		await told(30 * DAY_S);
		for (const indicator of [SUM, MEAN]) {
			for (const day of ['2025-01-15', '2025-01-31']) {
				expect(await postOf(indicator, [[day, 10]])).toMatchObject({
					errors: [
						{
							...{ parameter: 'observations[0].period', value: day },
							wanted: expect.stringContaining('is told by the month or more seldom') as string,
						},
					],
				});
			}
		}
		expect(await postOf(LEVEL, [['2025-01-15', 95]])).toMatchObject({ done: { new: 1 } });
		const sha256 = await file('15/01/2025;10', 'tháng 1/2025;310');
		expect(await refusals(sha256)).toEqual([
			['D2', expect.stringContaining('Kỳ chỉ ghi ngày 15/01/2025')],
		]);
		const taken = await reports.take(sha256, { ...CONSENT, withoutRefused: true });
		expect(taken).toMatchObject({ counts: { new: 1, refused: 1 } });
		await told(DAY_S);
	});

	test('a running total up to a day within a month is refused, and no day’s figure', async () => {
		const sha256 = await file('Lũy kế đến 15/01/2025;120', 'Lũy kế đến 28/02/2025;500');
		expect(await refusals(sha256)).toEqual([
			['D2', expect.stringContaining('Đây là số lũy kế đến ngày 15/01/2025, giữa tháng')],
		]);
		expect(await reports.take(sha256, CONSENT)).toEqual({ kind: 'unconsented', refused: 1 });
		const taken = await reports.take(sha256, { ...CONSENT, withoutRefused: true });
		expect(taken).toMatchObject({ counts: { new: 1, refused: 1 } });
		expect(await standing()).toEqual([{ value: 500, told: 'year-to-date' }]);
	});

	test('a published result of a day takes no month’s place, and its line is kept with the reason', async () => {
		await post(['2025-01', 310]);
		const observedAt = Date.parse('2025-01-31T23:59:59+07:00');
		const of = { indicator: SUM ?? '', unit: 'd-673-bao-loc', observedAt, source: 'Báo cáo' };
		const published = { ...of, timeSource: 'day', value: 10, file: 'a.yaml', line: 7 } as const;
		await db.database.transaction((tx) => installPublished(tx, [published], NOW));
		expect(await standing()).toEqual([MONTH]);
		const rows = await db.database.query(
			`select cell, reason ->> 'kind' as why from import_row where fate = 'refused'`,
		);
		expect(rows).toEqual([{ cell: 'line 7', why: 'day-beside-month' }]);
	});

	test('where one file says both, the month is taken and the day refused with the month’s cell', async () => {
		const sha256 = await file('31/01/2025;10', 'tháng 1/2025;310');
		const [[cell, words = ''] = [], ...more] = await refusals(sha256);
		expect([cell, more]).toEqual(['D2', []]);
		expect(words).toContain('cả tháng 1/2025 đã có số liệu: 310 (D3)');
	});
});
