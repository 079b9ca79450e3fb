import { afterAll, beforeAll, expect, test } from 'vitest';
import { installCatalogue } from '#server/catalogue/install.ts';
import { readProvenance } from '#server/db/read-provenance.ts';
import { importFile } from '#server/import/import-file.ts';
import { reportLines } from '#server/import/figures/report-lines.ts';
import { BreakableDatabase } from '#tests/support/breakable.ts';
import { embedded, type TestDatabase } from '#tests/support/database.ts';
import { lamDongReports } from '#tests/support/lam-dong-reports.ts';
import { startLiveServer } from '#tests/support/live-server.ts';
import { until } from '#tests/support/until.ts';
import { districtWorkbook, listWorkbook, provinceWorkbook } from '#tests/support/workbooks.ts';

const T = Date.parse('2026-11-23T02:00:00Z');
const DAY_MS = 86_400_000;
const READING = { answers: {}, unitsOn: null };
const CONSENT = { ...READING, by: 'Lan', withoutRefused: false };

let db: TestDatabase;
let database: BreakableDatabase;
let now = T;
let reports: ReturnType<typeof lamDongReports>;

beforeAll(async () => {
	db = await embedded.open();
	await installCatalogue(db.database);
	database = new BreakableDatabase(db.database);
	reports = lamDongReports(database, () => now);
});
afterAll(() => db.remove());

async function kept(file: { readonly fileName: string; readonly bytes: Uint8Array }) {
	const answer = await reports.keep(file, 'Lan');
	if (answer.kind !== 'kept') throw new Error(JSON.stringify(answer));
	return answer.sha256;
}

/** What its preview says, where it was read. */
async function previewed(sha256: string) {
	const preview = await reports.preview(sha256, READING);
	if (preview?.kind !== 'report') throw new Error(JSON.stringify(preview));
	return preview;
}

const csv = (fileName: string, ...lines: readonly string[]) => ({
	fileName,
	bytes: new TextEncoder().encode(lines.join('\n')),
});

async function figures() {
	return database.query<{ unit: string; indicator: string; day: string; value: number }>(
		`select c.value as unit, i.code as indicator, o.value,
			(o.observed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as day
		from observation o join indicator i on i.id = o.indicator_id join unit_code c on c.unit_id = o.unit_id
			and c.valid_from is null
		order by 1, 2, 3`,
	);
}

test('workbooks of three offices are taken as they are, and undone one by one', async () => {
	const batches: number[] = [];
	for (const workbook of [provinceWorkbook(), districtWorkbook()]) {
		const sha256 = await kept(workbook);
		const preview = await reports.preview(sha256, READING);
		expect(preview).toMatchObject({
			kind: 'report',
			counts: { new: workbook.figures.length, same: 0, correction: 0, refused: 0 },
			geographyDate: '2024-11-30',
			earlier: null,
		});
		const taken = await reports.take(sha256, CONSENT);
		if (taken.kind !== 'stored') throw new Error(JSON.stringify(taken));
		batches.push(taken.batchId);
	}
	const told = await figures();
	const wanted = [provinceWorkbook(), districtWorkbook()].flatMap((workbook) => workbook.figures);
	expect(told).toHaveLength(wanted.length);
	expect(told).toEqual(expect.arrayContaining(wanted.map((figure) => ({ ...figure }))));

	const list = listWorkbook();
	const sha256 = await kept(list);
	const preview = await reports.preview(sha256, READING);
	// Two of its figures contradict the province’s workbook.
	expect(preview).toMatchObject({ counts: { new: 2, correction: 2, same: 0 } });
	const taken = await reports.take(sha256, CONSENT);
	expect(await reports.take(sha256, { ...CONSENT, by: 'Minh' })).toEqual({
		...{ kind: 'already', importedBy: 'Lan', importedAt: now },
		batchId: taken.kind === 'stored' ? taken.batchId : 0,
	});
	expect(await reports.preview(sha256, READING)).toMatchObject({
		earlier: { importedBy: 'Lan' },
		counts: { new: 0, correction: 0, same: 4 },
	});
	for (const batchId of batches) await reports.undo(batchId, { by: 'Minh', why: 'thử' });
	expect(await figures()).toHaveLength(list.figures.length);
	if (taken.kind === 'stored') await reports.undo(taken.batchId, { by: 'Minh', why: 'thử' });
	expect(await figures()).toEqual([]);
	const { total, entries } = await reports.list({ limit: 2, offset: 0 });
	expect([total, entries.length]).toEqual([3, 2]);
	expect(entries[0]).toMatchObject({
		...{ kind: 'report', fileName: 'export.xlsx', by: 'Lan', hasFile: true },
		undone: { by: 'Minh', why: 'thử' },
	});
});

