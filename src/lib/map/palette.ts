import type { MapTheme, MapUnit, ProgressClass } from './types.ts';

/** Red, green, blue, alpha, each 0–255, as deck.gl takes colours. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export type MapPalette = {
	readonly sea: string;
	readonly land: string;
	readonly neighbour: string;
	readonly coast: string;
	readonly border: string;
	readonly progress: readonly [string, string, string, string, string];
	/** Ground and lines of "no data". */
	readonly empty: string;
	readonly hatch: string;
	/** Between units, and round the unit that the centre serves. */
	readonly seam: string;
	readonly home: string;
	readonly critical: string;
	readonly warning: string;
	readonly online: string;
	/** Round symbols, so that they stand on any fill. */
	readonly halo: string;
	/** Text over the map, and its second voice. */
	readonly ink: string;
	readonly inkQuiet: string;
	readonly hairlinePx: number;
};

type Colours = Omit<MapPalette, 'hairlinePx'>;

/** Where the page's design tokens name no colour of their own. */
const FALLBACK: Readonly<Record<MapTheme, Colours>> = {
	dark: {
		sea: '#080c10',
		land: '#0f161a',
		neighbour: '#0c1215',
		coast: '#1f2a31',
		border: '#1b252b',
		progress: ['#172628', '#1e3c41', '#225059', '#29656f', '#689aa3'],
		empty: '#12181c',
		hatch: '#4a555b',
		seam: '#0b1014',
		home: '#d7e2e6',
		critical: '#ff5a4f',
		warning: '#f2b13c',
		online: '#9fb3ba',
		halo: '#0b1014',
		ink: '#f1f5f6',
		inkQuiet: '#a4b1b7',
	},
	light: {
		sea: '#e3ecf0',
		land: '#eff3f4',
		neighbour: '#f3f6f6',
		coast: '#c3cfd4',
		border: '#d0d9dd',
		progress: ['#dfedef', '#b5d7da', '#87bcc1', '#5ea7ae', '#2a6369'],
		empty: '#f3f5f5',
		hatch: '#98a4a9',
		seam: '#fbfcfc',
		home: '#12232a',
		critical: '#c9251b',
		warning: '#a86400',
		online: '#33474f',
		halo: '#fbfcfc',
		ink: '#0c171c',
		inkQuiet: '#46555c',
	},
};

/**
 * The map's colours of a theme: the page's custom properties (`--ground`, `--critical`, `--map-progress-0` …) where it has
 * them, else the map's own. `token` gives the value of a custom property, '' where there is none.
 */
export function paletteOf(
	theme: MapTheme,
	{ token, hairlinePx }: { token: (name: string) => string; hairlinePx: number },
): MapPalette {
	const fallback = FALLBACK[theme];
	const one = (name: string, otherwise: string): string => {
		const own = token(`--${name}`).trim();
		return parseColour(own) ? own : otherwise;
	};
	const [p0, p1, p2, p3, p4] = fallback.progress;
	return {
		sea: one('map-sea', fallback.sea),
		land: one('map-land', fallback.land),
		neighbour: one('map-neighbour', fallback.neighbour),
		coast: one('map-coast', fallback.coast),
		border: one('map-border', fallback.border),
		progress: [
			one('map-progress-0', p0),
			one('map-progress-1', p1),
			one('map-progress-2', p2),
			one('map-progress-3', p3),
			one('map-progress-4', p4),
		],
		empty: one('map-empty', fallback.empty),
		hatch: one('map-hatch', fallback.hatch),
		seam: one('ground', fallback.seam),
		home: one('text-strong', fallback.home),
		critical: one('critical', fallback.critical),
		warning: one('warning', fallback.warning),
		online: one('map-online', fallback.online),
		halo: one('ground', fallback.halo),
		ink: one('text-strong', fallback.ink),
		inkQuiet: one('text-quiet', fallback.inkQuiet),
		hairlinePx,
	};
}

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/i;

