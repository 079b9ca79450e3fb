import { afterEach, expect, test } from 'vitest';
import { speak } from '#lib/messages/locale.ts';
import { attentionCount, attentionNone } from './attention-words.ts';

afterEach(() => speak(() => 'vi'));

const counts = (total: number, unknown: number) => ({ total, looks: { unknown } });
const well = { link: 'live', loss: null, counts: counts(7, 0) } as const;
const gone = { name: 'ingest', seenAt: 100, state: 'gone' };

test('that no device is in trouble is said only where each is known', () => {
	expect(attentionNone(well)).toBe('Không có thiết bị nào gặp sự cố');
	expect(attentionNone({ ...well, link: 'late' })).toBe('Không có thiết bị nào gặp sự cố');
	expect(attentionNone({ ...well, counts: counts(0, 0) })).toBe('Chưa có thiết bị nào');
});

test('among others the unknown ones are told of, and alone they leave it open', () => {
	const some = attentionNone({ ...well, counts: counts(7, 1) });
	expect(some).toBe('Chưa thấy sự cố nào · 1 thiết bị chưa xác định trạng thái');
	expect(attentionNone({ ...well, counts: counts(7, 2) })).toContain('2 thiết bị chưa xác định');
	const all = attentionNone({ ...well, counts: counts(1, 1) });
	expect(all).toBe('Chưa rõ có sự cố hay không · 1 thiết bị chưa xác định trạng thái');
});

test('while no reading comes in nobody can say, whatever was known before', () => {
	for (const total of [7, 0]) {
		const words = attentionNone({ ...well, loss: gone, counts: counts(total, 0) });
		expect(words).toBe('Chưa rõ có sự cố hay không · Dịch vụ thu nhận ngừng');
	}
	const lost = attentionNone({ ...well, link: 'lost' });
	expect(lost).toBe('Chưa rõ có sự cố hay không · Mất kết nối');
});

test('incidents are counted apart from devices only where one is of several', () => {
	expect(attentionCount({ incidents: 6, devices: 6 }, null)).toBe('6');
	expect(attentionCount({ incidents: 6, devices: 6 }, 2)).toBe('2/6');
	expect(attentionCount({ incidents: 18, devices: 24 }, null)).toBe('18 sự cố · 24 thiết bị');
	expect(attentionCount({ incidents: 1, devices: 4 }, 4)).toBe('1 sự cố · 4/4 thiết bị');
	speak(() => 'en');
	expect(attentionCount({ incidents: 18, devices: 24 }, null)).toBe('18 incidents · 24 devices');
	expect(attentionCount({ incidents: 1, devices: 4 }, null)).toBe('1 incident · 4 devices');
});

test('in English it is said in English', () => {
	speak(() => 'en');
	expect(attentionNone({ ...well, loss: { ...gone, state: 'broker-lost' } })).toBe(
		'Unclear if anything is wrong · Service ingest: broker lost',
	);
	expect(attentionNone({ ...well, counts: counts(7, 1) })).toBe(
		'No trouble seen · 1 device in unknown state',
	);
});