test('of bad rows nothing is stored without consent, and each keeps its cell and reason', async () => {
	const file = csv(
		'xau.csv',
		'Đơn vị;Chỉ tiêu;Kỳ;Giá trị',
		'Huyện Đạ Tẻh;Hồ sơ TTHC trực tuyến;10/2024;=A1',
		'Huyện Đạ Tẽ;Hồ sơ TTHC trực tuyến;10/2024;70',
		'Huyện Đạ Tẻh;Hồ sơ TTHC trực tuyến;10/2024;170',
		'Huyện Đạ Tẻh;Hồ sơ TTHC trực tuyến;11/2024;71,5',
	);
	const sha256 = await kept(file);
	const preview = await previewed(sha256);
	const refused = preview.rows.filter(({ fate }) => fate === 'refused');
	expect(refused.map(({ at, reason }) => [at.cell, reason?.kind])).toEqual([
		['D2', 'no-number'],
		['A3', 'unit-unknown'],
		['D4', 'out-of-range'],
	]);
	expect(await reports.take(sha256, CONSENT)).toEqual({ kind: 'unconsented', refused: 3 });
	expect(await figures()).toEqual([]);
	const taken = await reports.take(sha256, { ...CONSENT, withoutRefused: true });
	expect(taken).toMatchObject({ kind: 'stored', counts: { new: 1, refused: 3 } });
	const [series] = await database.query<{ unitId: number; indicatorId: number }>(
		'select unit_id as "unitId", indicator_id as "indicatorId" from observation',
	);
	const none = { unitId: 0, indicatorId: 0 };
	const asked = { ...(series ?? none), at: null, believedAt: null, now: Date.now() };
	expect((await readProvenance(database, asked))?.figure).toMatchObject({
		value: 71.5,
		source: 'xau.csv',
		origin: { kind: 'file', fileName: 'xau.csv', by: 'Lan', sheet: null, cell: 'D5', raw: '71,5' },
	});
	const batchId = taken.kind === 'stored' ? taken.batchId : 0;
	expect(await reports.file(batchId)).toEqual({
		fileName: 'xau.csv',
		bytes: expect.objectContaining({ length: file.bytes.length }) as Uint8Array,
	});
	const left = await database.query(
		`select cell, reason->>'kind' as kind from import_row where batch_id = $1 and fate = 'refused' order by ordinal`,
		[batchId],
	);
	expect(left).toEqual([
		{ cell: 'D2', kind: 'no-number' },
		{ cell: 'A3', kind: 'unit-unknown' },
		{ cell: 'D4', kind: 'out-of-range' },
	]);
});

test('the nearest to a name is looked for in the centre’s own province first, and one of another says which it is of', async () => {
	const file = csv(
		'ten-sai.csv',
		'Đơn vị;Chỉ tiêu;Kỳ;Giá trị',
		'Huyện Đạ Tẽ;Hồ sơ TTHC trực tuyến;10/2024;70',
		'Huyện Ninh Phướcc;Hồ sơ TTHC trực tuyến;10/2024;70\nHuyện Đạ Tẻh;Hồ sơ TTHC trực tuyến;10/2024;71',
	);
	const { rows } = await previewed(await kept(file));
	const near = rows.flatMap(({ reason }) =>
		reason && 'nearest' in reason ? [reason.nearest] : [],
	);
	expect(near).toEqual(['Huyện Đạ Tẻh', 'Huyện Ninh Phước (Tỉnh Ninh Thuận)']);
});

test('of 5,000 rows 200 are bad: each is told, and the others are taken only where that is said', async () => {
	const units = ['672', '673', '674', '675', '676', '677', '678', '679', '680', '681'];
	const lines = Array.from({ length: 5_000 }, (_, at) => {
		const month = Math.floor(at / 20);
		const period = `${(month % 12) + 1}/${2_003 + Math.floor(month / 12)}`;
		const indicator = at % 2 === 0 ? 'ho-so-truc-tuyen' : 'van-ban-ky-so';
		const value = at % 25 === 0 ? 'rất tốt' : String(20 + (at % 70));
		return [units[Math.floor(at / 2) % 10], indicator, period, value].join(';');
	});
	const sha256 = await kept(csv('5000.csv', 'Đơn vị;Chỉ tiêu;Kỳ;Giá trị', ...lines));
	const preview = await previewed(sha256);
	expect(preview.counts).toMatchObject({ new: 4_800, refused: 200 });
	const bad = preview.rows.filter(({ fate }) => fate === 'refused');
	expect(bad.map(({ at }) => at.cell)).toEqual(
		Array.from({ length: 200 }, (_, at) => `D${String(at * 25 + 2)}`),
	);
	const before = (await figures()).length;
	expect(await reports.take(sha256, CONSENT)).toEqual({ kind: 'unconsented', refused: 200 });
	expect(await figures()).toHaveLength(before);
	const taken = await reports.take(sha256, { ...CONSENT, withoutRefused: true });
	expect(taken).toMatchObject({ kind: 'stored', counts: { new: 4_800, refused: 200 } });
	expect(await figures()).toHaveLength(before + 4_800);
});

