import { expect, test } from 'vitest';
import type { ImportOutcome } from '#lib/wire/import-outcome.ts';
import { outcomeLines, wentWell } from './outcome-lines.ts';

const TAKEN = { row: 1, code: '682', name: 'Huyện Đạ Tẻh', notes: [], changed: true };
const READ: ImportOutcome = {
	kind: 'read',
	fileName: 'districts.geojson',
	geographyDate: '2024-11-30',
	batchId: 7,
	taken: [TAKEN, { ...TAKEN, row: 2, code: '673', notes: ['1 rings turned'], changed: false }],
	refused: [{ row: 3, code: null, name: '', why: 'no code' }],
};

test('the sum comes first, then row by row what was taken, then what was refused and why', () => {
	expect(outcomeLines(READ, { dryRun: false })).toEqual([
		'districts.geojson: 2 taken (1 new or changed), 1 refused; units as of 2024-11-30',
		'  row 1: 682 Huyện Đạ Tẻh',
		'  row 2: 673 Huyện Đạ Tẻh; 1 rings turned',
		'  row 3: refused: without a code: no code',
		'Stored as import batch 7.',
	]);
});

test('it says where nothing was stored', () => {
	expect(outcomeLines(READ, { dryRun: true }).at(-1)).toBe('A dry run: nothing was stored.');
	expect(outcomeLines({ ...READ, batchId: null }, { dryRun: false }).at(-1)).toBe(
		'Nothing to store.',
	);
});

test('a file that was refused whole is one line', () => {
	const refused: ImportOutcome = { kind: 'refused', fileName: 'a.csv', why: 'This is not JSON.' };
	expect(outcomeLines(refused, { dryRun: false })).toEqual(['a.csv: refused. This is not JSON.']);
	expect(wentWell(refused)).toBe(false);
});

test('it went well where something was taken and nothing refused', () => {
	expect(wentWell(READ)).toBe(false);
	expect(wentWell({ ...READ, refused: [] })).toBe(true);
	expect(wentWell({ ...READ, refused: [], taken: [] })).toBe(false);
});

test('a catalogue is told line by line, or mistake by mistake', () => {
	const taken = { line: 4, what: 'target', code: 'X1', name: '5 %', change: 'new' } as const;
	const fileName = 'ours.yaml';
	const outcome = { kind: 'catalogue', fileName, taken: [taken], gone: ['plan x'] } as const;
	expect(outcomeLines(outcome, { dryRun: false })).toEqual([
		'ours.yaml: 1 taken (1 new or changed), 1 gone',
		'  line 4: target X1 (new): 5 %',
		'  gone: plan x',
		'Stored and installed.',
	]);
	expect(outcomeLines(outcome, { dryRun: true }).at(-1)).toBe('A dry run: nothing was stored.');
	expect(wentWell(outcome)).toBe(true);
	const problems = [{ file: 'ours.yaml', line: 2, text: 'no plan is called x' }];
	const refused = { kind: 'bad-catalogue', fileName, problems, more: 3 } as const;
	expect(outcomeLines(refused, { dryRun: false })).toEqual([
		'ours.yaml: refused, 4 mistakes',
		'  ours.yaml:2: no plan is called x',
		'  and 3 more',
		'Nothing was stored.',
	]);
	expect(wentWell(refused)).toBe(false);
});
