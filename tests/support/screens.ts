/** Screens for tests: what an operator says of one, and browsers that are one. */
import type { ScreenSettings } from '#lib/domain/screen.ts';
import { SCREEN_COOKIE, type ScreenReport } from '#lib/wire/screen.ts';
import type { Screens } from '#lib/wire/screens.ts';

export function aScreenSettings(settings: Partial<ScreenSettings> = {}): ScreenSettings {
	return {
		name: 'Tường chính',
		place: 'Phòng trực, tầng 2',
		panelHeightCm: 68.5,
		distanceM: 5,
		theme: 'dark',
		locale: 'vi',
		group: null,
		playlist: [{ scene: 'overview', seconds: 60 }],
		brightness: 100,
		night: null,
		...settings,
	};
}

export function aScreenReport(report: Partial<ScreenReport> = {}): ScreenReport {
	return {
		scene: 'overview',
		version: '1764000000000',
		lagMs: 800,
		framesPerSecond: 60,
		heapBytes: 48_000_000,
		width: 3_840,
		height: 2_160,
		pixelRatio: 1,
		frozenSince: null,
		order: null,
		...report,
	};
}

/** Pairs a browser and names it; its cookie, as it sends it. */
export async function nameBrowser(
	screens: Screens,
	settings: ScreenSettings,
): Promise<{ readonly id: number; readonly token: string; readonly cookie: string }> {
	const { pairing, token } = await screens.pair(null);
	if (pairing.kind !== 'waiting' || token === null) throw new Error('There is no code');
	const named = await screens.name(pairing.code, settings, { by: 'Lan', now: Date.now() });
	if (named.kind !== 'changed') throw new Error(JSON.stringify(named));
	return { id: named.id, token, cookie: `${SCREEN_COOKIE}=${token}` };
}
