/** The base map that a centre has of its own (`IOC_BASE_MAP`): a PMTiles file, or a style over one, read by the server and sent tile by tile. */
import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { BASE_MAP_PATH, type BaseMapAnswer } from '#lib/wire/base-map.ts';
import { problemLine, type Settings } from '#lib/wire/settings.ts';
import { editionOf, PmtilesFile } from './pmtiles-file.ts';
import { readStyle, type BaseStyle } from './style-file.ts';
import type { TileType } from './pmtiles-format.ts';

export class BadBaseMap extends Error {
	override readonly name = 'BadBaseMap';
}

const MEDIA_TYPES: Readonly<Record<TileType, string>> = {
	vector: 'application/vnd.mapbox-vector-tile',
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	avif: 'image/avif',
};

export type TileAt = { readonly z: number; readonly x: number; readonly y: number };

export type SentTile = {
	readonly bytes: Uint8Array;
	readonly mediaType: string;
	readonly gzip: boolean;
};

export class BaseMap {
	readonly #path: string | null;
	readonly #log: Logger;
	#file: PmtilesFile | null = null;
	#style: BaseStyle | null = null;
	#looking: Promise<PmtilesFile> | null = null;

	constructor({ path, log }: { readonly path: string | null; readonly log: Logger }) {
		this.#path = path;
		this.#log = log;
	}

	/** Throws `BadBaseMap` where the file cannot be read. */
	async start(): Promise<void> {
		const path = this.#path;
		if (path === null) return;
		try {
			await this.#look(path);
		} catch (error) {
			const wanted = `a PMTiles file, or a style over one, that can be read (${(error as Error).message})`;
			const value = path;
			throw new BadBaseMap(problemLine({ name: 'IOC_BASE_MAP', value, wanted }), { cause: error });
		}
	}

	/** As the file is now: another one that was put in its place is opened. */
	async answer(): Promise<BaseMapAnswer> {
		if (this.#path === null) return { kind: 'none' };
		try {
			const file = await this.#current(this.#path);
			const { type, minZoom, maxZoom, bounds } = file.header;
			return {
				kind: type === 'vector' ? 'vector' : 'raster',
				tiles: `${BASE_MAP_PATH}/{z}/{x}/{y}?edition=${file.edition}`,
				...{ minZoom, maxZoom, bounds, layers: file.layers },
				...(this.#style && { style: this.#style.layers }),
			};
		} catch (error) {
			this.#log.warn({ err: error }, 'basemap: the file of IOC_BASE_MAP cannot be read');
			return { kind: 'broken' };
		}
	}

	/** Null where there is none. */
	async tile(at: TileAt): Promise<SentTile | 'broken' | null> {
		const file = this.#file;
		if (!file) return null;
		try {
			const tile = await file.tile(at);
			return tile && { ...tile, mediaType: MEDIA_TYPES[file.header.type] };
		} catch (error) {
			this.#log.warn({ err: error, ...at }, 'basemap: a tile of IOC_BASE_MAP cannot be read');
			return 'broken';
		}
	}

	async stop(): Promise<void> {
		await this.#file?.close();
		this.#file = null;
	}

	/** One look at a time: no file is opened twice. */
	#current(path: string): Promise<PmtilesFile> {
		this.#looking ??= this.#look(path).finally(() => {
			this.#looking = null;
		});
		return this.#looking;
	}

	async #look(path: string): Promise<PmtilesFile> {
		const style = path.endsWith('.json') ? await readStyle(path) : null;
		const tiles = style?.tiles ?? path;
		const edition = editionOf(await stat(tiles));
		this.#style = style;
		if (this.#file?.edition === edition) return this.#file;
		const opened = await PmtilesFile.open(tiles);
		const before = this.#file;
		this.#file = opened;
		await before?.close();
		return opened;
	}
}

/** Throws `BadBaseMap` where there should be one and it cannot be read. */
export async function openBaseMap(options: {
	readonly settings: Pick<Settings, 'baseMap'>;
	readonly log: Logger;
}): Promise<BaseMap> {
	const baseMap = new BaseMap({ path: options.settings.baseMap, log: options.log });
	await baseMap.start();
	return baseMap;
}
