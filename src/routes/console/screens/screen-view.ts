/** A screen as a table tells it. */
import { presenceOf, type Presence } from '#lib/domain/screen.ts';
import type { ListedScreen, ScreenState } from '#lib/wire/screens.ts';

export type ScreenView = ListedScreen & {
	readonly presence: Presence;
	/** How it is; null while it is away: what it said then is of then. */
	readonly present: ScreenState | null;
};

export function screenView(screen: ListedScreen, now: number): ScreenView {
	const { state } = screen;
	const presence = presenceOf(state && now - state.reportedAt);
	return { ...screen, presence, present: presence === 'away' ? null : state };
}
