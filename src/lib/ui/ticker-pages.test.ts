import { expect, test } from 'vitest';
import { tickerPages } from './ticker-pages.ts';

const notice = (key: string, text = 'Đường dây nóng') => ({ key, text, age: '5 phút trước' });
const keys = (widthRem: number, ...notices: ReturnType<typeof notice>[]) =>
	tickerPages(notices, widthRem).map((page) => page.map(({ key }) => key));

test('as many notices stand on a page as there is room for', () => {
	const three = ['a', 'b', 'c'].map((key) => notice(key));
	expect(keys(100, ...three)).toEqual([['a', 'b', 'c']]);
	expect(keys(45, ...three)).toEqual([['a', 'b'], ['c']]);
	expect(keys(20, ...three)).toEqual([['a'], ['b'], ['c']]);
});

test('one that is longer than the line has a page to itself', () => {
	expect(keys(45, notice('a'), notice('b', 'dài '.repeat(40)), notice('c'))).toEqual([
		['a'],
		['b'],
		['c'],
	]);
});

test('without notices there is no page', () => {
	expect(keys(45)).toEqual([]);
});