/** `#rrggbb` or `#rrggbbaa`; null for anything else: deck.gl and MapLibre must read a colour alike. */
function parseColour(colour: string): Rgba | null {
	const found = HEX.exec(colour);
	if (!found) return null;
	const [red = 0, green = 0, blue = 0, alpha] = found
		.slice(1)
		.map((pair: string | undefined) => (pair === undefined ? 255 : parseInt(pair, 16)));
	return [red, green, blue, alpha ?? 255];
}

export function rgba(colour: string): Rgba {
	const parsed = parseColour(colour);
	if (!parsed) throw new Error(`not a colour of the form #rrggbb: ${colour}`);
	return parsed;
}

/** The colour a part of the way from one to the other. */
export function mixed(
	from: string,
	{ to, part }: { readonly to: string; readonly part: number },
): Rgba {
	const [a, b] = [rgba(from), rgba(to)];
	const at = (index: 0 | 1 | 2 | 3): number => Math.round(a[index] + (b[index] - a[index]) * part);
	return [at(0), at(1), at(2), at(3)];
}

/**
 * A fill of which only a part covers what is beneath it, and which over this ground looks as the whole one does, as far as there are
 * such colours: so that the legend stays true.
 */
export function seenThrough(
	fill: Rgba,
	{ over, part }: { readonly over: string; readonly part: number },
): Rgba {
	const ground = rgba(over);
	const lifted = (index: 0 | 1 | 2): number => {
		const value = (fill[index] - ground[index] * (1 - part)) / part;
		return Math.round(Math.min(Math.max(value, 0), 255));
	};
	return [lifted(0), lifted(1), lifted(2), Math.round(fill[3] * part)];
}

/** The class that stands apart: its text is written in the colour of the page's ground, that of the others in ink. */
export const INVERSE: ProgressClass = 4;

/** Whether a unit has the fill that stands apart. */
function isApart({ progressClass, stale }: Pick<MapUnit, 'progressClass' | 'stale'>): boolean {
	return progressClass === INVERSE && !stale;
}

/** Whether the text on a unit is written in the colour of the ground. */
export function isInverse(unit: Pick<MapUnit, 'progressClass' | 'stale' | 'dimmed'>): boolean {
	return isApart(unit) && unit.dimmed !== true;
}

/**
 * Fill of a unit: its class, or the ground of those without one. A stale one fades towards that ground; of the class that
 * stands apart further, so that the ink of all others can be read on it.
 */
export function unitFill(
	palette: MapPalette,
	unit: { progressClass: ProgressClass | null; stale: boolean; dimmed?: boolean },
): Rgba {
	const fill = litFill(palette, unit);
	if (!unit.dimmed) return fill;
	return mixed(hex(fill), { to: palette.land, part: isApart(unit) ? 0.7 : 0.55 });
}

function litFill(
	palette: MapPalette,
	{ progressClass, stale }: { progressClass: ProgressClass | null; stale: boolean },
): Rgba {
	if (progressClass === null) return rgba(palette.empty);
	const colour = palette.progress[progressClass];
	const part = progressClass === INVERSE ? 0.6 : 0.45;
	return stale ? mixed(colour, { to: palette.empty, part }) : rgba(colour);
}

/** The colours that the labels, the legend and the inset use, as custom properties of the map's element. */
export function cssColours(palette: MapPalette): Readonly<Record<string, string>> {
	return {
		'--map-label': palette.ink,
		'--map-label-quiet': palette.inkQuiet,
		'--map-label-dimmed': css(mixed(palette.ink, { to: palette.inkQuiet, part: 0.5 })),
		'--map-label-halo': palette.halo,
		'--map-sea': palette.sea,
		'--map-inverse-ground': palette.progress[INVERSE],
		'--map-hatch-line': palette.hatch,
		'--map-empty-ground': palette.empty,
		'--map-stale-ground': css(unitFill(palette, { progressClass: 3, stale: true })),
		'--map-inset-land': css(mixed(palette.land, { to: palette.inkQuiet, part: 0.3 })),
		'--map-inset-scope': palette.progress[4],
	};
}

function hex(colour: Rgba): string {
	return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function css([red, green, blue, alpha]: Rgba): string {
	return `rgb(${red} ${green} ${blue} / ${alpha / 255})`;
}
