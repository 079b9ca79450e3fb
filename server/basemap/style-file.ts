/** A style of the centre's own for its base map: a file as MapLibre has it, over a PMTiles file beside it. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { BadTiles } from './pmtiles-format.ts';

/** Names are the wall's own, and so is the ground. */
const DRAWN: readonly string[] = ['fill', 'line', 'circle', 'raster'];
const TILES = 'pmtiles://';

const STYLE = v.object({
	version: v.literal(8, 'its version is not 8'),
	sources: v.record(v.string(), v.looseObject({ url: v.optional(v.string()) })),
	layers: v.array(
		v.looseObject({ id: v.string(), type: v.string(), source: v.optional(v.string()) }),
		'it has no layers',
	),
});

export type BaseStyle = {
	/** Path of the PMTiles file. */
	readonly tiles: string;
	/** As the style has them, lowest first, but for those that are not drawn here. */
	readonly layers: readonly { readonly id: string; readonly type: string }[];
};

/** Throws `BadTiles`, or what the disk says. */
export async function readStyle(path: string): Promise<BaseStyle> {
	const parsed = v.safeParse(STYLE, parsedJson(await readFile(path, 'utf8')));
	if (!parsed.success) throw new BadTiles(parsed.issues[0].message);
	const { sources, layers } = parsed.output;
	const found = Object.entries(sources).filter(([, { url }]) => url?.startsWith(TILES));
	const [[name, source] = []] = found;
	if (name === undefined || !source?.url || found.length > 1) {
		throw new BadTiles(`one source with a url ${TILES}FILE is wanted, FILE beside the style`);
	}
	const drawn = layers.filter((layer) => layer.source === name && DRAWN.includes(layer.type));
	if (drawn.length === 0) throw new BadTiles(`no layer of it draws ${name}`);
	return { tiles: resolve(dirname(path), source.url.slice(TILES.length)), layers: drawn };
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new BadTiles(`it is no JSON: ${(cause as Error).message}`, { cause });
	}
}
