import { expect, test } from 'vitest';
import type { ListedScreen, ScreenState } from '#lib/wire/screens.ts';
import { screenView } from './screen-view.ts';

const STATE: ScreenState = {
	...{ reportedAt: 100_000, scene: 'overview', version: '1', lagMs: 1, framesPerSecond: 60 },
	...{ heapBytes: 1, width: 1, height: 1, pixelRatio: 1, frozenSince: null },
};
const screen = (state: ScreenState | null) => ({ id: 1, state }) as ListedScreen;

test('how a screen is is told while it is there or late', () => {
	expect(screenView(screen(STATE), 105_000)).toMatchObject({ presence: 'there', present: STATE });
	expect(screenView(screen(STATE), 120_000)).toMatchObject({ presence: 'late', present: STATE });
});

test('what one that is away said is not told as of now', () => {
	const away = { presence: 'away', present: null };
	expect(screenView(screen(STATE), 160_000)).toMatchObject({ ...away, state: STATE });
	expect(screenView(screen(null), 160_000)).toMatchObject({ ...away, state: null });
});
