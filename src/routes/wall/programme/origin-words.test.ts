import { expect, test } from 'vitest';
import type { ProvenanceOrigin, ProvenanceVersion } from '#lib/wire/api/provenance.ts';
import { originWords } from './origin-words.ts';

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
	originWords({ figure, versions: [figure, ...before] }, 'vi');

test('a figure of a file tells its file, cell, words, who imported it and when', () => {
	expect(words(version(inFile))).toEqual([
		'Số liệu của 23:59 30/09/2024',
		'Tệp quy-3.xlsx, ô Sheet1!C12: “87,2”; Nguyễn Văn A nhập 09:00 05/10/2024',
	]);
	const [, csv] = words(version({ ...inFile, sheet: null }));
	expect(csv).toContain('ô C12:');
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
	expect(words(version(inFile), [before, later]).slice(2)).toEqual([
		'Trước đó là 85, đến 09:00 05/10/2024',
	]);
});

test('messages, systems and samples say what they are', () => {
	expect(words(version({ kind: 'sample' }))[1]).toBe('Dữ liệu mẫu');
	expect(words(version({ kind: 'reading' }))[1]).toBe(
		'Bản tin tự động từ cong-dvc, nhận 09:00 05/10/2024',
	);
	expect(words(version({ kind: 'reading' }, { source: null }))[1]).toContain('nguồn không nêu tên');
	expect(words(version({ kind: 'system', ...delivery, place: 'observations[3]' }))[1]).toBe(
		'Hệ thống Nguyễn Văn A gửi “87,2” 09:00 05/10/2024',
	);
});
