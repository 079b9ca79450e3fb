/**
 * What a screen that was named and its server tell each other: over the live channel (`live.ts`), and before it has a name
 * over `PAIRING_PATH`. Times are the server's, in epoch milliseconds.
 */
import * as v from 'valibot';
import type { ScreenSettings } from '../domain/screen.ts';

/** Keeps the credential; no script of the page reads it. */
export const SCREEN_COOKIE = 'ioc-screen';
/** Where a browser asks by POST what it is, and gets a code where it is nothing yet. */
export const PAIRING_PATH = '/pairing';

/** What a screen is, whole: when its socket opens, and whenever that changes. */
export type ScreenTold = { readonly id: number } & ScreenSettings;

export type ScreenCommand =
	| { readonly kind: 'scene'; readonly scene: string }
	| { readonly kind: 'message'; readonly text: string }
	/** Takes the message away. */
	| { readonly kind: 'clear' }
	| { readonly kind: 'identify' }
	| { readonly kind: 'freeze' }
	| { readonly kind: 'unfreeze' }
	| { readonly kind: 'reload' };

export type ScreenOrder = {
	/** Grows: orders are carried out in its order. */
	readonly id: number;
	readonly orderedAt: number;
	readonly orderedBy: string;
	/** A message and a name are shown until then. Everything else is carried out before, or not at all. */
	readonly until: number;
} & ScreenCommand;

/** Taken back, by whom, and why. */
export type Revocation = {
	/** Of the screen. */
	readonly name: string;
	readonly at: number;
	readonly reason: string;
};

/** So that no screen has more to say than is kept of it. */
const LONGEST_NAME = 64;
const MOST_PIXELS = 100_000;

const count = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(most));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PIXELS));
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const screenReportSchema = v.strictObject({
	/** Name of the scene that is shown. */
	scene: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/), v.maxLength(LONGEST_NAME)),
	/** Of the pages that it has loaded. */
	version: v.pipe(v.string(), v.regex(/^[\w.-]+$/), v.maxLength(LONGEST_NAME)),
	/** Since the server last agreed with its database, by what came here; null: not linked yet. */
	lagMs: v.nullable(count(1e12)),
	/** Null: it is not visible. */
	framesPerSecond: v.nullable(count(1_000)),
	/** Of JavaScript; null: the browser does not tell. */
	heapBytes: v.nullable(count(1e13)),
	width: pixels,
	height: pixels,
	pixelRatio: count(100),
	/** Since when it holds what it shows; null: it does not. */
	frozenSince: v.nullable(time),
	/** The last order that it had; null: none. */
	order: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});

export type ScreenReport = Readonly<v.InferOutput<typeof screenReportSchema>>;

/** How often a screen reports (ms); orders at once. */
export const REPORT_EVERY_MS = 5_000;

const revocationSchema = v.object({ name: v.string(), at: v.number(), reason: v.string() });

const pairingSchema = v.variant('kind', [
	v.object({ kind: v.literal('named') }),
	v.object({
		kind: v.literal('waiting'),
		code: v.string(),
		expiresAt: v.number(),
		now: v.number(),
		revoked: v.nullable(revocationSchema),
	}),
	/** So many wait that there is no code for another one. */
	v.object({ kind: v.literal('full') }),
]);

/** What a browser is. */
export type Pairing = Readonly<v.InferOutput<typeof pairingSchema>>;

/** Null where that is no answer of ours. */
export function parsePairing(answer: unknown): Pairing | null {
	const parsed = v.safeParse(pairingSchema, answer);
	return parsed.success ? parsed.output : null;
}

export type ServerToNamedScreen = {
	screen: (told: ScreenTold) => void;
	order: (order: ScreenOrder) => void;
	/** Its credential counts no more. */
	revoked: () => void;
};

export type NamedScreenToServer = { report: (report: ScreenReport) => void };
