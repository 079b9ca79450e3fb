/** The form of a scene's file. */
import * as v from 'valibot';
import { LEFT_OUT } from '#lib/wire/scene.ts';
import type { RoomSize, SceneLayout, ScenePlace, TrackSize } from '#lib/wire/scene.ts';
import { strange } from '#lib/wire/yaml-file.ts';

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST_TITLE = 60;
const MOST_PANELS = 24;
/** Of rows in columns in rows. */
const MOST_DEPTH = 6;

export const name = v.pipe(
	v.string(),
	v.regex(NAME, 'a name of small letters, digits and hyphens is wanted, such as giao-thong'),
	v.check((text) => text !== LEFT_OUT, `${LEFT_OUT} is the name of a place that every scene has`),
);
const title = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, 'a title is wanted'),
	v.maxLength(MOST_TITLE, `at most ${String(MOST_TITLE)} characters are wanted`),
	v.normalize('NFC'),
);

const SIZE_WANTED =
	'a size is a number (of the smallest text), 1fr, 30%, auto, auto 1fr, fit 60%, fit 8.6 or heading';

/** What CSS calls it; null where it is no size. */
export function trackSize(size: string | number): TrackSize | null {
	const text = String(size).trim();
	const number = /^\d+(?:\.\d+)?$/.exec(text);
	if (number) return `${text}rem`;
	if (/^\d+(?:\.\d+)?fr$/.test(text)) return `minmax(0, ${text})`;
	if (/^\d+(?:\.\d+)?%$/.test(text)) return text;
	if (text === 'auto' || text === 'heading') return 'auto';
	if (text === 'auto 1fr') return 'minmax(auto, 1fr)';
	const fit = /^fit (\d+(?:\.\d+)?)(%?)$/.exec(text);
	return fit ? `fit-content(${String(fit[1])}${fit[2] || 'rem'})` : null;
}

const size = v.pipe(
	v.union([v.string(), v.number()], SIZE_WANTED),
	v.check((given) => trackSize(given) !== null, SIZE_WANTED),
	v.transform((given) => ({
		size: trackSize(given) ?? 'auto',
		...(given === 'heading' && { headingOnly: true as const }),
	})),
);
const WHOLE = { size: 'minmax(0, 1fr)' };

type GivenGroup = {
	readonly size?: Pick<ScenePlace, 'size' | 'headingOnly'> | undefined;
	readonly rows?: readonly ScenePlace[] | undefined;
	readonly columns?: readonly ScenePlace[] | undefined;
};

const TOO_DEEP: v.GenericSchema<unknown, readonly ScenePlace[]> = v.never(
	`rows and columns at most ${String(MOST_DEPTH)} deep are wanted`,
);

const PLACE_WANTED =
	'the name of a panel, a panel with its size (map: 1fr), or rows or columns is wanted';

/** `map`, `map: 1fr`, or `rows: […]` with its size. */
function places(depth: number): v.GenericSchema<unknown, readonly ScenePlace[]> {
	const inner: v.GenericSchema<unknown, readonly ScenePlace[]> = v.lazy(() =>
		depth < MOST_DEPTH ? places(depth + 1) : TOO_DEEP,
	);
	const grouped = v.pipe(
		v.strictObject(
			{ size: v.optional(size), rows: v.optional(inner), columns: v.optional(inner) },
			strange('a group of panels'),
		),
		v.check(
			({ rows, columns }) => (rows === undefined) !== (columns === undefined),
			'either rows or columns are wanted',
		),
		v.transform(toGroup),
	);
	const panel = v.pipe(
		v.string(),
		v.transform((text): ScenePlace => ({ ...WHOLE, panel: text })),
	);
	const sized = v.pipe(
		v.record(v.string(), size),
		v.check((own) => Object.keys(own).length === 1, PLACE_WANTED),
		v.transform((own): ScenePlace => {
			const [[text, told] = ['', WHOLE]] = Object.entries(own);
			return { ...told, panel: text };
		}),
	);
	return v.pipe(
		v.array(
			v.lazy((given): v.GenericSchema<unknown, ScenePlace> => {
				if (typeof given === 'string') return panel;
				const isGroup =
					typeof given === 'object' && given !== null && ('rows' in given || 'columns' in given);
				return isGroup ? grouped : sized;
			}),
		),
		v.minLength(1, PLACE_WANTED),
	);
}

function toGroup({ size: told = WHOLE, rows, columns }: GivenGroup): ScenePlace {
	return rows ? { ...told, rows } : { ...told, columns: columns ?? [] };
}

const number = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000));
const room = (otherwise: number) =>
	v.optional(
		v.strictObject(
			{ width: v.optional(number, otherwise), height: v.optional(number, otherwise) },
			strange('the size of a room'),
		),
		{ width: otherwise, height: otherwise },
	);
/** Larger than any. */
const BOUNDLESS = 10_000;

const layout = v.pipe(
	v.strictObject(
		{
			from: room(0),
			to: room(BOUNDLESS),
			when: v.optional(v.picklist(['no devices'])),
			rows: v.optional(places(1)),
			columns: v.optional(places(1)),
		},
		strange('a layout'),
	),
	v.check(
		({ rows, columns }) => (rows === undefined) !== (columns === undefined),
		'either rows or columns are wanted',
	),
	v.transform(({ from, to, when, ...group }): SceneLayout => ({
		from: from satisfies RoomSize,
		to,
		deviceless: when !== undefined,
		place: toGroup(group),
	})),
);

/** What is said of any panel; the rest is its options. */
const panel = v.looseObject({
	type: v.string('the type of a panel is wanted'),
	title: v.optional(title),
	titleEn: v.optional(title),
});

export const SCENE_FILE = v.strictObject(
	{
		scene: name,
		title,
		titleEn: v.optional(title),
		/** Slugs of the centres that have it; left out: every one. */
		centres: v.optional(v.array(v.string())),
		about: v.optional(v.picklist(['parts', 'unit']), 'parts'),
		unit: v.optional(
			v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,16}$/, 'the code of a unit is wanted')),
		),
		panels: v.pipe(
			v.record(name, panel),
			v.check((own) => Object.keys(own).length > 0, 'a panel is wanted'),
			v.check(
				(own) => Object.keys(own).length <= MOST_PANELS,
				`at most ${String(MOST_PANELS)} panels are wanted`,
			),
		),
		layouts: v.pipe(v.array(layout), v.minLength(1, 'a layout is wanted')),
	},
	strange('a scene'),
);

export type SceneFile = v.InferOutput<typeof SCENE_FILE>;
