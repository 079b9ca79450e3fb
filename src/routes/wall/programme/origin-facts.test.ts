import { expect, test } from 'vitest';
import type { ProvenanceOrigin, ProvenanceVersion } from '#lib/wire/api/provenance.ts';
import { originFacts } from './origin-facts.ts';

const version = (
	origin: ProvenanceOrigin,
	more: Partial<ProvenanceVersion> = {},
): ProvenanceVersion => ({
	...{ value: 87.2, observedAt: '2024-09-30T16:59:59Z', timeSource: 'device', sample: false },
	...{ source: 'cong-dvc', believedFrom: '2024-10-05T02:00:00Z', believedTo: null, ended: null },
	origin,
	...more,
});
const delivery = {
	...{ batch: 7, by: 'Nguyễn Văn A', deliveredAt: '2024-10-05T02:00:00Z', raw: '87,2' },
	...{ evidence: null, undone: null },
};
const inFile: ProvenanceOrigin = {
	...{
		kind: 'file',
		...delivery,
		fileName: 'quy-3.xlsx',
		sha256: 'x',
		sheet: 'Sheet1',
		cell: 'C12',
	},
};
const words = (figure: ProvenanceVersion, before: readonly ProvenanceVersion[] = []) =>
	originFacts({ figure, versions: [figure, ...before] }, 'vi').map(
		({ label, words }) => `${label}: ${words}`,
	);

test('a figure of a file tells its file, cell, words, who imported it and when', () => {
	expect(words(version(inFile))).toEqual([
		'Kỳ số liệu: 23:59 30/09/2024',
		'Nguồn: cong-dvc',
		'Cách nhận: Tệp quy-3.xlsx, ô Sheet1!C12: “87,2”; Nguyễn Văn A nhập 09:00 05/10/2024',
		'Minh chứng: –',
	]);
	expect(words(version({ ...inFile, sheet: null }))[2]).toContain('ô C12:');
});

test('what was published is in a line of the catalogue', () => {
	const published = { ...inFile, sheet: null, fileName: 'facts/published.yaml', cell: 'line 52' };
	expect(words(version(published, { source: 'Công bố DTI năm 2022' }))).toContain(
		'Cách nhận: Danh mục facts/published.yaml, dòng 52; cài 09:00 05/10/2024',
	);
});

test('what a criterion rests on is told', () => {
	const evidence = 'Quyết định 12/QĐ-UBND';
	expect(words(version({ ...inFile, evidence }))).toContain('Minh chứng: Quyết định 12/QĐ-UBND');
});

test('what was believed before a correction is told, and until when', () => {
	const before = version(inFile, {
		...{ value: 85, believedFrom: '2024-10-01T02:00:00Z', believedTo: '2024-10-05T02:00:00Z' },
		ended: 'corrected',
	});
	const later = version(inFile, { value: 90, believedFrom: '2024-11-01T02:00:00Z' });
	expect(words(version(inFile), [before, later]).slice(4)).toEqual([
		'Trước đó: 85, đến 09:00 05/10/2024',
	]);
});

const sent = (given: object, key: string | null = 'k-1'): ProvenanceOrigin => ({
	...{ kind: 'system', ...delivery, place: 'observations[3]', key, by: 'ioc-tinh' },
	raw: JSON.stringify({ unit: '673', indicator: 'files', ...given, value: 87.2, evidence: null }),
});

test('a figure of another system tells its source, system, period, delivery, key and evidence, and no JSON', () => {
	const told = words(version(sent({ period: '2024-Q3' }), { timeSource: 'quarter' }));
	expect(told).toEqual([
		'Kỳ số liệu: quý III/2024',
		'Nguồn: cong-dvc',
		'Cách nhận: Hệ thống ioc-tinh gửi 87,2 lúc 09:00 05/10/2024 · cho kỳ quý III/2024',
		'Lần gửi: số 7 · khóa k-1 · observations[3]',
		'Minh chứng: –',
	]);
	expect(words(version(sent({}, null)))[3]).toBe('Lần gửi: số 7 · observations[3]');
});

test('a month’s figure and one of the months from January on are told apart', () => {
	expect(words(version(inFile, { timeSource: 'period' }))[0]).toBe('Kỳ số liệu: tháng 9/2024');
	expect(words(version(inFile, { timeSource: 'year-to-date' }))[0]).toBe(
		'Kỳ số liệu: lũy kế đến hết tháng 9/2024',
	);
});

test.each([
	['2024', 'năm 2024'],
	['2024-H1', '6 tháng đầu năm 2024'],
	['2024-H2', '6 tháng cuối năm 2024'],
	['2024-09', '09/2024'],
	['2024-09-30', '30/09/2024'],
])('the period %s is told as “%s”', (period, told) => {
	expect(words(version(sent({ period })))[2]).toContain(`cho kỳ ${told}`);
});

test('messages and samples say what they are; a time that is none is no time', () => {
	expect(words(version({ kind: 'sample' }, { sample: true }))[1]).toBe('Nguồn: Dữ liệu mẫu');
	expect(words(version({ kind: 'reading' }))[2]).toBe(
		'Cách nhận: Bản tin tự động, nhận 09:00 05/10/2024',
	);
	expect(words(version({ kind: 'reading' }, { source: null }))[1]).toBe('Nguồn: –');
	expect(words(version({ kind: 'reading' }, { timeSource: 'retained' }))[0]).not.toContain('2024');
	expect(words(version({ kind: 'reading' }, { timeSource: 'receipt' }))[0]).toContain(
		'bản tin không nêu giờ',
	);
});
