import { expect, test } from 'vitest';
import { settingProblems } from './screen-settings.ts';

const problems = (query: string): string[] => settingProblems(new URLSearchParams(query));

test.each([
	'',
	'distance=3&panel=68.5&theme=light&lang=en&province=68',
	'distance=0.3&panel=1000&theme=dark&lang=vi',
	'distance=&panel=&theme=&lang=&province=',
])('"%s" can be taken', (query) => {
	expect(problems(query)).toEqual([]);
});

test('each setting that cannot be taken is named with its value and what would be right', () => {
	expect(problems('distance=abc&panel=-1&lang=fr&theme=x')).toEqual([
		'distance=abc: cần số mét từ 0.3 đến 12, ví dụ distance=3',
		'panel=-1: cần số xăng-ti-mét từ 8 đến 1000, ví dụ panel=68.5',
		'lang=fr: cần vi / en',
		'theme=x: cần dark / light',
	]);
	expect(problems('distance=12.1&distance=NaN')).toHaveLength(2);
});

test('a setting that is none, but nearly one, is named with that one', () => {
	expect(problems('distence=3')).toEqual([
		'distence=3: không có thiết lập này; gần nhất là distance',
	]);
	expect(problems('distanse=3&Pannel=68.5&language=en')).toEqual([
		'distanse=3: không có thiết lập này; gần nhất là distance',
		'Pannel=68.5: không có thiết lập này; gần nhất là panel',
	]);
});

test.each([
	'utm_source=zalo&utm_medium=social&utm_campaign=x',
	'fbclid=IwAR0&gclid=1&zarsrc=30&mibextid=a&_gl=1',
	'ref=a&si=b&s=20&t=1&id=5',
	'constructor=1&__proto__=1',
	`${'x'.repeat(5_000)}=1`,
])('"%s" is not meant for the screen and passed over', (query) => {
	expect(problems(query)).toEqual([]);
	expect(problems(`${query}&distance=abc`)).toHaveLength(1);
});

test('a long value is cut short', () => {
	expect(problems(`theme=${'x'.repeat(5_000)}`)[0]).toHaveLength(
		'theme=…: cần dark / light'.length + 40,
	);
});
