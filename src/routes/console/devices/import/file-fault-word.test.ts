import { expect, test } from 'vitest';
import { fileFaultWord } from './file-fault-word.ts';

test('why a file is refused is told in the language of the page, with what it is about', () => {
	expect(fileFaultWord({ kind: 'unknown-column', given: 'lattitude' })).toMatch(
		/^Dòng đầu có cột không dùng được: lattitude\. Các cột là site, device, .*retired\.$/,
	);
	expect(fileFaultWord({ kind: 'too-many', given: '50000' })).toContain('50000');
});
