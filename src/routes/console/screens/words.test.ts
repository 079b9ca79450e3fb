import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import { screenFaultWords } from './fault-words.ts';
import { orderWords } from './[id]/order-words.ts';

afterEach(() => {
	speak(() => 'vi');
});

const SCENES = [{ name: 'overview', title: 'Tổng quan' }];

test('a mistake is told in its own words, or in those that all forms have', () => {
	const faults = { code: 'unknown-code', name: 'missing', distance: 'no-distance' } as const;
	const problem = { action: 'pair', notice: 'refused', values: {}, faults } as const;
	expect(screenFaultWords(problem, 'code')).toMatch(/^Không màn hình nào đang hiện mã này/);
	expect(screenFaultWords(problem, 'name')).toBe('Cần điền mục này.');
	expect(screenFaultWords(problem, 'distance')).toBe('Cần số mét từ 0,3 đến 12.');
	expect(screenFaultWords(problem, 'place')).toBe('');
	expect(screenFaultWords(null, 'code')).toBe('');
});

test('what was sent is told in words, a scene that is no more by its name', () => {
	expect(orderWords({ kind: 'scene', scene: 'overview' }, SCENES)).toBe(
		'Chuyển sang cảnh “Tổng quan”',
	);
	expect(orderWords({ kind: 'scene', scene: 'weather' }, SCENES)).toContain('weather');
	expect(orderWords({ kind: 'message', text: 'Họp' }, SCENES)).toBe('Tin nhắn “Họp”');
	const others = ['clear', 'identify', 'freeze', 'unfreeze', 'reload'] as const;
	const words = others.map((kind) => orderWords({ kind }, SCENES));
	expect(new Set(words).size).toBe(others.length);
});
