import { afterEach, expect, test } from 'vitest';
import { unjudged, type DeviceStanding } from '#lib/domain/device.ts';
import { speak } from '#lib/messages/locale.ts';
import { evidenceWords } from './evidence-words.ts';

const NOW = 1_000_000;
const standing = (some: Partial<DeviceStanding>): DeviceStanding => ({
	...unjudged(1, 30),
	...some,
});
const words = (some: Partial<DeviceStanding>): string =>
	evidenceWords(standing(some), { now: NOW, locale: 'vi' });

afterEach(() => speak(() => 'vi'));

test('silence says how long, what was expected, and who says so', () => {
	const silence = { kind: 'silence', seenAt: NOW - 59_000 } as const;
	expect(words({ evidence: silence, intervalBasis: 'learned' })).toBe(
		'Không nhận được tin 59 giây, chu kỳ 30 giây (tự học)',
	);
	expect(words({ evidence: { kind: 'heard' }, seenAt: NOW - 4_000, intervalBasis: 'given' })).toBe(
		'Nhận tin 4 giây trước, chu kỳ 30 giây (đã khai báo)',
	);
	expect(words({ evidence: { kind: 'heard' }, intervalS: 86_400, intervalBasis: 'session' })).toBe(
		'chu kỳ 1 ngày (theo phiên kết nối)',
	);
	expect(words({ evidence: { kind: 'resumed', saidAt: NOW - 90_000 } })).toBe(
		'Vẫn gửi tin dù đã báo mất kết nối 1 phút trước',
	);
	expect(words({ evidence: { kind: 'heard' }, intervalBasis: 'assumed' })).toBe(
		'chu kỳ 30 giây (tạm tính)',
	);
});

test('a stream’s figures are told with how long they have been so', () => {
	const since = NOW - 20_000;
	const fps = { kind: 'stream', metric: 'fps', value: 0, usual: null, since } as const;
	expect(words({ evidence: fps })).toBe('0 khung hình/giây trong 20 giây');
	expect(words({ evidence: { ...fps, metric: 'frozen', value: 1 } })).toBe('Hình đứng 20 giây');
	expect(words({ evidence: { ...fps, metric: 'bitrateKbps', value: 80.25, usual: 3_900 } })).toBe(
		'80,3 kbps trong 20 giây, thường ngày 3.900 kbps',
	);
	expect(words({ evidence: { ...fps, metric: 'bitrateKbps' } })).toBe('0 kbps trong 20 giây');
});

test('each kind of evidence has its words', () => {
	expect(words({ evidence: { kind: 'none' } })).toBe('Chưa có căn cứ');
	expect(words({ evidence: { kind: 'report', said: 'offline', at: NOW - 60_000 } })).toBe(
		'Thiết bị tự báo 1 phút trước',
	);
	expect(words({ evidence: { kind: 'report', said: 'offline', at: null } })).toBe(
		'Theo bản tin được giữ lại, không rõ từ khi nào',
	);
	expect(words({ evidence: { kind: 'gateway', gateway: 'gw-01', seenAt: null } })).toBe(
		'Mất kết nối cùng tủ gw-01',
	);
	expect(words({ evidence: { kind: 'broker', seenAt: NOW - 90_000 } })).toBe(
		'Không nhận được tin 1 phút, từ khi thu nhận gián đoạn',
	);
	const flapping = { kind: 'flapping', changePercent: 31.4, since: NOW } as const;
	expect(words({ evidence: flapping, state: 'offline' })).toBe(
		'31% số lần kiểm tra gần đây đổi trạng thái · Mất kết nối',
	);
	expect(
		words({ evidence: { kind: 'maintenance', until: NOW + 7_200_000, words: 'Thay ống kính' } }),
	).toBe('Thay ống kính, còn 2 giờ');
	expect(words({ evidence: { kind: 'maintenance', until: NOW, words: 'Thay ống kính' } })).toBe(
		'Thay ống kính, đã xong, chờ thiết bị gửi tin',
	);
	speak(() => 'en');
	expect(words({ evidence: flapping })).toBe('State changed in 31% of recent checks');
});
