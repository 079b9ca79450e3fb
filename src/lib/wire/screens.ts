/** What the console and pages ask of the screens, and what they are answered. Times are epoch milliseconds. */
import type { ScreenSettings } from '../domain/screen.ts';
import type { Deed } from './registry.ts';
import type { Pairing, Revocation, ScreenCommand, ScreenReport, ScreenTold } from './screen.ts';
import type { ScreenFault } from './screen-reader.ts';

export type ScreenState = Omit<ScreenReport, 'order'> & { readonly reportedAt: number };

export type SentOrder = {
	readonly id: number;
	readonly orderedAt: number;
	readonly orderedBy: string;
	readonly until: number;
	/** Null: the screen has not had it. */
	readonly takenAt: number | null;
	readonly command: ScreenCommand;
};

export type ListedScreen = ScreenTold & {
	readonly namedAt: number;
	readonly namedBy: string;
	readonly changedAt: number;
	readonly changedBy: string;
	/** Null: it has never said anything. */
	readonly state: ScreenState | null;
};

export type ScreenFile = ListedScreen & {
	/** The newest first. */
	readonly orders: readonly SentOrder[];
};

/** Whose a credential is. */
export type Whose =
	| { readonly kind: 'screen'; readonly screen: ScreenTold }
	| { readonly kind: 'revoked'; readonly revocation: Revocation; readonly screenId: number }
	| { readonly kind: 'nobody' };

export type ScreenChanged =
	| { readonly kind: 'changed'; readonly id: number }
	/** It was revoked, or never was. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'refused'; readonly faults: readonly ScreenFault[] };

export type Screens = {
	/** Those in use, by their names. */
	list(): Promise<readonly ListedScreen[]>;
	/** Null where there is none in use. */
	find(id: number): Promise<ScreenFile | null>;
	/** How many browsers show a code and wait. */
	waiting(): Promise<number>;
	whose(token: string | null): Promise<Whose>;
	/** What the browser with that credential is; where it has none that is known, `token` is its new one. */
	pair(token: string | null): Promise<{ readonly pairing: Pairing; readonly token: string | null }>;
	/** Of the browser that shows the code. */
	name(code: string, settings: ScreenSettings, deed: Deed): Promise<ScreenChanged>;
	change(id: number, settings: ScreenSettings, deed: Deed): Promise<ScreenChanged>;
	/** `lastsMs`: how long a message or a name is shown; of all others how long they may wait for the screen. */
	order(
		id: number,
		order: { readonly command: ScreenCommand; readonly lastsMs: number },
		deed: Deed,
	): Promise<ScreenChanged>;
	/** Forbids the screen everything that it could: its credential counts no more. */
	revoke(id: number, reason: string, deed: Deed): Promise<ScreenChanged>;
};
