import { expect, test } from 'vitest';
import type { FiguresOutcome } from '#lib/wire/import-outcome.ts';
import type { ReportImportRow, ReportTaken } from '#lib/wire/report-import.ts';
import { reportLines, reportWentWell } from './report-lines.ts';

const FIGURE = {
	unit: 'Huyện Đạ Tẻh',
	indicator: { name: 'Hồ sơ TTHC trực tuyến', nameEn: 'Files online' },
	measure: '%',
	decimals: 1,
	observedAt: Date.parse('2024-11-30T23:59:59+07:00'),
	timeSource: 'period' as const,
	value: 87.2,
	evidence: null,
	before: null,
};
const at = (cell: string) => ({ sheet: 'T11', cell });
const ROWS: readonly ReportImportRow[] = [
	{ at: at('C7'), raw: '87,2', fate: 'new', reason: null, figure: FIGURE },
	{
		...{ at: at('C8'), raw: '88', fate: 'correction', reason: null },
		figure: {
			...FIGURE,
			timeSource: 'year-to-date',
			value: 88,
			before: { value: 12, source: null },
		},
	},
	{ at: at('C9'), raw: '87,2', fate: 'same', reason: null, figure: FIGURE },
	{ at: at('C10'), raw: '=1', fate: 'refused', reason: { kind: 'formula' }, figure: null },
	{ at: at('A1'), raw: 'Biểu', fate: 'skipped', reason: { kind: 'title' }, figure: null },
];
const EXAMPLE = { at: { sheet: '', cell: 'B2' }, raw: '1.234' };
const PREVIEW = {
	kind: 'report',
	fileName: 'bao-cao.xlsx',
	sha256: 'abc',
	geographyDate: '2024-11-30',
	earlier: null,
	rows: ROWS,
	observedAt: [FIGURE.observedAt],
	counts: { new: 1, same: 1, correction: 1, refused: 1, skipped: 1 },
	questions: [
		{
			id: 'numbers',
			kind: 'numbers',
			about: '',
			free: true,
			answer: null,
			choices: [{ id: 'vi', label: '1.234,5' }],
			examples: [EXAMPLE],
		},
	],
} as const;
const outcome = (taken: ReportTaken | null, some: object = {}): FiguresOutcome => ({
	kind: 'figures',
	fileName: 'bao-cao.xlsx',
	taken,
	preview: { ...PREVIEW, ...some },
});

test('each cell is told with its fate, and each question with how to answer it', () => {
	expect(reportLines(outcome(null))).toEqual([
		'bao-cao.xlsx: 1 new, 1 corrections, 1 known already, 1 refused, 1 passed over; units as of 2024-11-30',
		'  T11!C7: new: Huyện Đạ Tẻh, Hồ sơ TTHC trực tuyến, 30/11/2024: 87.2',
		'  T11!C8: correction: Huyện Đạ Tẻh, Hồ sơ TTHC trực tuyến, 30/11/2024 (year to date): 88 in place of 12',
		'  T11!C10: refused: "=1": The cell is a formula. Paste its value (Paste Values) in its place.',
		'  question: How are the numbers in the file written? (B2: 1.234)',
		"    --answer 'numbers=vi'  1.234,5",
		"    --answer 'numbers=…'  in words such as the file’s",
		'A dry run: nothing was stored.',
	]);
});

test.each<[ReportTaken, string, boolean]>([
	[{ kind: 'stored', batchId: 7, counts: PREVIEW.counts }, 'Stored as import batch 7.', true],
	[
		{ kind: 'already', batchId: 7, importedBy: 'Lan', importedAt: 0 },
		'Lan imported this file at 1970-01-01T00:00:00.000Z (import batch 7); nothing has changed.',
		true,
	],
	[
		{ kind: 'unconsented', refused: 1 },
		'Nothing was stored, for 1 cells cannot be taken. With --without-refused the others are.',
		false,
	],
	[{ kind: 'nothing' }, 'There is no figure to store.', false],
])('%j is told', (taken, words, isWell) => {
	expect(reportLines(outcome(taken)).at(-1)).toBe(words);
	expect(reportWentWell(outcome(taken))).toBe(isWell);
});

test('a dry run went well where nothing is refused and there is something to take', () => {
	const clean = { counts: { ...PREVIEW.counts, refused: 0 } };
	expect(reportWentWell(outcome(null))).toBe(false);
	expect(reportWentWell(outcome(null, clean))).toBe(true);
	const none = { new: 0, same: 0, correction: 0, refused: 0, skipped: 9 };
	expect(reportWentWell(outcome(null, { counts: none }))).toBe(false);
	const earlier = { batchId: 3, importedBy: 'Lan', importedAt: 0 };
	expect(reportLines(outcome(null, { earlier })).at(-1)).toBe(
		'A dry run: nothing was stored. Import 3 has taken this file already.',
	);
});

test('a file that cannot be read is one line', () => {
	const preview = { kind: 'refused', fileName: 'x.xls', reason: { kind: 'old-xls' } } as const;
	const refused: FiguresOutcome = { kind: 'figures', fileName: 'x.xls', preview, taken: null };
	expect(reportLines(refused)).toEqual([
		'x.xls: refused. This is an old Excel file (.xls). Save it as .xlsx.',
	]);
	expect(reportWentWell(refused)).toBe(false);
});