test('what is no workbook is not kept, and what nobody imports is swept after a day', async () => {
	const huge = { fileName: 'x.xlsx', bytes: new Uint8Array(20 * 1024 * 1024 + 1) };
	expect(await reports.keep(huge, 'Lan')).toMatchObject({ reason: { kind: 'too-big' } });
	const waiting = await kept(csv('cho.csv', 'Đơn vị;Hồ sơ TTHC trực tuyến', '673;71,5'));
	now += DAY_MS - 1;
	await kept(listWorkbook());
	expect(await reports.preview(waiting, READING)).not.toBeNull();
	now += 2;
	await kept(listWorkbook());
	expect(await reports.preview(waiting, READING)).toBeNull();
	expect(await reports.take(waiting, CONSENT)).toEqual({ kind: 'gone' });
	expect(
		(await reports.list({ limit: 9, offset: 0 })).entries.every(({ hasFile }) => hasFile),
	).toBe(true);
});

test('units are read as of another day where that is said', async () => {
	const file = csv('xa.csv', 'Đơn vị;Chỉ tiêu;Kỳ;Giá trị', '682;Hồ sơ TTHC trực tuyến;2/2025;70');
	const sha256 = await kept(file);
	const unit = async (unitsOn: string | null) => {
		const preview = await reports.preview(sha256, { answers: {}, unitsOn });
		const [row] =
			preview?.kind === 'report' ? preview.rows.filter(({ at }) => at.cell === 'D2') : [];
		return row?.figure?.unit ?? row?.fate;
	};
	// 682 is Đạ Tẻh on the centre’s day, which was no more in February.
	expect(await unit(null)).toBe('refused');
	expect(await unit('2025-03-01')).toBe('Huyện Đạ Huoai');
});

test('the command takes what the page takes', async () => {
	const how = { geographyDate: '2024-11-30', importedBy: 'root', now, dryRun: true };
	const report = { ...READING, centre: 'lam-dong', withoutRefused: false };
	const district = districtWorkbook();
	const count = district.figures.length;
	const looked = await importFile(database, district, { ...how, report });
	expect(looked).toMatchObject({
		kind: 'figures',
		preview: { counts: { new: count } },
		taken: null,
	});
	const taken = await importFile(database, district, { ...how, dryRun: false, report });
	expect(taken).toMatchObject({ kind: 'figures', taken: { kind: 'stored' } });
	const again = await importFile(database, district, { ...how, dryRun: false, report });
	expect(again).toMatchObject({ taken: { kind: 'already', importedBy: 'root' } });
});

test('what is told of the future is refused on the page and by the command, and shown nowhere', async () => {
	const file = csv(
		'mai-sau.csv',
		'Đơn vị;Chỉ tiêu;Kỳ;Giá trị',
		'Tỉnh Lâm Đồng;Cáp quang phủ xã;tháng 12/2028;97',
		'Tỉnh Lâm Đồng;Cáp quang phủ xã;năm 2030;12',
	);
	const sha256 = await kept(file);
	const preview = await previewed(sha256);
	expect(preview.counts).toMatchObject({ new: 0, refused: 2 });
	expect(await reports.take(sha256, { ...CONSENT, withoutRefused: true })).toEqual({
		kind: 'nothing',
	});
	const how = { geographyDate: '2024-11-30', importedBy: 'root', now, dryRun: false };
	const answers = { 'former-units': 'take' };
	const report = { ...READING, answers, centre: 'lam-dong', withoutRefused: true };
	const told = await importFile(database, file, { ...how, report });
	if (told.kind !== 'figures') throw new Error(told.kind);
	expect(told.taken).toEqual({ kind: 'nothing' });
	const words = 'A figure of the future is not taken; check the year.';
	expect(reportLines(told).filter((line) => line.includes(': refused: '))).toEqual([
		`  D2: refused: "97": This period does not begin before 01/12/2028. ${words}`,
		`  D3: refused: "12": This period does not begin before 01/01/2030. ${words}`,
	]);
	expect((await figures()).filter(({ day }) => day > '2026-12-31')).toEqual([]);
	// The same month, once it is there.
	const later = { ...how, now: Date.parse('2028-12-01T00:00:00+07:00') };
	expect(await importFile(database, file, { ...later, dryRun: true, report })).toMatchObject({
		preview: { counts: { new: 1, refused: 1 } },
	});
});

test('a server shows what is imported, and no longer what is undone', async () => {
	const server = await startLiveServer(db.database);
	const line = '672;Cáp quang phủ xã;6/2024;66,6';
	const sha256 = await kept(csv('mot.csv', 'Đơn vị;Chỉ tiêu;Kỳ;Giá trị', line));
	const isShown = () =>
		server.services.latestObservations().some(({ source }) => source === 'mot.csv');
	const taken = await reports.take(sha256, CONSENT);
	await until('the figure is shown', isShown);
	const batchId = taken.kind === 'stored' ? taken.batchId : 0;
	await reports.undo(batchId, { by: 'Minh', why: 'thử' });
	await until('the figure is shown no more', () => !isShown());
	await server.stop();
});

test('while the database is away nothing is taken', async () => {
	database.away = true;
	await expect(reports.take('abc', CONSENT)).rejects.toThrow('cannot be reached');
	database.away = false;
});
